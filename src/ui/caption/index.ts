export { CaptionView } from './CaptionView.tsx';
