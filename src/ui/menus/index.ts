/** The menus of the bar, and the note that stands above a veiled stage. */
export { RecordingMenu, SceneMenu, ViewMenu } from './Menus.tsx';
export { SightMenu } from './SightMenu.tsx';
export { SightNote } from './SightNote.tsx';
