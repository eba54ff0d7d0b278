/** Clients: commands in one's own words, and steady load. */
export { Clients } from './Clients.tsx';
export { COMMAND_FIELD, CommandForm } from './CommandForm.tsx';
export { loadDraft, loadOf, loadProblem, type LoadDraft } from './load-draft.ts';
export { LoadFields } from './LoadFields.tsx';
