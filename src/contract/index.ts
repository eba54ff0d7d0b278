/**
 * The treaty between worker and page: its types, the vocabulary they are made of, and the one
 * function that lets unchanged parts keep their identity.
 */
export { isSame, reuse, reuseByKey } from './reuse.ts';
export type {
  Beat,
  BranchView,
  BreakView,
  CellStatus,
  ChecksView,
  ContractVersion,
  EnvelopeView,
  EventView,
  Frame,
  LedgerView,
  LinkView,
  MarkKind,
  NodeView,
  OutageView,
  RunView,
  SceneId,
  SlotView,
  TimelineView,
  TimerView,
  TotalsView,
  TrafficView,
} from './frame.ts';
export type { AnswersView } from './answers.ts';
export type { CompareView, ListedEvent, SideView } from './compare.ts';
export type { LaneView, LogEvent, LogMessage, LogView, MessageEnd } from './log.ts';
export type { WhyBecause, WhyBy, WhyRoot, WhyStep, WhyTarget, WhyView } from './why.ts';
export type {
  Duty,
  LatticeCell,
  LatticeRow,
  LatticeView,
  NextBallot,
  NextReport,
} from './lattice.ts';
export type {
  AcceptedView,
  AcceptorView,
  ClientView,
  LeaderView,
  ProcessView,
  ReplicaView,
  Standing,
} from './process.ts';
export type { Intent, IntentKind } from './intent.ts';
export type {
  Answer,
  FrameDelta,
  Hello,
  InvariantCard,
  Limits,
  Notice,
  Request,
  SceneCard,
  VariantCard,
} from './notice.ts';
export type { Problem, ProblemCode } from './problem.ts';
export type { LastRun, Outcome, Previews } from './outlook.ts';
export type {
  AnswerTo,
  CaseCard,
  Question,
  QuestionKind,
  QuestionOf,
  Questions,
} from './questions.ts';
export type {
  AcceptorId,
  Ballot,
  Carried,
  CfgId,
  ClientCommand,
  ClientId,
  Command,
  CommandOrigin,
  Configuration,
  ElectionPolicy,
  IgnoreReason,
  LeaderId,
  LeaderMode,
  LineId,
  Message,
  MessageType,
  Micros,
  Note,
  NoteKind,
  Operation,
  ProcessId,
  Proposal,
  PseudocodeLine,
  Reconfig,
  ReplicaId,
  Role,
  Session,
  SessionId,
  Settings,
  Slot,
  TimerName,
} from '../paxos/index.ts';
export type {
  Action,
  ActionKind,
  Cluster,
  ClusterCaution,
  CrashPoint,
  DropReason,
  EnvelopeId,
  Link,
  LinkPolicy,
  Load,
  NodeId,
  NodeSpec,
  Refusal,
  Talk,
  Transport,
} from '../sim/index.ts';
