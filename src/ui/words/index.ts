/**
 * The message catalogue: every sentence of the app, as functions of codes and data. English.
 * `values` says how a ballot, a message or a state is written, and the other folders draw on it:
 * `events` tells what happened, `controls` names what a person can do, and `problems` says why not.
 * `panels`, `pictures` and `shell` hold the words of the dock, the stage and its views, and the frame.
 */
export {
  ACTION_WORDS,
  type ActionId,
  eitherText,
  KEY_GROUP_WORDS,
  seekName,
} from './controls/action-words.ts';
export { partsText, type Way } from './controls/link-action-words.ts';
export { NOT_NOW_WORDS } from './controls/not-now-words.ts';
export { EDITOR_WORDS } from './controls/editor-words.ts';
export { FAULT_WORDS } from './controls/fault-words.ts';
export { fieldWords, unitOf } from './controls/field-words.ts';
export { LOAD_WORDS, loadText } from './controls/load-words.ts';
export { LIBRARY_WORDS, PALETTE_WORDS } from './controls/palette-words.ts';
export { RULE_WORDS } from './controls/rule-words.ts';
export { RULES_SHEET_WORDS } from './controls/rules-sheet-words.ts';
export {
  CHANGE_FAULTS,
  changeSteps,
  changeText,
  notRetired,
  RECONFIGURE_WORDS,
  STANDING_WORDS,
} from './controls/reconfigure-words.ts';
export {
  bandText,
  BRANCH_WORDS,
  manyBandsText,
  manyMarksText,
  markText,
  positionSpoken,
  positionText,
  speedShort,
  reachedShort,
  reachedText,
  speedText,
  TRANSPORT_WORDS,
} from './controls/timeline-words.ts';
export { captionHolds, captionOf, commandsIn } from './events/caption.ts';
export { CAPTION_WORDS, openingSentence } from './events/opening-words.ts';
export { leadText, summaryText } from './events/summary-words.ts';
export { isInDoubt } from './events/telling.ts';
export { CHECK_WORDS, checksShort } from './panels/check-words.ts';
export { type AskedLine, CODE_WORDS, lastRunText, ranText } from './panels/code-words.ts';
export { INSPECTOR_WORDS, seatsText } from './panels/inspector-words.ts';
export {
  cellText,
  chosenCellText,
  LEDGER_WORDS,
  LEGEND,
  untouchedText,
} from './panels/ledger-words.ts';
export { MESSAGES_WORDS } from './panels/messages-words.ts';
export { commandsSeen, seenText } from './panels/seen-words.ts';
export { SELECTED_WORDS, selectedText } from './panels/selected-words.ts';
export {
  branchChoice,
  comparedText,
  isMixed,
  rulesText,
  COMPARISON_WORDS,
  differenceText,
  leadersText,
} from './pictures/comparison-words.ts';
export {
  dutyText,
  LATTICE_LEGEND,
  LATTICE_WORDS,
  latticeCellText,
  latticeFact,
  latticeRowText,
  meetingText,
  reportText,
  shortReport,
} from './pictures/lattice-words.ts';
export {
  lifeBeat,
  lifeEventName,
  LIFELINE_WORDS,
  lifeMessage,
  worldMark,
} from './pictures/lifeline-words.ts';
export { SHORT_WORDS, shortText } from './pictures/short-words.ts';
export {
  cutsText,
  machineName,
  moreText,
  nodeText,
  processText,
  roadName,
  splitName,
  STAGE_WORDS,
  ticketName,
  veiledText,
} from './pictures/stage-words.ts';
export { outageParts, outageText, TRAFFIC_WORDS, trafficText } from './pictures/traffic-words.ts';
export { VIEW_WORDS } from './pictures/view-words.ts';
export {
  becauseCommands,
  becauseText,
  stateFieldName,
  WHY_WORDS,
  whyBeyond,
  whyLink,
  whyPathText,
  whyQuestion,
  whyRootText,
} from './pictures/why-words.ts';
export { outcomeText, problemText } from './problems/problem-words.ts';
export { refusalText } from './problems/refusal-words.ts';
export { HELP_WORDS, MODEL_WORDS } from './shell/help-words.ts';
export { FAILURE_WORDS, SHELL_WORDS } from './shell/shell-words.ts';
export {
  ballotIn,
  ballotShort,
  ballotText,
  cfgText,
  commandShort,
  commandText,
  countText,
  isBottom,
  operationText,
  requestText,
  sessionText,
  shorten,
  spanText,
  timeText,
} from './values/format.ts';
export { GESTURE_WORDS } from './values/gesture-words.ts';
export { messageFields, messageTag, messageTitle } from './values/message-words.ts';
export { ELECTIONS, policyText, TRANSPORTS } from './values/policy-words.ts';
export {
  CRASH_POINTS,
  dueText,
  ENVELOPE_STATES,
  fateText,
  nodeStatus,
  processName,
} from './values/state-words.ts';
export { TIMER_WORDS, timerText } from './values/timer-words.ts';
export { VEIL_WORDS } from './values/veil-words.ts';
