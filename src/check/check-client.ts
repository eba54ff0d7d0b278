import type { ClientState, NoteOf, ProcessState, Step } from '../paxos/index.ts';
import { report, type Examination } from './examination.ts';
import { keyOf } from './keys.ts';

/** I16, and what clients ask for: the order of answers that everybody can see. */
export function checkClient(
  exam: Examination,
  { id }: ClientState,
  { notes }: Step<ProcessState>,
): void {
  const { requested, after } = exam.ghost;
  for (const note of notes) {
    if (note.kind === 'asked') {
      const key = keyOf(note.cmd);
      requested.set(key, note.cmd);
      after.set(key, exam.ghost.latest);
    } else if (note.kind === 'answered') checkAnswer(exam, id, note);
  }
}

/** I16: op1 answered before op2 was sent => slot(op1) < slot(op2). */
function checkAnswer(
  exam: Examination,
  id: ClientState['id'],
  { client, seq, slot }: NoteOf<'answered'>,
): void {
  const { ghost } = exam;
  const key = `${client}#${seq}`;
  const earlier = ghost.after.get(key);
  ghost.after.delete(key);
  if (earlier !== undefined && slot <= earlier.slot) {
    const witnesses = earlier.by === null ? [id] : [earlier.by, id];
    report(exam, 'I16', witnesses, { cmd: key, slot, earlier: earlier.slot });
  }
  if (slot > ghost.latest.slot) ghost.latest = { slot, by: id };
}
