/** Lines that both share follow two spaces, lines only in `wanted` follow `-`, lines only in `got` follow `+`. */
export function diff(wanted: readonly string[], got: readonly string[]): readonly string[] {
  let head = 0;
  while (head < wanted.length && head < got.length && wanted[head] === got[head]) head += 1;
  let tail = 0;
  const most = Math.min(wanted.length, got.length) - head;
  while (tail < most && wanted.at(-1 - tail) === got.at(-1 - tail)) tail += 1;
  return [
    ...wanted.slice(Math.max(0, head - CONTEXT), head).map((line) => `  ${line}`),
    ...wanted.slice(head, wanted.length - tail).map((line) => `- ${line}`),
    ...got.slice(head, got.length - tail).map((line) => `+ ${line}`),
    ...got.slice(got.length - tail, got.length - tail + CONTEXT).map((line) => `  ${line}`),
  ];
}

const CONTEXT = 2;
