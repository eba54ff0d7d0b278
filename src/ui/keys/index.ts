/** Keys: one table of shortcuts, and the hand that holds them back where a key belongs to somebody else. */
export { COMMAND_FIELD, INSPECTOR, PANELS, STAGE } from './places.ts';
export { keyHint, SHORTCUTS, type ShortcutId } from './shortcuts.ts';
export { useShortcuts, type ShortcutHandlers } from './use-shortcuts.ts';
