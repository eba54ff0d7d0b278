/** Clients: commands in one's own words, and steady load. */
export { Clients } from './Clients.tsx';
export { CommandForm } from './CommandForm.tsx';
export { LoadFields } from './LoadFields.tsx';
