import type { NodeId, ProcessId, Role } from '../contract/index.ts';
import type { Box, Point, Size } from './geometry.ts';
import type { Build } from './measures.ts';

/** What a layout is made from and what it says. */

export type Arrangement = 'role' | 'machine';

/** A machine that hosts these processes. */
export interface Host {
  readonly id: NodeId;
  readonly processes: readonly ProcessId[];
}

/**
 * How a machine is drawn: a lane through several columns, an island on the ring, or a strip of its
 * own for one kind of process.
 */
export type Form = 'lane' | 'island' | 'strip';

export interface Machine {
  readonly id: NodeId;
  readonly form: Form;
  readonly box: Box;
  /** Left end of the base line of its name. */
  readonly label: Point;
  /** Upper left corner of its two buttons, and how they follow each other; null where there is no room. */
  readonly controls: (Point & { readonly flow: 'row' | 'column' }) | null;
  readonly tray: Box;
}

export interface Place {
  readonly id: ProcessId;
  readonly role: Role;
  readonly node: NodeId;
  /** Middle of the body, where messages begin and end. */
  readonly middle: Point;
  readonly radius: Size;
  /** All that the glyph covers. */
  readonly box: Box;
}

/** Where everything stands. Glyphs are drawn at `scale`; all figures here are pixels of the stage. */
export interface Layout {
  readonly arrangement: Arrangement;
  readonly size: Size;
  readonly scale: number;
  /** Clients stand above all others, and there is no room for words on buttons. */
  readonly compact: boolean;
  readonly build: Build;
  /** Height of a machine's button; 0 where there is no room for any. */
  readonly control: number;
  readonly machines: readonly Machine[];
  readonly places: readonly Place[];
  /** Headings over the columns. */
  readonly columns: readonly { readonly role: Role; readonly x: number; readonly y: number }[];
  /** Where links between lanes may pass at the right; null where links go straight. */
  readonly gutter: number | null;
}

export interface LayoutInput {
  readonly hosts: readonly Host[];
  /** Acceptors of the cluster: leaders keep a seat for each. */
  readonly seats: number;
  readonly arrangement: Arrangement;
  readonly size: Size;
  /** Height of a button that a finger or a mouse can hit, in pixels. */
  readonly target: number;
}

/** Below this width columns have no room beside the clients, who move to the top. */
export const COMPACT_BELOW = 600;
