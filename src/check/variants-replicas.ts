import { entries, isReconfig, step } from '../paxos/index.ts';
import {
  answeringOld,
  askingOnce,
  hearing,
  patched,
  trustingItself,
  withholding,
} from './patches.ts';
import type { PublishedVariant } from './variant.ts';

/** Broken rules around the two phases: of replicas and clients, of changes of configuration and of reads. */
export const OF_REPLICAS: readonly PublishedVariant[] = [
  {
    id: 'V16',
    what: 'A replica takes its own proposal for the decision.',
    line: 'R15',
    harm: 'Two replicas perform different commands in one slot.',
    published: { events: 10, by: 'search' },
    breaks: 'I1',
    change: (lawful) => hearing(lawful, 'replica', trustingItself),
  },
  {
    id: 'V17',
    what: 'A replica performs a command again in every slot that has it.',
    line: 'R23',
    harm: 'A request that reached two slots changes the state twice.',
    published: { events: 13, by: 'search' },
    breaks: 'I14',
    change: (lawful) => ({ ...lawful, isExecuted: () => false }),
  },
  {
    id: 'V18',
    what: 'A replica performs what arrives and skips the holes.',
    line: 'R16',
    harm: 'A replica never performs the command that arrived late, so its state differs from the others.',
    published: { events: 13, by: 'search' },
    breaks: 'I12',
    change: (lawful) => ({
      ...lawful,
      nextToPerform: (log, slotOut) => entries(log, slotOut, 1)[0]?.[0] ?? 0,
    }),
  },
  {
    id: 'V19',
    what: 'A replica forgets its command when another one takes the slot.',
    line: 'R18',
    harm: 'A command that lost its slot is never proposed for another.',
    published: { events: 11, by: 'search' },
    breaks: 'P4',
    change: (lawful) => ({ ...lawful, isDisplaced: () => false }),
  },
  {
    id: 'V21',
    what: 'A replica proposes one slot beyond its window.',
    line: 'R8',
    harm: 'A command is proposed in a slot whose configuration is not known yet.',
    published: { events: 17, by: 'search' },
    breaks: 'I2',
    change: (lawful) => ({
      ...lawful,
      isInWindow: (slot, slotOut) => slot <= slotOut + lawful.settings.window,
    }),
  },
  {
    id: 'V26',
    what: 'A client has two commands open, and a replica answers the older one from its session table.',
    line: 'K1',
    harm: 'A client is told the result of a command that was never performed.',
    published: { events: 13, by: 'reasoning' },
    breaks: 'I15',
    change: (lawful) =>
      patched(lawful, (before, event, outcome) => {
        if (event.kind === 'call' && before.role === 'client') {
          return step(lawful, { ...before, volatile: { ...before.volatile, open: null } }, event);
        }
        return answeringOld(lawful, before, event) ?? outcome;
      }),
  },
  {
    id: 'V27',
    what: 'A replica installs a snapshot without its sessions.',
    line: 'R33',
    harm: 'A late duplicate of a command in the snapshot changes the state a second time.',
    published: { events: 20, by: 'reasoning' },
    breaks: 'I14',
    change: (lawful) =>
      hearing(lawful, 'replica', (_before, event) =>
        event.kind === 'message' && event.body.type === 'snapshot'
          ? { ...event, body: { ...event.body, sessions: [] } }
          : event,
      ),
  },
  {
    id: 'V28',
    what: 'A process gives up a configuration as soon as it hears of the next one.',
    line: 'A15',
    harm: 'What was chosen there but not learned is lost, and every later slot waits for ever.',
    published: { events: 20, by: 'reasoning' },
    breaks: 'I19',
    change: (lawful) => ({
      ...lawful,
      retiredBelow: (_learnedBy, records, already) => Math.max(already, records.at(-1)!.id),
    }),
  },
  {
    id: 'V29',
    what: 'A replica performs a decided change of configuration again, whichever one it expects.',
    line: 'G2',
    harm: 'A late copy of an old change undoes a newer one.',
    published: { events: null, by: 'reasoning' },
    breaks: 'I13',
    change: (lawful) => ({
      ...lawful,
      isExecuted: (session, cmd) => !isReconfig(cmd.op) && lawful.isExecuted(session, cmd),
      reconfigured: (last, change, from) =>
        lawful.reconfigured(last, { ...change, expect: last.id }, from),
    }),
  },
  {
    id: 'V30',
    what: 'A replica answers a read from its own state at once.',
    line: 'Q4',
    harm: 'A client reads a value after another client has been told that it is overwritten.',
    published: { events: 9, by: 'reasoning' },
    breaks: 'I16',
    change: (lawful) => ({ ...lawful, isReadCovered: () => true }),
  },
  {
    id: 'V34',
    what: 'A replica proposes a command only once.',
    line: 'R28',
    harm: 'A command whose proposal is lost is never decided.',
    published: { events: null, by: 'reasoning' },
    breaks: 'P4',
    change: (lawful) => askingOnce(lawful, 'proposeRetry'),
  },
  {
    id: 'V35',
    what: 'A replica asks only once for decisions it has missed.',
    line: 'R29',
    harm: 'A replica whose question is lost never catches up.',
    published: { events: null, by: 'reasoning' },
    breaks: 'P4',
    change: (lawful) =>
      withholding(
        lawful,
        'askedToLearn',
        ({ body }, event) => body.type === 'learn' && event.kind === 'timer' && event.attempt > 0,
      ),
  },
  {
    id: 'V36',
    what: 'A replica asks acceptors only once about a read.',
    line: 'Q5',
    harm: 'A read whose questions are lost is never answered.',
    published: { events: null, by: 'reasoning' },
    breaks: 'P4',
    change: (lawful) => askingOnce(lawful, 'readRetry'),
  },
];
