import type { Frame, Link, Load, NodeId, Transport } from '../../contract/index.ts';
import { act, select, takeTool, type SynodState } from '../../store/index.ts';
import {
  healAll,
  healBetween,
  isCut,
  isolate,
  linksOf,
  lossier,
  ownPolicy,
  partsOf,
  slower,
  weatherOn,
} from '../links/index.ts';
import { nodeOfSelection, type Deeds, type PanelName, type PlaceName } from '../shell/index.ts';
import {
  crashName,
  cutBothName,
  cutName,
  FAULT_WORDS,
  healBothName,
  healName,
  loadText,
  PALETTE_WORDS as words,
  pauseName,
  restartName,
  resumeName,
  transportName,
  wipeName,
} from '../words/index.ts';
import { doing, entry, type Entry } from './entry.ts';

/** Servers, links, weather, load: what can be done to the cluster now. */

/** Beyond so many nodes only the chosen one's links are listed. */
const LINKED_NODES_MAX = 8;

export function ofServers({ nodes }: Frame): readonly Entry[] {
  const ids = nodes.map(({ id }) => id);
  return nodes.flatMap(({ id, status, wiped }): readonly Entry[] => {
    if (status === 'down')
      return [
        doing('servers', restartName(id), { kind: 'restart', node: id }),
        ...(wiped ? [] : [doing('servers', wipeName(id), { kind: 'wipe', node: id })]),
      ];
    const paused = status === 'paused';
    const isUnknown = status === 'unknown';
    return [
      ...(isUnknown ? [doing('servers', restartName(id), { kind: 'restart', node: id })] : []),
      doing('servers', crashName(id), { kind: 'crash', node: id, point: 'now' }),
      doing('servers', FAULT_WORDS.beforePersist(id), {
        kind: 'crash',
        node: id,
        point: 'beforePersist',
      }),
      doing('servers', FAULT_WORDS.beforeSend(id), {
        kind: 'crash',
        node: id,
        point: 'beforeSend',
      }),
      doing('servers', paused ? resumeName(id) : pauseName(id), {
        kind: paused ? 'resume' : 'pause',
        node: id,
      }),
      ...(isUnknown ? [doing('servers', resumeName(id), { kind: 'resume', node: id })] : []),
      ...(ids.length > 1 ? [doing('servers', FAULT_WORDS.isolateName(id), isolate(ids, id))] : []),
    ];
  });
}

export function ofLinks(state: SynodState, frame: Frame): readonly Entry[] {
  const { nodes, links } = frame;
  const ids = nodes.map(({ id }) => id);
  const heal = healAll(frame);
  const parts = partsOf(ids, links);
  return [
    ...(heal === null
      ? []
      : [entry('links', FAULT_WORDS.healAll, () => void act(heal), 'healAll')]),
    ...(parts.length < 2
      ? []
      : [doing('links', FAULT_WORDS.healParts(parts), healBetween(parts, links))]),
    entry('links', words.partition, () => takeTool('partition'), 'partition'),
    ...listedLinks(state, ids).map(({ from, to }) => {
      const cut = isCut(links, from, to);
      return doing('links', cut ? healName(from, to) : cutName(from, to), {
        kind: cut ? 'heal' : 'cut',
        links: [{ from, to }],
      });
    }),
    ...listedLinks(state, ids)
      .filter(({ from, to }) => ids.indexOf(from) < ids.indexOf(to))
      .flatMap(({ from, to }) => ofPair(frame, from, to)),
  ];
}

/** Both links between two nodes at once; where one is cut and one is not, either can be wished. */
function ofPair({ links }: Frame, from: NodeId, to: NodeId): readonly Entry[] {
  const both = linksOf(from, to, true);
  const cut = both.filter((link) => isCut(links, link.from, link.to)).length;
  return [
    ...(cut < 2 ? [doing('links', cutBothName(from, to), { kind: 'cut', links: both })] : []),
    ...(cut > 0 ? [doing('links', healBothName(from, to), { kind: 'heal', links: both })] : []),
  ];
}

function listedLinks(state: SynodState, ids: readonly NodeId[]): readonly Link[] {
  const chosen = nodeOfSelection(state.frame, state.selection);
  const isListed = (from: NodeId, to: NodeId) =>
    from !== to && (ids.length <= LINKED_NODES_MAX || from === chosen || to === chosen);
  return ids.flatMap((from) => ids.filter((to) => isListed(from, to)).map((to) => ({ from, to })));
}

const TRANSPORTS: readonly Transport[] = ['reliable', 'unreliable', 'manual'];
const LOADS: readonly Load[] = [
  { kind: 'none' },
  { kind: 'closed', think: 100_000 },
  { kind: 'open', perSecond: 10 },
];

/** The transport of every link, and what clients ask by themselves. */
export function ofRun({ run: { link, load } }: Frame, deeds: Deeds): readonly Entry[] {
  const to = (panel: PanelName, place: PlaceName) => () => deeds.showPanel(panel, place);
  return [
    entry('links', words.toPartition, to('faults', 'faults-partition')),
    entry('links', words.toWeather, to('faults', 'faults-weather')),
    entry('clusters', words.toLoad, to('clients', 'load-load')),
    ...TRANSPORTS.filter((transport) => transport !== link.transport).map((transport) =>
      doing('links', words.everyLink(transportName(transport)), {
        kind: 'weather',
        links: null,
        policy: { ...link, transport },
      }),
    ),
    ...LOADS.filter(({ kind }) => kind !== load.kind).map((other) =>
      doing('clusters', words.load(loadText(other)), { kind: 'load', load: other }),
    ),
  ];
}

export function ofWeather(
  state: SynodState,
  { nodes, links, run }: Frame,
  deeds: Deeds,
): readonly Entry[] {
  const max = state.hello?.limits['link.latencyMax']?.max ?? Infinity;
  const ids = nodes.map(({ id }) => id);
  return listedLinks(state, ids).flatMap((link) => {
    const { from, to } = link;
    const own = ownPolicy(links, link);
    const now = own ?? run.link;
    const { slowName, lossyName, asOthersName } = FAULT_WORDS;
    return [
      entry('links', FAULT_WORDS.showLink(from, to), () => {
        select({ kind: 'link', from, to });
        deeds.showPanel('inspector');
      }),
      doing('links', slowName(from, to), weatherOn([link], slower(now, run.link, max))),
      doing('links', lossyName(from, to), weatherOn([link], lossier(now))),
      ...(own === null
        ? []
        : [doing('links', asOthersName(from, to), weatherOn([link], run.link))]),
    ];
  });
}
