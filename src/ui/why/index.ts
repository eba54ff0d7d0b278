/** The chain of causes of whatever was asked about, as sentences. */
export { Why } from './Why.tsx';
