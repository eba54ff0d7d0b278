export { Clients } from './Clients.tsx';
export { CommandForm } from './CommandForm.tsx';
export { LoadFields } from './LoadFields.tsx';
