import type { Frame, NodeId, SceneId } from '../../contract/index.ts';
import type { Selection } from '../../store/index.ts';

/** What the shell can do for keys, palette and bar alike. */
export interface Deeds {
  readonly openSheet: (sheet: SheetName) => void;
  /** Shows a panel, and leads to a section of it where one is named. */
  readonly showPanel: (panel: PanelName, place?: PlaceName) => void;
  /** Shows a picture by the stage; null for none. */
  readonly showView: (view: ViewName | null) => void;
  /** The last one that was shown, or none where one is. */
  readonly toggleView: () => void;
  /** Gives the picture the stage's room, or shares it. */
  readonly enlargeView: (isLarge: boolean) => void;
  readonly openScene: (scene: SceneId) => void;
  readonly copyRecording: () => void;
  readonly saveRecording: () => void;
  readonly saveScript: () => void;
  readonly pickRecording: () => void;
  /** Opens the run before the present one again; null where there was none. */
  readonly backToEarlier: (() => void) | null;
  readonly toCommand: () => void;
  /** Tells a person something in one line. */
  readonly tell: (text: string) => void;
}

export type SheetName = 'editor' | 'palette' | 'help' | 'reconfigure';
export const VIEWS = ['lifelines', 'why', 'lattice', 'traffic', 'comparison'] as const;
export type ViewName = (typeof VIEWS)[number];

/** The picture by the stage; null for none. */
export interface ShownView {
  readonly shown: ViewName | null;
  /** The one that was shown last. */
  readonly last: ViewName;
  readonly isLarge: boolean;
}

/** The id of a section's heading. */
export type PlaceName = 'faults-partition' | 'faults-weather' | 'load-load';

export type PanelName = 'inspector' | 'messages' | 'faults' | 'clients' | 'checks';

/** The node that a selection stands for: itself, or the one its process runs on. */
export function nodeOfSelection(frame: Frame | null, selection: Selection | null): NodeId | null {
  if (frame === null || selection === null) return null;
  if (selection.kind === 'node')
    return frame.nodes.some(({ id }) => id === selection.id) ? selection.id : null;
  if (selection.kind !== 'process') return null;
  return frame.nodes.find(({ processes }) => processes.includes(selection.id))?.id ?? null;
}
