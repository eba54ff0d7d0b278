/** The menus of the bar, and what stands on the page while one of them is not as usual. */
export { RecordingMenu, SceneMenu, ViewMenu } from './Menus.tsx';
export { SightMenu } from './SightMenu.tsx';
export { SightNote } from './SightNote.tsx';
