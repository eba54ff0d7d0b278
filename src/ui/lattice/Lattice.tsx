import type { Deeds } from '../shell/index.ts';

export function Lattice({ deeds }: { readonly deeds: Deeds }) {
  return <p data-deeds={Object.keys(deeds).length} />;
}
