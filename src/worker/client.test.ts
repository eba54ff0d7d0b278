import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Notice } from '../contract/index.ts';
import { deltaOf, frameOf, greeting, openSession } from '../session/index.ts';
import { openDoor, startWorker } from './client.ts';

/** A worker of which only the page's side exists. */
class Silent extends EventTarget {
  static readonly started: Silent[] = [];

  constructor() {
    super();
    Silent.started.push(this);
  }

  terminate(): void {}

  says(notice: Notice): void {
    this.dispatchEvent(new MessageEvent('message', { data: notice }));
  }

  fails(message: string): void {
    this.dispatchEvent(Object.assign(new Event('error'), { message }));
  }
}

beforeEach(() => {
  Silent.started.length = 0;
  vi.stubGlobal('Worker', Silent);
});
afterEach(() => vi.unstubAllGlobals());

function greet(worker: Silent): void {
  worker.says(greeting());
  const delta = deltaOf(null, frameOf(openSession()), []);
  worker.says({ kind: 'answer', id: 0, answer: { kind: 'done' }, delta });
}

it('hears what a worker said before its door was opened, once', async () => {
  startWorker();
  greet(Silent.started[0]!);
  const opened = vi.fn();
  openDoor().onOpen(opened);
  expect(opened).not.toHaveBeenCalled();
  await Promise.resolve();
  expect(opened).toHaveBeenCalledTimes(1);
  expect(Silent.started).toHaveLength(1);
});

it('hears of a worker that failed before its door was opened', async () => {
  startWorker();
  Silent.started[0]!.fails('no such file');
  const failed = vi.fn();
  openDoor().onFault(failed);
  await Promise.resolve();
  expect(failed).toHaveBeenCalledWith({ message: 'no such file', recording: '' });
});

it('opens each further door to a worker of its own', () => {
  startWorker();
  openDoor();
  const opened = vi.fn();
  openDoor().onOpen(opened);
  expect(Silent.started).toHaveLength(2);
  greet(Silent.started[1]!);
  expect(opened).toHaveBeenCalledTimes(1);
});
