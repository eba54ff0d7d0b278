import type { TimelineView } from '../../contract/index.ts';
import {
  sameBallot,
  type Ballot,
  type CfgId,
  type LeaderId,
  type LeaderState,
  type Micros,
  type ProcessState,
} from '../../paxos/index.ts';
import { nodeStruck, type Occurrence, type World } from '../../sim/index.ts';

/** Each leader that believed itself active, in which ballot of which configuration, and when. */
export interface Leaderships {
  readonly bands: readonly Band[];
  /** A band that lasted no longer than this has been dropped. */
  readonly grain: Micros;
}

export type Band = TimelineView['bands'][number];

/** The ballot in which a leader is active, and its configuration: each configuration has ballots of its own. */
interface Lead {
  readonly leader: LeaderId;
  readonly cfg: CfgId;
  readonly ballot: Ballot;
}

const BANDS_MAX = 400;

/** The leaderships with one more event; the same value if the event changed none. */
export function withLeadership(led: Leaderships, world: World, done: Occurrence): Leaderships {
  const { actor, before, step, kept, at } = done;
  const node = nodeStruck(done);
  if (node !== null) {
    const { processes } = world.nodes[world.nodeAt.get(node)!]!;
    const gone = new Set<string>(processes.map((position) => world.processes[position]!.id));
    return closed(led, ({ leader }) => gone.has(leader), at);
  }
  if (!kept || actor === null || before?.role !== 'leader' || before === step?.state) return led;
  const now = leadsOf(step?.state ?? before);
  const was = leadsOf(before);
  const ended = was.filter((one) => !isAmong(now, one));
  const begun = now.filter((one) => !isAmong(was, one));
  let next = led;
  if (ended.length > 0) next = closed(next, (band) => isAmong(ended, band), at);
  for (const lead of begun) next = opened(next, { ...lead, from: at, to: null });
  return next;
}

function leadsOf(state: ProcessState): readonly Lead[] {
  const { id, volatile } = state as LeaderState;
  return volatile.instances
    .filter(({ mode }) => mode === 'active')
    .map(({ cfg, ballot }) => ({ leader: id, cfg: cfg.id, ballot }));
}

function isAmong(leads: readonly Lead[], { cfg, ballot }: Lead): boolean {
  return leads.some((one) => one.cfg === cfg && sameBallot(one.ballot, ballot));
}

function closed(led: Leaderships, ends: (band: Band) => boolean, to: Micros): Leaderships {
  const isEnding = (band: Band) => band.to === null && ends(band);
  if (!led.bands.some(isEnding)) return led;
  const bands = led.bands.map((band) => (isEnding(band) ? { ...band, to } : band));
  return { bands, grain: led.grain };
}

function opened(led: Leaderships, band: Band): Leaderships {
  let { grain } = led;
  let bands = [...led.bands, band];
  while (bands.length > BANDS_MAX) {
    grain = Math.max(1_000, grain * 2);
    const least = grain;
    bands = bands.filter(({ from, to }) => to === null || to - from > least);
  }
  return { bands, grain };
}
