/** The page listens for keys here, and leaves a key alone if the focused control uses it. */
export { isAwaited, takeAhead, typeAhead } from './ahead.ts';
export { COMMAND_FIELD, INSPECTOR, PANELS, STAGE, START, toStage } from './places.ts';
export { useKeys } from './use-keys.ts';
