import type { LinkPolicy, NodeId, Transport } from '../../contract/index.ts';
import { act, select, takeTool, useSynod, type SynodState } from '../../store/index.ts';
import {
  changeWeather,
  healAll,
  healBetween,
  isCut,
  linksOf,
  lossier,
  ownPolicy,
  partsOf,
  slower,
  weatherOn,
} from '../links/index.ts';
import { ACTION_WORDS as words, NOT_NOW_WORDS as notNow, type Way } from '../words/index.ts';
import { action, hand } from './action.ts';
import { letter } from './key.ts';
import { LINKS, listed, WAYS, WHOLE } from './subjects.ts';

const TRANSPORTS: readonly Transport[] = ['reliable', 'unreliable', 'manual'];

/** The groups of the partition; none if every server reaches every other. */
const PARTITIONS = listed<readonly (readonly NodeId[])[]>(
  ({ frame }) => {
    if (frame === null) return [];
    const parts = partsOf(
      frame.nodes.map(({ id }) => id),
      frame.links,
    );
    return parts.length < 2 ? [] : [parts];
  },
  (parts) => parts.join(' | '),
);

/** How many of these links are cut; null if a veil hides it. */
function cutOf({ from, to, both }: Way, { frame }: SynodState): number | null {
  if (frame === null || frame.seenBy !== null) return null;
  return linksOf(from, to, both).filter((link) => isCut(frame.links, link.from, link.to)).length;
}

const changing =
  (make: (policy: LinkPolicy, common: LinkPolicy, max: number) => LinkPolicy) =>
  async ({ from, to, both }: Way) => {
    const { frame, hello } = useSynod.getState();
    if (frame === null) return;
    const { link: common } = frame.run;
    const max = hello?.limits['link.latencyMax']?.max ?? Infinity;
    const actions = changeWeather(linksOf(from, to, both), frame.links, common, (policy) =>
      make(policy, common, max),
    );
    for (const one of actions) await act(one);
  };

/** What can be done to links and to the network as a whole. */
export const LINK_ACTIONS = {
  healAll: action(WHOLE, words.healAll, {
    group: 'links',
    key: letter('h'),
    whyNot: (_, { frame }) => (frame === null || healAll(frame) === null ? notNow.allWork : null),
    run: hand((_, { frame }) => healAll(frame!)!),
  }),
  healPartition: action(PARTITIONS, words.healPartition, {
    group: 'links',
    run: hand((parts, { frame }) => healBetween(parts, frame!.links)),
  }),
  drawPartition: action(WHOLE, words.drawPartition, {
    group: 'links',
    key: letter('p'),
    run: () => takeTool(useSynod.getState().tool === 'partition' ? 'point' : 'partition'),
  }),
  toPartition: action(WHOLE, words.toPartition, {
    group: 'links',
    run: (_, deeds) => deeds.showPanel('faults', 'faults-partition'),
  }),
  cut: action(WAYS, words.cut, {
    group: 'links',
    key: letter('l'),
    whyNot: (way, state) => (cutOf(way, state) === (way.both ? 2 : 1) ? notNow.isCut : null),
    run: hand(({ from, to, both }) => ({ kind: 'cut', links: linksOf(from, to, both) })),
  }),
  heal: action(WAYS, words.heal, {
    group: 'links',
    key: letter('l'),
    whyNot: (way, state) => (cutOf(way, state) === 0 ? notNow.works : null),
    run: hand(({ from, to, both }) => ({ kind: 'heal', links: linksOf(from, to, both) })),
  }),
  showLink: action(LINKS, words.showLink, {
    group: 'links',
    run: ({ from, to }, deeds) => {
      select({ kind: 'link', from, to });
      deeds.showPanel('inspector');
    },
  }),
  slow: action(WAYS, words.slow, { group: 'links', run: changing(slower) }),
  lossy: action(WAYS, words.lossy, { group: 'links', run: changing(lossier) }),
  asOthers: action(WAYS, words.asOthers, {
    group: 'links',
    whyNot: ({ from, to, both }, { frame }) =>
      frame!.seenBy === null &&
      linksOf(from, to, both).every((link) => ownPolicy(frame!.links, link) === null)
        ? notNow.isAsOthers
        : null,
    run: hand(({ from, to, both }, { frame }) =>
      weatherOn(linksOf(from, to, both), frame!.run.link),
    ),
  }),
  toWeather: action(WHOLE, words.toWeather, {
    group: 'links',
    run: (_, deeds) => deeds.showPanel('faults', 'faults-weather'),
  }),
  everyLink: action(
    listed(({ frame }) => TRANSPORTS.filter((one) => one !== frame?.run.link.transport)),
    words.everyLink,
    {
      group: 'links',
      run: hand((transport, { frame }) => ({
        kind: 'weather',
        links: null,
        policy: { ...frame!.run.link, transport },
      })),
    },
  ),
};
