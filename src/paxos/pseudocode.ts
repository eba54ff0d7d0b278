import type { Role } from './ids.ts';

/** The engine's rules as lines to read: the ids are those that handlers report in `Step.lines`. */
export interface PseudocodeLine {
  readonly id: LineId;
  readonly role: Role;
  /** Levels of indentation. */
  readonly depth: number;
  readonly text: string;
}

const LINES = [
  ['A1', 'acceptor', 0, 'on p1a(cfg, b) from leader:'],
  ['A3', 'acceptor', 1, 'if b > promised: promised := b; persist'],
  ['A4', 'acceptor', 1, 'if b < promised: send p1b(re b, promised, base, {})'],
  ['A5', 'acceptor', 1, 'else: send p1b(re b, b, base, accepted)'],
  ['A6', 'acceptor', 0, 'on p2a(cfg, b, s, c) from leader:'],
  ['A8', 'acceptor', 1, 'if s < base: send p2b(re b, s, promised, base); stop'],
  ['A9', 'acceptor', 1, 'if b ≥ promised: promised := b; accepted[s] := (b, c); persist'],
  ['A10', 'acceptor', 1, 'send p2b(re b, s, promised, base)'],
  ['A11', 'acceptor', 0, 'on status(slotOut) from r:'],
  ['A12', 'acceptor', 1, 'learnedBy[r] := max(learnedBy[r], slotOut)'],
  ['A13', 'acceptor', 1, 'g := slot that a majority of replicas has reached'],
  ['A14', 'acceptor', 1, 'if g > base: base := g; drop accepted below g; persist'],

  ['L1', 'leader', 0, 'on start: mode := passive; arm elect'],
  ['L2', 'leader', 0, 'on propose(cfg, s, c) from r:'],
  ['L4', 'leader', 1, 'if s < base: send collected(base) to r; stop'],
  ['L5', 'leader', 1, 'if s in decided: send decision(s, decided[s]) to r; stop'],
  ['L6', 'leader', 1, 'if s in proposals: stop'],
  ['L7', 'leader', 1, 'proposals[s] := c; if active: startCommander(s, c)'],
  ['L8', 'leader', 0, 'startScout:'],
  ['L9', 'leader', 1, 'round := max(round, rival.round) + 1; persist; ballot := (round, self)'],
  ['L10', 'leader', 1, 'scout := {waitfor: acceptors}; send p1a(ballot) to all; arm p1Retry'],
  ['S1', 'leader', 0, 'on p1b(re, b, bs, pvals) from a:'],
  ['S2', 'leader', 1, 'if b > ballot: preempted(b); stop'],
  ['S3', 'leader', 1, 'if no scout or re ≠ ballot or a not in waitfor: stop'],
  ['S4', 'leader', 1, 'waitfor −= a; keep per slot the pvalue with the highest ballot'],
  ['S5', 'leader', 1, 'if a majority has promised: adopted'],
  ['L11', 'leader', 0, 'on adopted:'],
  ['L12', 'leader', 1, 'proposals := proposals ◁ pmax(pvals)'],
  ['L13', 'leader', 1, 'fill the holes below the highest slot with no-ops'],
  ['L14', 'leader', 1, 'mode := active; for each proposal: startCommander(s, c)'],
  ['C1', 'leader', 0, 'startCommander(s, c): send p2a(ballot, s, c) to all; arm p2Retry'],
  ['C2', 'leader', 0, 'on p2b(re, s, b, bs) from a:'],
  ['C3', 'leader', 1, 'if b > ballot: preempted(b); stop'],
  ['C4', 'leader', 1, 'if s < bs: base := max(base, bs); drop commander and proposal; stop'],
  ['C5', 'leader', 1, 'if not active or re ≠ ballot or b ≠ ballot or no commander: stop'],
  ['C6', 'leader', 1, 'ok += a; if a majority: decided[s] := c; send decision(s, c) to replicas'],
  ['C7', 'leader', 2, 'suspectAfter := max(MIN, suspectAfter − DEC)'],
  ['L15', 'leader', 0, 'on preempted(b):'],
  ['L16', 'leader', 1, 'if b ≤ ballot: stop'],
  ['L17', 'leader', 1, 'rival := max(rival, b); mode := passive; drop scout and commanders'],
  ['L18', 'leader', 1, 'suspectAfter := min(MAX, suspectAfter × MULT); watch the rival; arm elect'],
  [
    'L19',
    'leader',
    0,
    'on pong(b, active): if active and b ≥ rival, b > ballot: rival := b; arm elect',
  ],
  ['L20', 'leader', 0, 'on elect: startScout'],
  ['L21', 'leader', 0, 'on p1Retry: send p1a again to waitfor; back off'],
  ['L22', 'leader', 0, 'on p2Retry(s): send p2a again to those not in ok; back off'],
  [
    'L23',
    'leader',
    0,
    'on status(r, slotOut): drop what a majority has learned; send r what it lacks',
  ],
  ['L25', 'leader', 0, 'on quorum: no majority answers while commanders wait: mode := passive'],

  ['R1', 'replica', 0, 'on request(client, seq, op):'],
  ['R2', 'replica', 1, 'if seq < sessions[client].seq: stop'],
  ['R3', 'replica', 1, 'if seq = sessions[client].seq: send response from cache; stop'],
  ['R4', 'replica', 1, 'if already in requests or proposals: stop'],
  ['R5', 'replica', 1, 'requests += command; propose()'],
  ['R6', 'replica', 0, 'propose():'],
  ['R7', 'replica', 1, 'slotIn := max(slotIn, slotOut); drop executed requests'],
  ['R8', 'replica', 1, 'while slotIn < slotOut + WINDOW and requests not empty:'],
  ['R9', 'replica', 2, 'if slotIn not in decisions:'],
  ['R10', 'replica', 3, 'c := take first of requests; proposals[slotIn] := c'],
  ['R11', 'replica', 3, 'send propose(slotIn, c) to leaders; arm proposeRetry'],
  ['R12', 'replica', 2, 'slotIn += 1'],
  ['R13', 'replica', 0, 'on decision(s, c), and each entry of learned:'],
  ['R14', 'replica', 1, 'if s < slotOut or s in decisions: stop'],
  ['R15', 'replica', 1, 'decisions[s] := c; persist'],
  ['R16', 'replica', 1, 'while slotOut in decisions:'],
  ['R17', 'replica', 2, 'mine := take proposals[slotOut]'],
  ['R18', 'replica', 2, 'if mine ≠ decisions[slotOut] and not executed: requests += mine'],
  ['R19', 'replica', 2, 'perform(slotOut, decisions[slotOut])'],
  ['R20', 'replica', 1, 'propose(); if a later slot is decided: arm gap'],
  ['R21', 'replica', 0, 'perform(s, c):'],
  ['R22', 'replica', 1, 'if c is a no-op: nothing'],
  ['R23', 'replica', 1, 'else if executed(c): send response from cache'],
  ['R25', 'replica', 1, 'else (state, result) := apply(state, op)'],
  ['R26', 'replica', 1, 'sessions[client] := (seq, result); send response'],
  ['R27', 'replica', 1, 'slotOut := s + 1'],
  ['R28', 'replica', 0, 'on proposeRetry(s): send propose again to leaders; back off'],
  ['R29', 'replica', 0, 'on gap: send learn(slotOut) to a peer; the second time propose a no-op'],
  ['R30', 'replica', 0, 'on status(slotOut, top) from r: if top ≥ slotOut here: arm learn'],
  ['R31', 'replica', 0, 'on learn(from): send learned(decisions), or snapshot if they are dropped'],
  ['R32', 'replica', 0, 'on snapshot(upTo, state, sessions, configs): if upTo ≤ slotOut: stop'],
  ['R33', 'replica', 1, 'install all parts; persist; slotOut := upTo; slotIn := max(slotIn, upTo)'],
  ['R34', 'replica', 1, 'requests += proposals below upTo, unless executed; go on at R16'],
  ['R35', 'replica', 0, 'on collected(base): arm learn'],
  ['R36', 'replica', 0, 'on statusTimer: snapshot, drop old log; send status(slotOut, top) to all'],

  ['K1', 'client', 0, 'on call(op): seq += 1; send request to the current replica; arm retry'],
  ['K2', 'client', 0, 'on response with own seq: done; disarm retry'],
  ['K3', 'client', 0, 'on retry: next replica, same seq; back off'],
] as const satisfies readonly (readonly [string, Role, number, string])[];

/** Names a line of the protocol: A acceptor, L leader, S scout, C commander, R replica, K client. */
export type LineId = (typeof LINES)[number][0];

export const PSEUDOCODE: readonly PseudocodeLine[] = LINES.map(([id, role, depth, text]) => ({
  id,
  role,
  depth,
  text,
}));
