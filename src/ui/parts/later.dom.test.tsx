import { cleanup, render, screen } from '@testing-library/react';
import { Suspense } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { later } from './index.ts';

afterEach(cleanup);

function Hello({ name }: { readonly name: string }) {
  return <p>Hello, {name}</p>;
}

describe('a component that comes later', () => {
  it('is drawn at once when its code is there', async () => {
    const Part = later(() => Promise.resolve(Hello));
    await Part.bring();
    render(
      <Suspense fallback="wait">
        <Part name="Ada" />
      </Suspense>,
    );
    expect(document.body.textContent).toBe('Hello, Ada');
  });

  it('is waited for when it is wanted before', async () => {
    const Part = later(() => Promise.resolve(Hello));
    render(
      <Suspense fallback="wait">
        <Part name="Ada" />
      </Suspense>,
    );
    expect(document.body.textContent).toBe('wait');
    expect(await screen.findByText('Hello, Ada')).toBeTruthy();
  });
});
