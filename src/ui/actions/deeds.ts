import { createContext, useContext } from 'react';
import type { SceneId } from '../../contract/index.ts';
import type { TermId } from '../words/glossary/index.ts';

/** The shell does these for actions, because it alone knows sheets, panels, pictures, files and notices. */
export interface Deeds {
  readonly openSheet: (sheet: SheetName) => void;
  /** Opens the card of what has the focus, is pointed at or is selected. */
  readonly explain: () => void;
  /** Opens the glossary, at an entry if one is named. */
  readonly openGlossary: (term?: TermId) => void;
  /** Shows a panel, and brings the named place into sight. Without one the page stays where it is. */
  readonly showPanel: (panel: PanelName, place?: PlaceName) => void;
  /** Puts the panels away again while presenting; false if none were there. */
  readonly closeSide: () => boolean;
  /** The picture by the stage. */
  readonly view: ShownView;
  /** Shows a picture by the stage; null for none. */
  readonly showView: (view: ViewName | null) => void;
  /** Gives the picture the stage's room, or shares it. */
  readonly enlargeView: (isLarge: boolean) => void;
  readonly openScene: (scene: SceneId) => Promise<unknown>;
  /** Opens a case of the library and tells its title. */
  readonly openCase: (id: string, title: string) => void;
  /** Shows the same run on a broken rule or, for null, on the right ones. */
  readonly onRules: (variant: string | null) => void;
  readonly copyRecording: () => void;
  readonly saveRecording: () => void;
  readonly saveScript: () => void;
  readonly pickRecording: () => void;
  /** Opens the run before the present one again; null if there was none. */
  readonly backToEarlier: (() => Promise<void>) | null;
  readonly toCommand: () => void;
  /** Gives the focus to the first steps once they are there. */
  readonly toStart: () => void;
  /** Tells a person something in one line. */
  readonly tell: (text: string) => void;
}

export type SheetName =
  'editor' | 'library' | 'rules' | 'palette' | 'help' | 'glossary' | 'reconfigure';
export const VIEWS = ['lifelines', 'why', 'lattice', 'traffic', 'comparison'] as const;
export type ViewName = (typeof VIEWS)[number];

export interface ShownView {
  /** It is null while no picture is shown. */
  readonly shown: ViewName | null;
  /** The picture that was shown last, or is shown now. */
  readonly last: ViewName;
  readonly isLarge: boolean;
}

/** The id of a section's heading, or of the panels as a whole. */
export type PlaceName = 'panels' | 'faults-partition' | 'faults-weather' | 'load-load';

export const PANELS = ['inspector', 'messages', 'faults', 'clients', 'checks'] as const;
export type PanelName = (typeof PANELS)[number];

export const NO_VIEW: ShownView = { shown: null, last: VIEWS[0], isLarge: false };

const nothing = () => {};

/** A picture that stands alone has no shell, and so the actions of the shell have no effect there. */
const NO_SHELL: Deeds = {
  openSheet: nothing,
  explain: nothing,
  openGlossary: nothing,
  showPanel: nothing,
  closeSide: () => false,
  view: NO_VIEW,
  showView: nothing,
  enlargeView: nothing,
  openScene: () => Promise.resolve(),
  openCase: nothing,
  onRules: nothing,
  copyRecording: nothing,
  saveRecording: nothing,
  saveScript: nothing,
  pickRecording: nothing,
  backToEarlier: null,
  toCommand: nothing,
  toStart: nothing,
  tell: nothing,
};

export const DeedsContext = createContext(NO_SHELL);

export function useDeeds(): Deeds {
  return useContext(DeedsContext);
}
