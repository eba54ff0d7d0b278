import {
  isReconfig,
  NOOP,
  type ClientState,
  type NoteOf,
  type ProcessState,
  type Step,
} from '../paxos/index.ts';
import { report, type Examination } from './examination.ts';
import { keyOf } from './keys.ts';

/** I16, and what clients ask for: the order of answers that everybody can see. */
export function checkClient(
  exam: Examination,
  { id }: ClientState,
  { notes }: Step<ProcessState>,
): void {
  const { requested, after, reads } = exam.ghost;
  for (const note of notes) {
    if (note.kind === 'asked') {
      const key = keyOf(note.cmd);
      if (!note.read) requested.set(key, note.cmd);
      else if (note.cmd !== NOOP && !isReconfig(note.cmd.op)) reads.set(key, note.cmd.op);
      after.set(key, exam.ghost.latest);
    } else if (note.kind === 'answered') checkAnswer(exam, id, note);
  }
}

/** I16: op1 answered before op2 was sent => slot(op1) < slot(op2); a read may see the same slot. */
function checkAnswer(
  exam: Examination,
  id: ClientState['id'],
  { client, seq, slot }: NoteOf<'answered'>,
): void {
  const { ghost } = exam;
  const key = `${client}#${seq}`;
  const earlier = ghost.after.get(key);
  ghost.after.delete(key);
  const isRead = ghost.reads.has(key);
  if (earlier !== undefined && (isRead ? slot < earlier.slot : slot <= earlier.slot)) {
    const witnesses = earlier.by === null ? [id] : [earlier.by, id];
    report(exam, 'I16', witnesses, { cmd: key, slot, earlier: earlier.slot });
  }
  if (slot > ghost.latest.slot) ghost.latest = { slot, by: id };
}
