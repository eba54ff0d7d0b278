import type { ClientCommand } from '../../contract/index.ts';
import { CHANGED, GET, OTHER, PUT } from './message-samples.ts';
import { handled } from './sample-event.ts';

/** Tests use these events of configuration changes and of reads past the log. */

const CHANGE: ClientCommand = {
  client: 'k1',
  seq: 3,
  op: { expect: 0, add: [], remove: ['r1'] },
};

export const CHANGES = {
  reconfigured: [handled('r1', [{ kind: 'reconfigured', slot: 3, record: CHANGED }])],
  reconfigRefused: [
    handled('r1', [
      { kind: 'reconfigRefused', slot: 3, cmd: CHANGE, why: 'no replica would be left' },
    ]),
  ],
  informed: [handled('r1', [{ kind: 'informed', cfg: 1, to: ['r2', 'l1', 'a4'] }])],
  joined: [
    handled('a4', [{ kind: 'joined', record: CHANGED, isMember: true, again: false }]),
    handled('a1', [{ kind: 'joined', record: CHANGED, isMember: false, again: false }]),
    handled('a4', [{ kind: 'joined', record: CHANGED, isMember: true, again: true }]),
  ],
  retired: [
    handled('a1', [{ kind: 'retired', cfg: 0 }]),
    {
      ...handled('a1', [{ kind: 'retired', cfg: 0 }]),
      beats: [{ kind: 'standing', process: 'a1', standing: 'retired' }],
    },
  ],
  wasRetired: [handled('a1', [{ kind: 'wasRetired', cfg: 0, to: 'r2' }])],
  serving: [handled('r2', [{ kind: 'serving', record: CHANGED }])],
  peerRetired: [handled('r2', [{ kind: 'peerRetired', cfg: 0, process: 'a1' }])],
  handedOver: [
    handled('r1', [{ kind: 'handedOver', cmd: PUT, replicas: ['r2', 'r3'] }]),
    handled('r1', [
      { kind: 'handedOver', cmd: PUT, replicas: ['r2', 'r3'] },
      { kind: 'handedOver', cmd: OTHER, replicas: ['r2', 'r3'] },
    ]),
  ],
  redirected: [handled('k1', [{ kind: 'redirected', cmd: PUT, to: 'r2', replicas: ['r2', 'r3'] }])],
  readBegun: [handled('r1', [{ kind: 'readBegun', cmd: GET, cfg: 0, to: ['a1', 'a2', 'a3'] }])],
  readReplied: [
    handled('a1', [{ kind: 'readReplied', cfg: 0, top: 3, to: 'r1' }]),
    handled('a1', [{ kind: 'readReplied', cfg: 0, top: 0, to: 'r1' }]),
  ],
  readCounted: [
    handled('r1', [{ kind: 'readCounted', cfg: 0, from: 'a1', have: 1, need: 2, top: 3 }]),
    handled('r1', [{ kind: 'readCounted', cfg: 0, from: 'a2', have: 2, need: 2, top: 3 }]),
    handled('r1', [{ kind: 'readCounted', cfg: 0, from: 'a2', have: 2, need: 2, top: 0 }]),
  ],
  readAnswered: [
    handled('r1', [{ kind: 'readAnswered', client: 'k1', seq: 4, slot: 3, result: '1' }]),
  ],
} as const;
