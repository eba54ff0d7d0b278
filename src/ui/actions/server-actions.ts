import type { ElectionPolicy, NodeView } from '../../contract/index.ts';
import { select } from '../../store/index.ts';
import { isolate } from '../links/index.ts';
import { moveMachine } from '../placing/index.ts';
import {
  ACTION_WORDS as words,
  ELECTIONS,
  NOT_NOW_WORDS as notNow,
  refusalText,
} from '../words/index.ts';
import { action, hand } from './action.ts';
import { character, key, letter, repeating } from './key.ts';
import { listed, NUMBERED, SERVERS, STEPS, WHOLE } from './subjects.ts';

/** A veiled server does not show its state, so the page offers every action on it. */
const ifDown = ({ id, status }: NodeView) =>
  status === 'down' ? refusalText('nodeDown', id) : null;
const unlessDown = ({ id, status }: NodeView) =>
  status === 'up' || status === 'paused' ? refusalText('nodeUp', id) : null;

/** What can be done to a server, and to all of them at once. */
export const SERVER_ACTIONS = {
  selectServer: action(NUMBERED, words.selectServer, {
    group: 'servers',
    key: character(['([1-9])'], '1 … 9', ''),
    run: ({ id }) => select({ kind: 'node', id }),
  }),
  crash: action(SERVERS, words.crash, {
    group: 'servers',
    key: letter('x'),
    whyNot: ifDown,
    run: hand(({ id }) => ({ kind: 'crash', node: id, point: 'now' })),
  }),
  restart: action(SERVERS, words.restart, {
    group: 'servers',
    key: letter('x'),
    whyNot: unlessDown,
    run: hand(({ id }) => ({ kind: 'restart', node: id })),
  }),
  pauseServer: action(SERVERS, words.pauseServer, {
    group: 'servers',
    key: letter('z'),
    whyNot: (node) =>
      node.status === 'paused' ? refusalText('nodePaused', node.id) : ifDown(node),
    run: hand(({ id }) => ({ kind: 'pause', node: id })),
  }),
  resumeServer: action(SERVERS, words.resumeServer, {
    group: 'servers',
    key: letter('z'),
    whyNot: (node) => (node.status === 'up' ? refusalText('notPaused', node.id) : ifDown(node)),
    run: hand(({ id }) => ({ kind: 'resume', node: id })),
  }),
  crashBeforePersist: action(SERVERS, words.crashBeforePersist, {
    group: 'servers',
    whyNot: ifDown,
    run: hand(({ id }) => ({ kind: 'crash', node: id, point: 'beforePersist' })),
  }),
  crashBeforeSend: action(SERVERS, words.crashBeforeSend, {
    group: 'servers',
    whyNot: ifDown,
    run: hand(({ id }) => ({ kind: 'crash', node: id, point: 'beforeSend' })),
  }),
  wipe: action(SERVERS, words.wipe, {
    group: 'servers',
    whyNot: (node) => (node.wiped ? refusalText('alreadyWiped', node.id) : unlessDown(node)),
    run: hand(({ id }) => ({ kind: 'wipe', node: id })),
  }),
  isolate: action(SERVERS, words.isolate, {
    group: 'servers',
    key: letter('i'),
    whyNot: (_, { frame }) => (frame!.nodes.length < 2 ? notNow.oneServer : null),
    run: hand(({ id }, { frame }) =>
      isolate(
        frame!.nodes.map((node) => node.id),
        id,
      ),
    ),
  }),
  moveServer: action(STEPS, words.moveServer, {
    group: 'looking',
    key: repeating(
      key(
        ['Alt+ArrowLeft', 'Alt+ArrowRight', 'Alt+ArrowUp', 'Alt+ArrowDown'],
        ['Alt ←', 'Alt →', 'Alt ↑', 'Alt ↓'],
        'Alt+ArrowLeft Alt+ArrowRight Alt+ArrowUp Alt+ArrowDown',
      ),
    ),
    run: ({ id, way }) => moveMachine(id, way),
  }),
  reconfigure: action(WHOLE, words.reconfigure, {
    group: 'servers',
    key: letter('g'),
    run: (_, deeds) => deeds.openSheet('reconfigure'),
  }),
  election: action(
    listed(() => Object.keys(ELECTIONS) as ElectionPolicy[]),
    words.election,
    {
      group: 'servers',
      whyNot: (policy, { frame }) => (frame!.run.election === policy ? notNow.isPolicy : null),
      run: hand((policy) => ({ kind: 'election', policy })),
    },
  ),
};
