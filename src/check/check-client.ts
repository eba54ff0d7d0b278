import {
  NOOP,
  set,
  type ClientState,
  type NoteOf,
  type ProcessState,
  type Step,
} from '../paxos/index.ts';
import { entryOf, withEntry } from '../sim/index.ts';
import { askedFor, NO_REQUESTS } from './ghost.ts';
import { report, type Examination } from './examination.ts';

/** Checks I16, and records what clients ask for and the answers that everyone can see. */
export function checkClient(
  exam: Examination,
  { id }: ClientState,
  { notes }: Step<ProcessState>,
): void {
  for (const note of notes) {
    if (note.kind === 'asked') {
      const { cmd, read } = note;
      const { ghost, truth } = exam;
      if (cmd === NOOP) continue;
      const { from, bySeq } = entryOf(ghost.asked, cmd.client) ?? NO_REQUESTS;
      const one = { cmd, read, earlier: truth.latest };
      const requests = { from, bySeq: set(bySeq, cmd.seq, one) };
      ghost.asked = withEntry(ghost.asked, cmd.client, requests);
    } else if (note.kind === 'answered') checkAnswer(exam, id, note);
  }
}

/** I16: if op1 was answered before op2 was sent, slot(op1) < slot(op2); a read may see the same slot. */
function checkAnswer(
  exam: Examination,
  id: ClientState['id'],
  { client, seq, slot }: NoteOf<'answered'>,
): void {
  const { read = false, earlier } = askedFor(exam.ghost, client, seq) ?? {};
  if (earlier !== undefined && (read ? slot < earlier.slot : slot <= earlier.slot)) {
    const witnesses = earlier.by === null ? [id] : [earlier.by, id];
    report(exam, 'I16', witnesses, { cmd: `${client}#${seq}`, slot, earlier: earlier.slot });
  }
}
