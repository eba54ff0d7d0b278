import type { Beat } from '../../contract/index.ts';
import {
  clientOf,
  type ClientId,
  type LeaderId,
  type Note,
  type NoteKind,
  type NoteOf,
  type ProcessId,
  type ReplicaId,
} from '../../paxos/index.ts';
import { chosenBy, type Truth, type Occurrence } from '../../sim/index.ts';
import { standingOf } from './standing.ts';

/** The moments worth stopping at in one event; `truth` is the truth right after it. */
export function beatsOf(truth: Truth, occurrence: Occurrence): readonly Beat[] {
  const { action, actor, step, kept, crashed } = occurrence;
  const beats: Beat[] = actor === null || step === null || !kept ? [] : told(actor, step.notes);
  const choice = chosenBy(truth, occurrence);
  if (choice !== null) {
    const { slot, chosen } = choice;
    beats.push({ kind: 'chosen', slot, ballot: chosen.ballot, cmd: chosen.cmd });
  }
  if (crashed !== null) beats.push({ kind: 'crashed', nodes: [crashed] });
  if (kept) beats.push(...standingBeats(occurrence));
  beats.push(...handBeats(action));
  return beats;
}

/** The processes that join, leave or retire in this event. A newcomer that becomes a full member makes no beat. */
function standingBeats({ before, step }: Occurrence): readonly Beat[] {
  const after = step?.state;
  if (!before || !after || before === after) return [];
  if (before.role === 'client' || after.role === 'client') return [];
  const standing = standingOf(after);
  if (standing === 'spare' || standing === 'member' || standing === standingOf(before)) return [];
  return [{ kind: 'standing', process: after.id, standing }];
}

function handBeats(action: Occurrence['action']): readonly Beat[] {
  if (action.kind === 'cut') return [{ kind: 'cut' }];
  if (action.kind === 'heal') return [{ kind: 'healed' }];
  if (action.kind === 'wipe') return [{ kind: 'wiped', node: action.node }];
  if (action.kind === 'restart') return [{ kind: 'restarted', nodes: [action.node] }];
  const crashes = action.kind === 'crash' && action.point === 'now';
  return crashes ? [{ kind: 'crashed', nodes: [action.node] }] : [];
}

function told(actor: ProcessId, notes: readonly Note[]): Beat[] {
  const beats: Beat[] = [];
  for (const note of notes) {
    const beat = beatOf(actor, note);
    if (beat !== null) beats.push(beat);
  }
  beats.push(...proposing(actor, notes));
  return beats;
}

/** All commanders that one event starts make one beat. */
function proposing(actor: ProcessId, notes: readonly Note[]): readonly Beat[] {
  const all = notes.filter((note): note is NoteOf<'commanding'> => note.kind === 'commanding');
  const [first] = all;
  if (first === undefined) return [];
  const { ballot } = first;
  const slots = all.map(({ slot }) => slot);
  return [{ kind: 'proposing', leader: actor as LeaderId, ballot, slots }];
}

/** The notes that are beats, and how each becomes one. */
const BEATS: { readonly [K in NoteKind]?: (actor: ProcessId, note: NoteOf<K>) => Beat } = {
  scouting: (leader, { ballot }) => ({ kind: 'scouting', leader: leader as LeaderId, ballot }),
  adopted: (leader, { ballot }) => ({ kind: 'adopted', leader: leader as LeaderId, ballot }),
  preempted: (leader, { ballot, by }) => {
    return { kind: 'preempted', leader: leader as LeaderId, ballot, by };
  },
  quorumLost: (leader, { ballot }) => ({ kind: 'quorumLost', leader: leader as LeaderId, ballot }),
  decided: (leader, { slot, cmd }) => ({ kind: 'decided', leader: leader as LeaderId, slot, cmd }),
  learned: (replica, { slot, cmd }) => {
    return { kind: 'learned', replica: replica as ReplicaId, slot, cmd };
  },
  performed: (replica, { slot, cmd }) => {
    return { kind: 'performed', replica: replica as ReplicaId, slot, cmd };
  },
  answered: (_actor, { client, seq, result }) => {
    return { kind: 'answered', client: clientOf(client), seq, result };
  },
  reconfigured: (replica, { record: { id, from } }) => {
    return { kind: 'reconfigured', replica: replica as ReplicaId, cfg: id, from };
  },
  handedOver: (replica) => ({ kind: 'handedOver', replica: replica as ReplicaId }),
  askedAgain: (client, { was }) => ({ kind: 'gaveUp', client: client as ClientId, on: was }),
  redirected: (client, { to }) => ({ kind: 'redirected', client: client as ClientId, to }),
};

function beatOf(actor: ProcessId, note: Note): Beat | null {
  const beat = BEATS[note.kind] as ((actor: ProcessId, note: Note) => Beat) | undefined;
  return beat?.(actor, note) ?? null;
}
