import type { ClusterCaution } from '../../../contract/index.ts';
import { spanText } from '../values/format.ts';

/** Says what goes wrong with a timer that is legal and too short, by what the cluster's own numbers are. */
const CAUTIONS: Readonly<Record<ClusterCaution['code'], (least: string) => string>> = {
  distrusts: (least) =>
    `Two pings and a round trip may take ${least}, longer than a leader's patience: it may never trust an active rival.`,
  drowned: (least) =>
    `The active leader needs ${least} for the pings of one interval: its inbox may never be empty.`,
  retryTooSoon: (least) =>
    `An answer may take ${least}: the first retry may be sent before it comes.`,
  alwaysRetries: (least) =>
    `An answer may take ${least}: even the longest retry may be sent before it comes.`,
  stepsDown: (least) =>
    `Votes may take ${least}: an active leader may step down although every acceptor answers.`,
  clientTooSoon: (least) =>
    `A command may take ${least}: a client may ask another replica before the answer comes.`,
  learnTooSoon: (least) =>
    `A peer's answer may take ${least}: a replica may ask the next peer before it comes.`,
  gapTooSoon: (least) =>
    `A decision may take ${least}: a replica may ask for a slot that is still being decided.`,
};

export function cautionText({ code, least }: ClusterCaution): string {
  return CAUTIONS[code](spanText(least));
}
