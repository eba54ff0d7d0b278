import type { Beat } from '../../../contract/index.ts';
import { brokenText } from '../panels/check-words.ts';
import { ballotText, commandShort, listShort } from '../values/format.ts';
import { resultText } from './replica-words.ts';

const STANDS = { joining: 'joins', leaving: 'leaves', retired: 'retires' } as const;

/** Says a beat, a moment worth stopping at, as a short clause. */
export function beatText(beat: Beat): string {
  switch (beat.kind) {
    case 'adopted':
      return `${beat.leader} is adopted in ${ballotText(beat.ballot)}`;
    case 'preempted':
      return `${beat.leader} is preempted by ${ballotText(beat.by)}`;
    case 'quorumLost':
      return `${beat.leader} lost its majority and gives up ${ballotText(beat.ballot)}`;
    case 'chosen':
      return `${commandShort(beat.cmd)} is chosen for slot ${beat.slot}`;
    case 'decided':
      return `${beat.leader} knows that slot ${beat.slot} is decided`;
    case 'learned':
      return `${beat.replica} learns slot ${beat.slot}`;
    case 'performed':
      return `${beat.replica} performs slot ${beat.slot}`;
    case 'answered':
      return `${beat.client} is answered: ${resultText(beat.result)}`;
    case 'reconfigured':
      return `${beat.replica} knows configuration ${beat.cfg}, which begins at slot ${beat.from}`;
    case 'standing':
      return `${beat.process} ${STANDS[beat.standing]}`;
    case 'handedOver':
      return `${beat.replica} hands requests back`;
    case 'redirected':
      return `${beat.client} turns to ${beat.to}`;
    case 'crashed':
      return `${listShort(beat.nodes)} ${beat.nodes.length === 1 ? 'crashes' : 'crash'}`;
    case 'restarted':
      return `${listShort(beat.nodes)} ${beat.nodes.length === 1 ? 'restarts' : 'restart'}`;
    case 'wiped':
      return `The disk of ${beat.node} is wiped`;
    case 'cut':
      return 'Links are cut';
    case 'healed':
      return 'Links are healed';
    case 'broken':
      return brokenText(beat.breaks);
  }
}
