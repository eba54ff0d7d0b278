/** The message catalogue: every sentence of the app, as functions of codes and data. English. */
export { beatText } from './beat-words.ts';
export { captionOf, commandsIn } from './caption.ts';
export {
  ACTION_WORDS,
  eitherText,
  KEY_GROUP_WORDS,
  NOT_NOW_WORDS,
  partsText,
  seekName,
  type ActionId,
  type Way,
} from './control-words.ts';
export {
  bandText,
  BRANCH_WORDS,
  FAILURE_WORDS,
  FAULT_WORDS,
  LOAD_WORDS,
  loadText,
  manyBandsText,
  manyMarksText,
  markName,
  markText,
  positionSpoken,
  positionText,
  SHELL_WORDS,
  speedShort,
  speedText,
  TRANSPORT_WORDS,
  transportMeaning,
  transportName,
} from './controls.ts';
export { CODE_WORDS, lastRunText, ranText, type AskedLine } from './code-words.ts';
export { SELECTED_WORDS, selectedText } from './selected-words.ts';
export { brokenText, CHECK_WORDS, checksShort } from './check-words.ts';
export { commandsSeen, seenText } from './seen-words.ts';
export {
  branchChoice,
  comparedText,
  COMPARISON_WORDS,
  differenceText,
  leadersText,
} from './comparison-words.ts';
export { EDITOR_WORDS } from './editor-words.ts';
export { FIELD_NAMES, fieldWords, unitName, type Unit } from './field-words.ts';
export {
  ballotIn,
  ballotText,
  cfgText,
  chanceText,
  commandShort,
  commandText,
  countOf,
  countText,
  isBottom,
  listShort,
  operationText,
  ordinal,
  requestText,
  sessionText,
  shorten,
  slotsText,
  spanText,
  timeText,
} from './format.ts';
export { HELP_WORDS, MODEL_WORDS } from './help-words.ts';
export { ignoreReason } from './ignore-words.ts';
export {
  cellStatusName,
  crashPointMeaning,
  dueText,
  electionMeaning,
  electionName,
  envelopeState,
  fateText,
  modeMeaning,
  modeName,
  nodeStatus,
  processName,
} from './label-words.ts';
export {
  MESSAGE_TYPES,
  messageFields,
  messageMeaning,
  messageTag,
  messageText,
  messageTitle,
} from './message-words.ts';
export { openingSentence } from './opening-words.ts';
export {
  CAPTION_WORDS,
  cellText,
  chosenCellText,
  INSPECTOR_WORDS,
  LEDGER_WORDS,
  LEGEND,
  MESSAGES_WORDS,
  seatsText,
  untouchedText,
} from './panel-words.ts';
export { LIBRARY_WORDS, PALETTE_WORDS } from './palette-words.ts';
export { policyText } from './policy-words.ts';
export {
  CHANGE_FAULTS,
  changeSteps,
  changeText,
  notRetired,
  RECONFIGURE_WORDS,
  STANDING_WORDS,
} from './reconfigure-words.ts';
export { PROBLEM_CODES, problemText, outcomeText, refusalText } from './problem-words.ts';
export { SHORT_WORDS, shortText } from './short-words.ts';
export {
  STAGE_WORDS,
  cutsText,
  roadName,
  ticketName,
  moreText,
  machineName,
  veiledText,
  processText,
  nodeText,
} from './stage-words.ts';
export { timerMeaning, timerText } from './timer-words.ts';
export { VEIL_WORDS } from './veil-words.ts';
export { VEILED_WORDS } from './veiled-words.ts';
export { VIEW_WORDS } from './view-words.ts';
export { LATTICE_WORDS, latticeCellText, latticeFact, latticeRowText } from './lattice-words.ts';
export {
  stateFieldName,
  becauseCommands,
  becauseText,
  whyBeyond,
  whyLink,
  whyPathText,
  whyQuestion,
  whyRootText,
  WHY_WORDS,
} from './why-words.ts';
export { outageParts, outageText, trafficText, TRAFFIC_WORDS } from './traffic-words.ts';
export {
  lifeBeat,
  lifeEventName,
  LIFELINE_WORDS,
  lifeMessage,
  worldMark,
} from './lifeline-words.ts';
