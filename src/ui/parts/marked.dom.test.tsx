import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { Marked } from './Marked.tsx';

afterEach(cleanup);

it.each(['no-op', 'put x a-b', 'put x (1|2)*', 'put x [^/\\]$', 'put x "ключ.+"'])(
  'a sentence may hold any command: %s',
  (command) => {
    const text = `a2 accepts ${command} for slot 3 in 2·l1.`;
    const { container } = render(<Marked text={text} commands={[command]} />);
    expect(container.textContent).toBe(text);
    const marked = [...container.querySelectorAll('span')].map((one) => one.textContent);
    expect(marked).toEqual([command, '2·l1']);
  },
);

it('the words of a sentence have cards, and those of a command have not', () => {
  const text = 'a2 accepts put slot chosen for slot 3: it is chosen.';
  const { container } = render(<Marked text={text} commands={['put slot chosen']} isExplained />);
  expect(container.textContent).toBe(text);
  const terms = [...container.querySelectorAll('[data-term]')].map((one) => [
    one.textContent,
    one.getAttribute('data-term'),
  ]);
  expect(terms).toEqual([
    ['accepts', 'vote'],
    ['put slot chosen', 'command'],
    ['slot', 'slot'],
    ['chosen', 'chosen'],
  ]);
});
