/** The page listens for keys here, and leaves a key alone if the focused control uses it. */
export { COMMAND_FIELD, INSPECTOR, PANELS, STAGE } from './places.ts';
export { useKeys } from './use-keys.ts';
