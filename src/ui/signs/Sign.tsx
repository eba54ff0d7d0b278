import type { ReactNode } from 'react';
import type { MarkKind, MessageType } from '../../contract/index.ts';
import { LatticeRowView } from '../lattice/LatticeRowView.tsx';
import latticeStyles from '../lattice/Lattice.module.css';
import { Sample } from '../ledger/Legend.tsx';
import { BallotMark, LightSign } from '../parts/index.ts';
import { Bands } from '../timeline/Bands.tsx';
import { MarkGlyph } from '../timeline/MarkGlyph.tsx';
import { MARK_TERMS, MESSAGE_TERMS, type TermId } from '../words/glossary/index.ts';
import { flight, FlightSign, TIMER } from './FlightSign.tsx';
import { acceptor, FIRST, LATTICE_ROW, leader, SECOND } from './samples.ts';
import styles from './Signs.module.css';
import {
  AcceptorSign,
  ClientSign,
  CutMark,
  HueTiles,
  LeaderSign,
  ReplicaSign,
  ReplicaTiles,
  ServerSign,
  TokenSign,
  VoteTile,
} from './StageSigns.tsx';

type Signs = { readonly [T in TermId]?: ReactNode };

const MESSAGES: Signs = Object.fromEntries(
  (Object.entries(MESSAGE_TERMS) as [MessageType, TermId][]).map(([type, term]) => [
    term,
    <TokenSign key={type} types={[type]} />,
  ]),
);

const MARKS: Signs = Object.fromEntries(
  (Object.entries(MARK_TERMS) as [MarkKind, TermId][]).map(([kind, term]) => [
    term,
    <MarkGlyph key={kind} kind={kind} />,
  ]),
);

const SCOUTING = <LeaderSign leader={leader('scouting', ['a1'])} />;
const ACTIVE = <LeaderSign leader={leader('active')} />;
const PASSIVE = <LeaderSign leader={leader('passive')} />;
const PROMISED = <AcceptorSign acceptor={acceptor(SECOND)} />;
const VOTE = <VoteTile />;
const CROSSED = <TokenSign types={['p2b']} crossed />;
const COUNTDOWN = <FlightSign countdowns={[TIMER]} />;
const LATTICE = <Lattice />;

const PROCESSES: Signs = {
  replica: <ReplicaSign />,
  leader: (
    <span className={styles.row}>
      <LeaderSign leader={leader('passive')} />
      {SCOUTING}
      {ACTIVE}
    </span>
  ),
  acceptor: <AcceptorSign acceptor={acceptor(FIRST, [3, 4])} />,
  client: <ClientSign />,
  server: <ServerSign status="up" />,
  inbox: <ServerSign status="up" full />,
  crashed: <ServerSign status="down" />,
  paused: <ServerSign status="paused" />,
};

const LEADING: Signs = {
  scout: SCOUTING,
  scouting: SCOUTING,
  dashedHexagon: SCOUTING,
  pills: SCOUTING,
  quorum: SCOUTING,
  active: ACTIVE,
  crown: ACTIVE,
  adopted: ACTIVE,
  passive: PASSIVE,
  preempted: PASSIVE,
  commander: <LeaderSign leader={leader('active', ['a1', 'a2'])} />,
  patience: COUNTDOWN,
  timer: COUNTDOWN,
};

const BALLOTS: Signs = {
  ballot: <BallotMark ballot={{ round: 3, leader: 2 }} />,
  bottom: <AcceptorSign acceptor={acceptor()} />,
  promise: PROMISED,
  ring: (
    <span className={styles.row}>
      {PROMISED}
      <AcceptorSign acceptor={acceptor()} />
    </span>
  ),
  vote: VOTE,
  voteTile: VOTE,
  hue: <HueTiles />,
  refused: CROSSED,
};

const LEDGER: Signs = {
  accepted: <Sample look="accepted" />,
  chosen: <Sample look="chosen" />,
  learned: <Sample look="learned" />,
  performed: <Sample look="performed" />,
  proposed: <Sample look="proposed" />,
  noop: <Sample look="noop" />,
  window: <Sample look="window" />,
  slotIn: <Sample look="slotIn" />,
  slotOut: <Sample look="slotOut" />,
  configuration: <Sample look="begins" />,
  veil: <Sample look="unknown" />,
  slot: VOTE,
  replicaTile: <ReplicaTiles />,
};

const FLIGHTS: Signs = {
  tokenShape: <TokenSign types={['p1a', 'p2a', 'propose', 'request', 'learn', 'ping']} />,
  tokenFill: <TokenSign types={['p2a', 'p2b']} />,
  tokenCross: CROSSED,
  heartbeat: <TokenSign types={['ping', 'pong', 'status']} />,
  inFlight: <FlightSign flights={[flight({ type: 'p2a' })]} />,
  dashedTrail: (
    <FlightSign
      flights={[flight({ type: 'p2a', to: 44 }), flight({ type: 'p2b', from: 72, to: 112 })]}
    />
  ),
  held: <FlightSign flights={[flight({ type: 'p2a', end: 'held' })]} />,
  dropped: <FlightSign flights={[flight({ type: 'p2a', end: 'lost' })]} />,
  glow: <FlightSign flights={[flight({ type: 'p2a', marked: true })]} />,
};

const REST: Signs = {
  cut: (
    <span className={styles.row}>
      <CutMark />
      <MarkGlyph kind="cut" />
    </span>
  ),
  timelineBand: (
    <span className={styles.band}>
      <Bands
        bands={[{ leader: 'l1', cfg: 0, ballot: FIRST, from: 0, to: 900 }]}
        now={1000}
        axis={1000}
        width={120}
      />
    </span>
  ),
  timelineMark: (
    <span className={styles.row}>
      <MarkGlyph kind="crashed" />
      <MarkGlyph kind="cut" />
      <MarkGlyph kind="request" />
    </span>
  ),
  lattice: LATTICE,
  safeValue: LATTICE,
  invariant: <LightSign state="holds" />,
  broken: <LightSign state="broken" />,
};

/** A row of the lattice, which cannot be pressed here. */
function Lattice() {
  return (
    <table className={`${styles.lattice} ${latticeStyles.table}`} inert data-narrow="">
      <tbody>
        <LatticeRowView row={LATTICE_ROW} slot={4} isNarrow={false} chosenIn={null} />
      </tbody>
    </table>
  );
}

/** Every sign, drawn by the code that draws it on the page. */
export const SIGNS: Signs = {
  ...MARKS,
  ...MESSAGES,
  ...PROCESSES,
  ...LEADING,
  ...BALLOTS,
  ...LEDGER,
  ...FLIGHTS,
  ...REST,
};

/** The sign of a term, or nothing if it has none. */
export function Sign({ term }: { readonly term: TermId }) {
  return SIGNS[term] ?? null;
}
