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
