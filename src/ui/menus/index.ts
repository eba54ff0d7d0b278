/** The menus of the bar. */
export { RecordingMenu, SceneMenu, ViewMenu } from './Menus.tsx';
