import {
  compareBallots,
  isQuorum,
  numberOf,
  sameBallot,
  sameCommand,
  type Ballot,
  type CfgId,
  type Command,
  type LeaderInstance,
  type LeaderState,
  type Message,
  type NoteOf,
  type ProcessState,
  type Slot,
  type Step,
} from '../paxos/index.ts';
import { processOf } from '../sim/index.ts';
import { attemptOf } from './check-acceptor.ts';
import { checkBase } from './check-collection.ts';
import { checkRetired } from './check-retirement.ts';
import { checkLeadership } from './check-safe.ts';
import { checkRound } from './check-stable.ts';
import { checkGoverned, checkMember } from './check-window.ts';
import type { Counted, Ghost } from './ghost.ts';
import { ballotKey } from './keys.ts';
import { report, wentOut, type Examination } from './examination.ts';

/** I1, I3, I4, I5, I8, I9, I13, I17, I18, I19, I20, P4: what leaders may do. */
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
    if (body.slot >= exam.ghost.floor) {
      attemptOf(exam, body.cfg, body.slot, body.ballot, body.cmd);
    }
  } else if (body.type === 'decision') checkDecision(exam, body.slot, body.cmd);
  else if (body.type === 'learned') {
    for (const { slot, cmd } of body.entries) checkDecision(exam, slot, cmd);
  }
}

/** I5. A leader that came back and uses an old ballot again is somebody else. */
function checkOwner(exam: Examination, id: LeaderState['id'], cfg: CfgId, ballot: Ballot): void {
  const { world, ghost } = exam;
  const key = ballotKey(cfg, ballot);
  const life = world.nodes[processOf(world, id).node]!.incarnation;
  const first = ghost.owners.get(key);
  if (first === undefined) ghost.owners.set(key, life);
  if (ballot.leader !== numberOf(id) || (first !== undefined && first !== life)) {
    report(exam, 'I5', [id], { ballot, first: first ?? null, life });
  }
}

/** I1, I3. */
export function checkDecision(exam: Examination, slot: Slot, cmd: Command): void {
  const { ghost } = exam;
  if (slot < ghost.floor) return;
  const by = exam.occurrence.actor!;
  const chosen = ghost.chosen.get(slot);
  if (chosen === undefined || !sameCommand(chosen.cmd, cmd)) {
    report(exam, 'I3', [by], { slot, cmd, chosen: chosen ?? null });
  }
  const first = ghost.decided.get(slot);
  if (first === undefined) ghost.decided.set(slot, { cmd, by });
  else if (!sameCommand(first.cmd, cmd)) {
    report(exam, 'I1', [first.by, by], { slot, first: first.cmd, second: cmd });
  }
}

function countedBy(ghost: Ghost, id: LeaderState['id'], cfg: CfgId, ballot: Ballot): Counted {
  const key = `${id}/${cfg}` as const;
  const known = ghost.counted.get(key);
  if (known !== undefined && sameBallot(known.ballot, ballot)) return known;
  const counted: Counted = { ballot, voters: new Set(), highest: new Map() };
  ghost.counted.set(key, counted);
  return counted;
}

/** I9: a counted promise answers this ballot; its votes are remembered as they came. */
function countPromise(
  exam: Examination,
  { id }: LeaderState,
  { cfg, ballot, from }: NoteOf<'promiseCounted'>,
): void {
  const { event } = exam.occurrence;
  if (event?.kind !== 'message' || event.body.type !== 'p1b') return;
  const { re, pvalues } = event.body;
  if (!sameBallot(re, ballot)) return report(exam, 'I9', [id, from], { ballot, re });
  const counted = countedBy(exam.ghost, id, cfg, ballot);
  counted.voters.add(from);
  for (const pvalue of pvalues) {
    const held = counted.highest.get(pvalue.slot);
    if (held === undefined || compareBallots(pvalue.ballot, held.ballot) > 0) {
      counted.highest.set(pvalue.slot, { ballot: pvalue.ballot, cmd: pvalue.cmd });
    }
  }
}

/** I9: different members of the configuration make the majority. */
function checkAdoption(
  exam: Examination,
  { id }: LeaderState,
  { cfg, ballot }: NoteOf<'adopted'>,
): void {
  const record = exam.ghost.reference.records.find((one) => one.id === cfg);
  const members = record?.acceptors ?? [];
  const voters = [...countedBy(exam.ghost, id, cfg, ballot).voters];
  const counted = voters.filter((voter) => members.includes(voter));
  if (isQuorum(counted.length, members.length)) return;
  report(exam, 'I9', [id, ...voters], { ballot, have: counted.length, members: members.length });
}

/** I9: what the majority's highest vote says goes before all else. */
function checkCommand(
  exam: Examination,
  { id }: LeaderState,
  { cfg, slot, ballot, cmd }: NoteOf<'commanding'>,
): void {
  const bound = countedBy(exam.ghost, id, cfg, ballot).highest.get(slot);
  if (bound === undefined || sameCommand(bound.cmd, cmd)) return;
  report(exam, 'I9', [id], { slot, ballot, cmd, bound });
}
