/** The id of the command field, for the key that leads to it. */
export const COMMAND_FIELD = 'command-field';

/** The id of the stage; the focus goes there when another run opens. */
export const STAGE = 'stage';

/** The ids of the panels, and of the inspector among them. */
export const PANELS = 'panels';
export const INSPECTOR = 'inspector';

/** The id of the first steps. */
export const START = 'start-here';

/** Gives the focus to the stage, so that the next key is for the run. The page does not scroll. */
export function toStage(): void {
  document.getElementById(STAGE)?.focus({ preventScroll: true });
}
