import type { Beat } from '../contract/index.ts';
import type { LeaderId, Note, ProcessId, ReplicaId } from '../paxos/index.ts';
import { chosenBy, type Facts, type NodeId, type Occurrence } from '../sim/index.ts';
import { clientOf } from '../paxos/index.ts';

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
  const nodes = (node: NodeId): readonly NodeId[] => [node];
  switch (action.kind) {
    case 'crash':
      return action.point === 'now' ? [{ kind: 'crashed', nodes: nodes(action.node) }] : [];
    case 'restart':
      return [{ kind: 'restarted', nodes: nodes(action.node) }];
    case 'cut':
      return [{ kind: 'cut' }];
    case 'heal':
      return [{ kind: 'healed' }];
    default:
      return [];
  }
}

function told(actor: ProcessId, notes: readonly Note[]): Beat[] {
  return notes.flatMap((note) => beatOf(actor, note) ?? []);
}

function beatOf(actor: ProcessId, note: Note): Beat | null {
  const leader = actor as LeaderId;
  const replica = actor as ReplicaId;
  switch (note.kind) {
    case 'adopted':
      return { kind: 'adopted', leader, ballot: note.ballot };
    case 'preempted':
      return { kind: 'preempted', leader, ballot: note.ballot, by: note.by };
    case 'quorumLost':
      return { kind: 'quorumLost', leader, ballot: note.ballot };
    case 'decided':
      return { kind: 'decided', leader, slot: note.slot, cmd: note.cmd };
    case 'learned':
      return { kind: 'learned', replica, slot: note.slot, cmd: note.cmd };
    case 'performed':
      return { kind: 'performed', replica, slot: note.slot, cmd: note.cmd };
    case 'answered':
      return {
        kind: 'answered',
        client: clientOf(note.client),
        seq: note.seq,
        result: note.result,
      };
    default:
      return null;
  }
}
