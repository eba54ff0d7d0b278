import type { Link, NodeId } from '../../../contract/index.ts';
import { countOf, listShort } from './format.ts';

/** Cuts and heals are told as what they are: one link, a pair, or a whole partition. */

export function linksCut(links: readonly Link[]): string {
  const shape = shapeOf(links);
  switch (shape.kind) {
    case 'none':
      return 'No link is cut.';
    case 'one':
      return `The link from ${shape.from} to ${shape.to} is cut; the way back still works.`;
    case 'pair':
      return `${shape.a} and ${shape.b} are cut off from each other.`;
    case 'split':
      return `The network splits: ${listShort(shape.left)} on one side, ${listShort(shape.right)} on the other.`;
    case 'many':
      return `${countOf(links.length, 'link')} are cut: ${listShort(pairsOf(links))}.`;
  }
}

export function linksHealed(links: readonly Link[]): string {
  const shape = shapeOf(links);
  switch (shape.kind) {
    case 'none':
      return 'No link is healed.';
    case 'one':
      return `The link from ${shape.from} to ${shape.to} works again.`;
    case 'pair':
      return `${shape.a} and ${shape.b} reach each other again.`;
    case 'split':
      return `The split is healed: ${listShort(shape.left)} ${shape.left.length === 1 ? 'reaches' : 'reach'} ${listShort(shape.right)} again.`;
    case 'many':
      return `${countOf(links.length, 'link')} work again: ${listShort(pairsOf(links))}.`;
  }
}

/** Names the links as the subject of a sentence. */
export function linksText(links: readonly Link[]): string {
  const shape = shapeOf(links);
  switch (shape.kind) {
    case 'none':
      return 'No link';
    case 'one':
      return `The link from ${shape.from} to ${shape.to}`;
    case 'pair':
      return `Both links between ${shape.a} and ${shape.b}`;
    case 'split':
      return `Links between ${listShort(shape.left)} and ${listShort(shape.right)}`;
    case 'many':
      return countOf(links.length, 'link');
  }
}

/** Pairs of nodes, each once: `n1–n2`, or `n1→n2` where the way back is not among the links. */
export function pairsOf(links: readonly Link[]): readonly string[] {
  const has = (from: NodeId, to: NodeId) =>
    links.some((link) => link.from === from && link.to === to);
  return unique(
    links.map(({ from, to }) => {
      if (!has(to, from)) return `${from}→${to}`;
      return inOrder([from, to]).join('–');
    }),
  );
}

type Shape =
  | { readonly kind: 'none' }
  | { readonly kind: 'one'; readonly from: NodeId; readonly to: NodeId }
  | { readonly kind: 'pair'; readonly a: NodeId; readonly b: NodeId }
  | { readonly kind: 'split'; readonly left: readonly NodeId[]; readonly right: readonly NodeId[] }
  | { readonly kind: 'many' };

function shapeOf(links: readonly Link[]): Shape {
  const [first] = links;
  if (first === undefined) return { kind: 'none' };
  if (links.length === 1) return { kind: 'one', from: first.from, to: first.to };
  const has = (from: NodeId, to: NodeId) =>
    links.some((link) => link.from === from && link.to === to);
  const right = unique(links.filter(({ from }) => from === first.from).map(({ to }) => to));
  const left = unique(links.filter(({ to }) => to === right[0]).map(({ from }) => from));
  const whole = left.every((a) => right.every((b) => has(a, b) && has(b, a)));
  const disjoint = left.every((a) => !right.includes(a));
  if (!whole || !disjoint || links.length !== 2 * left.length * right.length)
    return { kind: 'many' };
  if (links.length === 2) return { kind: 'pair', a: first.from, b: first.to };
  return { kind: 'split', left, right };
}

function unique<Name extends string>(names: readonly Name[]): readonly Name[] {
  return inOrder([...new Set(names)]);
}

function inOrder<Name extends string>(names: readonly Name[]): readonly Name[] {
  return names.toSorted((a, b) => a.length - b.length || a.localeCompare(b));
}
