import type { Beat } from '../contract/index.ts';
import {
  clientOf,
  type LeaderId,
  type Note,
  type NoteKind,
  type NoteOf,
  type ProcessId,
  type ReplicaId,
} from '../paxos/index.ts';
import { chosenBy, type Facts, type Occurrence } from '../sim/index.ts';

/** The moments worth stopping at in one event; `facts` are those after it. */
export function beatsOf(facts: Facts, occurrence: Occurrence): readonly Beat[] {
  const { action, actor, step, kept, crashed } = occurrence;
  const beats: Beat[] = actor === null || step === null || !kept ? [] : told(actor, step.notes);
  const choice = kept ? chosenBy(facts, occurrence) : null;
  if (choice !== null) {
    const { slot, chosen } = choice;
    beats.push({ kind: 'chosen', slot, ballot: chosen.ballot, cmd: chosen.cmd });
  }
  if (crashed !== null) beats.push({ kind: 'crashed', nodes: [crashed] });
  return [...beats, ...handBeats(action)];
}

function handBeats(action: Occurrence['action']): readonly Beat[] {
  if (action.kind === 'cut') return [{ kind: 'cut' }];
  if (action.kind === 'heal') return [{ kind: 'healed' }];
  if (action.kind === 'restart') return [{ kind: 'restarted', nodes: [action.node] }];
  const crashes = action.kind === 'crash' && action.point === 'now';
  return crashes ? [{ kind: 'crashed', nodes: [action.node] }] : [];
}

function told(actor: ProcessId, notes: readonly Note[]): Beat[] {
  return notes.flatMap((note) => beatOf(actor, note) ?? []);
}

/** Notes that are beats, each with what it says. */
const BEATS: { readonly [K in NoteKind]?: (actor: ProcessId, note: NoteOf<K>) => Beat } = {
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
  reconfigured: (replica, { record }) => {
    const { id: cfg, from } = record;
    return { kind: 'reconfigured', replica: replica as ReplicaId, cfg, from };
  },
  retired: (process, { cfg }) => ({ kind: 'retired', process, cfg }),
  answered: (_actor, { client, seq, result }) => {
    return { kind: 'answered', client: clientOf(client), seq, result };
  },
};

function beatOf(actor: ProcessId, note: Note): Beat | null {
  const beat = BEATS[note.kind] as ((actor: ProcessId, note: Note) => Beat) | undefined;
  return beat?.(actor, note) ?? null;
}
