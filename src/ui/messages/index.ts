export { MessagesView } from './MessagesView.tsx';
