import { describe, expect, it } from 'vitest';
import type { LinkPolicy, LinkView, NodeId } from '../../contract/index.ts';
import { healBetween, linksBetween, lossier, ownPolicy, partsOf, slower } from './index.ts';

const NODES: readonly NodeId[] = ['n1', 'n2', 'n3', 'n4'];

function cutOff(...apart: readonly NodeId[]): readonly LinkView[] {
  return linksBetween(NODES, new Set(apart)).map((link) => ({ ...link, cut: true, policy: null }));
}

describe('a partition', () => {
  it('is none while every node hears of every other', () => {
    expect(partsOf(NODES, [])).toEqual([NODES]);
    const oneWay = cutOff('n1').filter(({ from }) => from === 'n1');
    expect(partsOf(NODES, oneWay)).toEqual([NODES]);
    const byWayOfOthers = cutOff('n1').filter(({ from, to }) => from !== 'n4' && to !== 'n4');
    expect(partsOf(NODES, byWayOfOthers)).toEqual([NODES]);
  });

  it('is known by its groups, in the order of their nodes', () => {
    expect(partsOf(NODES, cutOff('n3'))).toEqual([['n1', 'n2', 'n4'], ['n3']]);
    expect(partsOf(NODES, cutOff('n2', 'n4'))).toEqual([
      ['n1', 'n3'],
      ['n2', 'n4'],
    ]);
    const three = [...cutOff('n1'), ...cutOff('n4')];
    expect(partsOf(NODES, three)).toEqual([['n1'], ['n2', 'n3'], ['n4']]);
  });

  it('heals between its groups, and not within them', () => {
    const within: LinkView = { from: 'n1', to: 'n2', cut: true, policy: null };
    const links = [...cutOff('n3'), within];
    const heal = healBetween(partsOf(NODES, links), links);
    expect(heal).toEqual({
      kind: 'heal',
      links: cutOff('n3').map(({ from, to }) => ({ from, to })),
    });
  });
});

describe('the weather of a link', () => {
  const common: LinkPolicy = {
    transport: 'reliable',
    latencyMin: 5_000,
    latencyMax: 15_000,
    loss: 0,
    duplication: 0.1,
    reordering: 0,
    tail: 1,
  };

  it('is slow beside all others, however often it is made so', () => {
    const slow = slower(common, common, 60_000_000);
    expect(slow).toEqual({ ...common, latencyMin: 100_000, latencyMax: 150_000 });
    expect(slower(slow, common, 60_000_000)).toEqual(slow);
    expect(slower(common, { ...common, latencyMax: 30_000_000 }, 60_000_000).latencyMax).toBe(
      60_000_000,
    );
    expect(slower({ ...common, transport: 'manual' }, common, 1_000_000).transport).toBe(
      'reliable',
    );
  });

  it('is lossy and slow at once', () => {
    const both = lossier(slower(common, common, 60_000_000));
    expect(both).toMatchObject({ transport: 'unreliable', loss: 0.3, latencyMax: 150_000 });
  });

  it('is its own in one direction', () => {
    const links: readonly LinkView[] = [{ from: 'n1', to: 'n2', cut: false, policy: common }];
    expect(ownPolicy(links, { from: 'n1', to: 'n2' })).toBe(common);
    expect(ownPolicy(links, { from: 'n2', to: 'n1' })).toBeNull();
  });
});
