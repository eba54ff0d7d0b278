export { Reconfigure } from './Reconfigure.tsx';
