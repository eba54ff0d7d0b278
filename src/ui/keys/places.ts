/** The id of the command field, for the key that leads to it. */
export const COMMAND_FIELD = 'command-field';

/** The id of what is to be looked at: where the focus goes when another run opens. */
export const STAGE = 'stage';

/** The ids of the panels, and of the inspector among them. */
export const PANELS = 'panels';
export const INSPECTOR = 'inspector';
