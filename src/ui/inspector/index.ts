export { InspectorView } from './InspectorView.tsx';
