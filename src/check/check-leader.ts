import {
  compareBallots,
  EMPTY,
  get,
  isQuorum,
  numberOf,
  sameBallot,
  sameCommand,
  set,
  type Ballot,
  type CfgId,
  type Command,
  type LeaderInstance,
  type LeaderState,
  type Message,
  type NoteOf,
  type ProcessState,
  type Pvalue,
  type Slot,
  type Step,
} from '../paxos/index.ts';
import { NO_STORY, processOf } from '../sim/index.ts';
import { attemptOf, seenChoice } from './check-acceptor.ts';
import { checkBase } from './check-collection.ts';
import { checkRetired } from './check-retirement.ts';
import { checkLeadership } from './check-safe.ts';
import { checkRound } from './check-stable.ts';
import { checkGoverned, checkMember } from './check-window.ts';
import type { Counted, Ghost } from './ghost.ts';
import { report, wentOut, type Examination } from './examination.ts';

/** Checks I1, I3, I4, I5, I8, I9, I13, I17, I18, I19, I20 and P4 for leaders. */
export function checkLeader(
  exam: Examination,
  state: LeaderState,
  { notes, effects }: Step<ProcessState>,
): void {
  checkLeadership(exam, state);
  checkWork(exam, state);
  for (const note of notes) {
    if (note.kind === 'promiseCounted') {
      checkMember(exam, state, note.cfg, note.from);
      countPromise(exam, state, note);
    } else if (note.kind === 'adopted') checkAdoption(exam, state, note);
    else if (note.kind === 'commanding') checkCommand(exam, state, note);
    else if (note.kind === 'decided') checkDecision(exam, note.slot, note.cmd);
    else if (note.kind === 'voteCounted') checkMember(exam, state, note.cfg, note.from);
    else if (note.kind === 'baseRaised') checkBase(exam, state, note);
    else if (note.kind === 'retired') checkRetired(exam, state.id, note);
  }
  if (!wentOut(exam)) return;
  let last: Message | null = null;
  for (const effect of effects) {
    if (effect.kind !== 'send' || effect.body === last) continue;
    last = effect.body;
    checkMessage(exam, state, last);
  }
}

/** P4: an active leader has a commander for each of its proposals, and one that scouts has a scout. */
function checkWork(exam: Examination, { id, volatile }: LeaderState): void {
  for (const one of volatile.instances) {
    if (!isIdle(one) || wasIdle(exam, one.cfg.id)) continue;
    const { mode, proposals, commanders } = one;
    const works = new Set(commanders.map(({ slot }) => slot));
    const idle = proposals.map(({ slot }) => slot).filter((slot) => !works.has(slot));
    report(exam, 'P4', [id], { mode, slots: idle });
  }
}

function isIdle({ mode, scout, proposals, commanders }: LeaderInstance): boolean {
  if (mode === 'scouting') return scout === null;
  return mode === 'active' && commanders.length < proposals.length;
}

function wasIdle({ occurrence: { before } }: Examination, cfg: CfgId): boolean {
  const known = before?.role === 'leader' ? before.volatile.instances : [];
  return known.some((one) => one.cfg.id === cfg && isIdle(one));
}

function checkMessage(exam: Examination, state: LeaderState, body: Message): void {
  const { id } = state;
  if (body.type === 'p1a') {
    checkOwner(exam, id, body.cfg.id, body.ballot);
    checkRound(exam, state, body);
  } else if (body.type === 'p2a') {
    checkOwner(exam, id, body.cfg, body.ballot);
    checkGoverned(exam, state, body);
    if (body.slot >= exam.truth.since) attemptOf(exam, body);
  } else if (body.type === 'decision') checkDecision(exam, body.slot, body.cmd);
  else if (body.type === 'learned') {
    for (const { slot, cmd } of body.entries) checkDecision(exam, slot, cmd);
  }
}

