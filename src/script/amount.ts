import type { Phrase } from './pattern.ts';

export function amountHolds({ form, args: { n } }: Phrase<'amount'>, count: number): boolean {
  switch (form) {
    case 'exactly':
      return count === n;
    case 'atMost':
      return count <= n;
    case 'atLeast':
      return count >= n;
  }
}
