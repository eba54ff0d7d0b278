import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useNotice } from './use-notice.ts';

function wideMedia() {
  return { matches: false, addEventListener: () => {}, removeEventListener: () => {} };
}

beforeEach(() => {
  Object.assign(globalThis, { matchMedia: wideMedia });
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const LONG = 'a word '.repeat(30);
function pass(seconds: number): void {
  act(() => {
    vi.advanceTimersByTime(1_000 * seconds);
  });
}

it('news goes once it can have been read, the longer the later', () => {
  const { result } = renderHook(useNotice);
  for (const [text, there, gone] of [
    ['Copied.', 4, 1],
    [LONG, 20, 2],
  ] as const) {
    act(() => result.current.tell(text));
    pass(there);
    expect(result.current.notice?.text).toBe(text);
    pass(gone);
    expect(result.current.notice).toBeNull();
  }
});

it('news stays while a person points at it, and its time begins anew', () => {
  const { result } = renderHook(useNotice);
  act(() => result.current.tell('Copied.'));
  act(() => result.current.read(true));
  pass(60);
  expect(result.current.notice).not.toBeNull();
  act(() => result.current.read(false));
  pass(6);
  expect(result.current.notice).toBeNull();
});

it('what carries the way back, and bad news, stays', () => {
  const { result } = renderHook(useNotice);
  act(() => result.current.show({ text: 'Your last run is kept.', offersBack: true }));
  pass(600);
  expect(result.current.notice).not.toBeNull();
  act(() => result.current.warn('Not opened.'));
  pass(600);
  expect(result.current.notice?.text).toBe('Not opened.');
  act(() => result.current.read(true));
  act(() => result.current.dismiss());
  expect(result.current.notice).toBeNull();
  act(() => result.current.tell('Copied.'));
  pass(6);
  expect(result.current.notice, 'the pointer was on the notice before').toBeNull();
});
