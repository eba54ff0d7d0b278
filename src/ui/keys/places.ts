/** The id of the command field, for the key that leads to it. */
export const COMMAND_FIELD = 'command-field';
