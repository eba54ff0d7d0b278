import type { AcceptorId, Ballot, Command, Slot } from '../../paxos/index.ts';
import { campaign, VARIANTS } from '../../check/index.ts';
import type { Frame } from '../../contract/index.ts';
import type { Recording } from '../../sim/index.ts';
import { openBranch } from '../run/branches.ts';
import { frameOf, handle } from '../session.ts';
import { openSession, type Session } from '../state.ts';
import { latticeView } from '../view/lattice.ts';

/**
 * Counts by itself, from what acceptors say, what is chosen in a run, when and by whom, and compares
 * it after every event with all that a person is shown.
 */

interface Attempt {
  readonly cfg: number;
  readonly ballot: Ballot;
  readonly cmd: Command;
  readonly voters: AcceptorId[];
}

interface Choice {
  readonly cfg: number;
  readonly slot: Slot;
  readonly ballot: Ballot;
  readonly cmd: Command;
  readonly index: number;
}

interface Tally {
  readonly attempts: Map<Slot, Attempt[]>;
  /** Each command of a slot that was chosen, in the order in which that came about. */
  readonly choices: Map<Slot, Choice[]>;
}

/** What does not agree at the first event at which something does not; null where all does. */
export function disagreement(recording: Recording, events: number): string | null {
  const session = openSession();
  session.current = openBranch(1, recording);
  session.branches = [session.current];
  const tally: Tally = { attempts: new Map(), choices: new Map() };
  for (let frame = frameOf(session); frame.index < events;) {
    const { answer, frame: next } = handle(session, { kind: 'next', unit: 'event', quiet: true });
    if (answer.kind === 'refused') return null;
    frame = next;
    const made = count(tally, session, frame);
    const wrong = differences(tally, session, frame, made);
    if (wrong.length > 0) return `event ${frame.index}: ${wrong.join('; ')}`;
  }
  return null;
}

/** The same of a run with random faults on the rules of each of these variants, or of all. */
export function randomDisagreements(
  seed: number,
  events: number,
  only?: string,
): readonly (readonly [variant: string, found: string])[] {
  return VARIANTS.filter(({ id }) => only === undefined || id === only).flatMap(
    ({ id, change }): readonly (readonly [string, string])[] => {
      const { recording } = campaign(seed, { events, variant: change });
      const found = disagreement({ ...recording, variant: id }, events);
      return found === null ? [] : [[id, found]];
    },
  );
}

/** The choices that the event shown has made. */
function count({ attempts, choices }: Tally, session: Session, frame: Frame): readonly Choice[] {
  const made: Choice[] = [];
  const { records } = session.current.history.truth.prefix;
  for (const note of frame.event?.notes ?? []) {
    if (note.kind !== 'accepted') continue;
    const { slot, cfg, ballot, cmd } = note;
    const inSlot = entry(attempts, slot);
    const isThis = (one: Attempt) =>
      text([one.cfg, one.ballot, one.cmd]) === text([cfg, ballot, cmd]);
    if (!inSlot.some(isThis)) inSlot.push({ cfg, ballot, cmd, voters: [] });
    const { voters } = inSlot.find(isThis)!;
    const voter = frame.event!.actor as AcceptorId;
    if (!voters.includes(voter)) voters.push(voter);
    const members = records.find(({ id }) => id === cfg)?.acceptors ?? [];
    const isMajority = 2 * voters.filter((one) => members.includes(one)).length > members.length;
    const known = entry(choices, slot);
    if (!isMajority || known.some((one) => text(one.cmd) === text(cmd))) continue;
    const choice = { cfg, slot, ballot, cmd, index: frame.index };
    known.push(choice);
    made.push(choice);
  }
  return made;
}

function entry<T>(map: Map<Slot, T[]>, slot: Slot): T[] {
  const known = map.get(slot) ?? [];
  map.set(slot, known);
  return known;
}

function text(value: unknown): string {
  return JSON.stringify(value);
}

function differences(
  tally: Tally,
  session: Session,
  frame: Frame,
  made: readonly Choice[],
): readonly string[] {
  const wrong: string[] = [];
  const compare = (what: string, shown: unknown, counted: unknown) => {
    if (text(shown) !== text(counted)) wrong.push(`${what} ${text(shown)}, not ${text(counted)}`);
  };
  const first = [...tally.choices.values()].flatMap(([one]) => one ?? []);
  const seconds = [...tally.choices.values()].flatMap(([, one]) => one?.index ?? []);
  const beats = (frame.event?.beats ?? []).flatMap((beat) =>
    beat.kind === 'chosen' ? [[beat.slot, beat.ballot, beat.cmd]] : [],
  );
  compare(
    'beats',
    beats,
    made.map(({ slot, ballot, cmd }) => [slot, ballot, cmd]),
  );
  compare('totals', frame.totals.chosen, first.length);
  const counts = frame.timeline.chosen.counts.reduce((sum, one) => sum + one, 0);
  compare('timeline', counts, first.length);
  const broken = frame.checks.broken.find(({ invariant }) => invariant === 'I2');
  compare('checks', broken?.index ?? null, seconds.length === 0 ? null : Math.min(...seconds));
  for (const { slot, cfg, chosen, votes } of frame.ledger.slots) {
    const choice = tally.choices.get(slot)?.[0];
    const shown = chosen && [chosen.ballot, chosen.cmd, chosen.index];
    compare(`ledger ${slot}`, shown, choice ? [choice.ballot, choice.cmd, choice.index] : null);
    const voters = votes && votersOf(tally, slot, cfg, votes.ballot, votes.cmd);
    compare(`votes ${slot}`, votes?.voters ?? null, voters);
  }
  for (const { slot } of made) compareLattice(tally, session, slot, compare);
  return wrong;
}

function votersOf({ attempts }: Tally, slot: Slot, cfg: number, ballot: Ballot, cmd: Command) {
  const own = attempts.get(slot) ?? [];
  return own.find((one) => text([one.cfg, one.ballot, one.cmd]) === text([cfg, ballot, cmd]))
    ?.voters;
}

function compareLattice(
  tally: Tally,
  { current: { history } }: Session,
  slot: Slot,
  compare: (what: string, shown: unknown, counted: unknown) => void,
): void {
  const { rows, cfg, hidden } = latticeView(history.world, history.truth, slot, null);
  if (hidden > 0) return;
  const shown = rows.flatMap(({ ballot, cmd, chosenAt }) =>
    chosenAt === null ? [] : [{ cfg, slot, ballot, cmd, index: chosenAt }],
  );
  const counted = tally.choices.get(slot)!.filter((one) => one.cfg === cfg);
  const byIndex = (list: readonly { readonly index: number }[]) =>
    list.toSorted((a, b) => a.index - b.index);
  compare(`lattice ${slot}`, byIndex(shown), byIndex(counted));
  for (const { ballot, cmd, cells } of rows) {
    const voted = cells.flatMap(({ acceptor, votedAt }) => (votedAt === null ? [] : [acceptor]));
    const voters = cmd === null ? [] : votersOf(tally, slot, cfg, ballot, cmd);
    compare(`row ${text(ballot)}`, voted.toSorted(), voters?.toSorted());
  }
}
