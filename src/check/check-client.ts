import {
  NOOP,
  type ClientState,
  type NoteOf,
  type ProcessState,
  type Step,
} from '../paxos/index.ts';
import { report, type Examination } from './examination.ts';

/** I16, and what clients ask for: the order of answers that everybody can see. */
export function checkClient(
  exam: Examination,
  { id }: ClientState,
  { notes }: Step<ProcessState>,
): void {
  const { ghost } = exam;
  for (const note of notes) {
    if (note.kind === 'asked') {
      const { cmd, read } = note;
      if (cmd === NOOP) continue;
      ghost.asked.set(cmd.client, cmd.seq, { cmd, read, earlier: ghost.latest });
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
  const { read = false, earlier } = ghost.asked.get(client, seq) ?? {};
  if (earlier !== undefined && (read ? slot < earlier.slot : slot <= earlier.slot)) {
    const witnesses = earlier.by === null ? [id] : [earlier.by, id];
    report(exam, 'I16', witnesses, { cmd: `${client}#${seq}`, slot, earlier: earlier.slot });
  }
  if (slot > ghost.latest.slot) ghost.latest = { slot, by: id };
}
