import type { NodeId, ProcessId, Role } from '../contract/index.ts';
import type { Box, Point, Size } from './geometry.ts';
import type { Build } from './measures.ts';

export type Arrangement = 'role' | 'machine';

/** A node and the processes it hosts. */
export interface Host {
  readonly id: NodeId;
  readonly processes: readonly ProcessId[];
}

/**
 * A node is drawn as a lane through several columns, as an island on the ring, or as a strip that
 * holds one kind of process.
 */
export type Form = 'lane' | 'island' | 'strip';

export interface Machine {
  readonly id: NodeId;
  readonly form: Form;
  readonly box: Box;
  /** The left end of the base line of its name. */
  readonly label: Point;
  /** The upper left corner of its two buttons, and how they follow each other; null where there is no room. */
  readonly controls: (Point & { readonly flow: 'row' | 'column' }) | null;
  readonly tray: Box;
}

export interface Place {
  readonly id: ProcessId;
  readonly role: Role;
  readonly node: NodeId;
  /** The middle of the body, where messages begin and end. */
  readonly middle: Point;
  readonly radius: Size;
  /** Everything that the glyph covers. */
  readonly box: Box;
}

export interface Heading extends Point {
  readonly role: Role;
  /** The node on whose ground it stands; null over a column. */
  readonly node: NodeId | null;
}

/** A layout says where everything stands, in pixels of the stage. Glyphs are drawn at `scale`. */
export interface Layout {
  readonly arrangement: Arrangement;
  readonly size: Size;
  readonly scale: number;
  /** A compact stage has its clients above all others and no room for words on buttons. */
  readonly compact: boolean;
  readonly build: Build;
  /** The height of a node's button; 0 where there is no room for buttons. */
  readonly control: number;
  readonly machines: readonly Machine[];
  readonly places: readonly Place[];
  /** The names of the roles: over the columns, or once under the shapes of the first node that has them. */
  readonly headings: readonly Heading[];
  /** Links between lanes pass here at the right; they go straight if it is null. */
  readonly gutter: number | null;
}

export interface LayoutInput {
  readonly hosts: readonly Host[];
  /** The number of acceptors in the cluster, because leaders keep a seat for each. */
  readonly seats: number;
  readonly arrangement: Arrangement;
  readonly size: Size;
  /** The height of a button that a finger or a mouse can hit, in pixels. */
  readonly target: number;
  /** Before a hall, the machines of clients have no buttons, because the story is about the servers. */
  readonly bareClients?: boolean;
}

/** Below this width the columns leave no room beside them, and the clients move to the top. */
export const COMPACT_BELOW = 600;
