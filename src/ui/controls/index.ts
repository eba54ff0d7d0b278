/** The plain controls that every panel is made of. */
export { Button, Tipped, type ButtonProps } from './Button.tsx';
export { Choice, optionsOf } from './Choice.tsx';
export { ErrorLine, Field } from './Field.tsx';
export { NumberInput } from './NumberInput.tsx';
export { Segments } from './Segments.tsx';
export { Sheet } from './Sheet.tsx';
export { Switch } from './Switch.tsx';
export { useCalm } from './use-calm.ts';
export { default as controlStyles } from './controls.module.css';
export { Tip } from './Tip.tsx';
