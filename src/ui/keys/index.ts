/** Keys: the ear that hears them, and holds them back where a key belongs to somebody else. */
export { COMMAND_FIELD, INSPECTOR, PANELS, STAGE } from './places.ts';
export { useKeys } from './use-keys.ts';