/** Checks I5. A leader that restarts and uses an old ballot again counts as another owner. */
function checkOwner(exam: Examination, id: LeaderState['id'], cfg: CfgId, ballot: Ballot): void {
  const { world, ghost } = exam;
  const key = `${cfg}/${ballot.leader}`;
  const life = world.nodes[processOf(world, id).node]!.incarnation;
  const rounds = ghost.owners[key] ?? EMPTY;
  const first = get(rounds, ballot.round);
  if (first === undefined) {
    ghost.owners = { ...ghost.owners, [key]: set(rounds, ballot.round, life) };
  }
  if (ballot.leader !== numberOf(id) || (first !== undefined && first !== life)) {
    report(exam, 'I5', [id], { ballot, first: first ?? null, life });
  }
}

/** Checks I1 and I3. */
export function checkDecision(exam: Examination, slot: Slot, cmd: Command): void {
  const { ghost, truth } = exam;
  if (slot < truth.since) return;
  const by = exam.occurrence.actor!;
  const { choices } = get(truth.slots, slot) ?? NO_STORY;
  if (!choices.some((one) => sameCommand(one.cmd, cmd))) {
    const chosen = choices[0] === undefined ? null : seenChoice(exam, slot, choices[0]);
    report(exam, 'I3', [by], { slot, cmd, chosen });
  }
  const first = get(ghost.decided, slot);
  if (first === undefined) ghost.decided = set(ghost.decided, slot, { cmd, by });
  else if (!sameCommand(first.cmd, cmd)) {
    report(exam, 'I1', [first.by, by], { slot, first: first.cmd, second: cmd });
  }
}

function countedBy(ghost: Ghost, id: LeaderState['id'], cfg: CfgId, ballot: Ballot): Counted {
  const known = ghost.counted[`${id}/${cfg}`];
  const isPresent = known !== undefined && sameBallot(known.ballot, ballot);
  return isPresent ? known : { ballot, voters: [], highest: EMPTY };
}

/** Checks I9: a counted promise answers this ballot; its votes are recorded as it arrives. */
function countPromise(
  exam: Examination,
  { id }: LeaderState,
  { cfg, ballot, from }: NoteOf<'promiseCounted'>,
): void {
  const { event } = exam.occurrence;
  if (event?.kind !== 'message' || event.body.type !== 'p1b') return;
  const { re, pvalues } = event.body;
  if (!sameBallot(re, ballot)) return report(exam, 'I9', [id, from], { ballot, re });
  const { ghost } = exam;
  const { voters, highest } = countedBy(ghost, id, cfg, ballot);
  const counted: Counted = {
    ballot,
    voters: voters.includes(from) ? voters : [...voters, from],
    highest: pvalues.reduce(withHigher, highest),
  };
  ghost.counted = { ...ghost.counted, [`${id}/${cfg}`]: counted };
}

function withHigher(
  highest: Counted['highest'],
  { slot, ballot, cmd }: Pvalue,
): Counted['highest'] {
  const held = get(highest, slot);
  const isHigher = held === undefined || compareBallots(ballot, held.ballot) > 0;
  return isHigher ? set(highest, slot, { ballot, cmd }) : highest;
}

/** Checks I9: a majority of different members of the configuration has promised. */
function checkAdoption(
  exam: Examination,
  { id }: LeaderState,
  { cfg, ballot }: NoteOf<'adopted'>,
): void {
  const record = exam.truth.prefix.records.find((one) => one.id === cfg);
  const members = record?.acceptors ?? [];
  const { voters } = countedBy(exam.ghost, id, cfg, ballot);
  const counted = voters.filter((voter) => members.includes(voter));
  if (isQuorum(counted.length, members.length)) return;
  report(exam, 'I9', [id, ...voters], { ballot, have: counted.length, members: members.length });
}

/** Checks I9: the leader must propose what the majority's highest vote says. */
function checkCommand(
  exam: Examination,
  { id }: LeaderState,
  { cfg, slot, ballot, cmd }: NoteOf<'commanding'>,
): void {
  const bound = get(countedBy(exam.ghost, id, cfg, ballot).highest, slot);
  if (bound === undefined || sameCommand(bound.cmd, cmd)) return;
  report(exam, 'I9', [id], { slot, ballot, cmd, bound });
}
