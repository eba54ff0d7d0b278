/** The failover demo: five servers under load lose their active leader, and no answer is lost. */
import { expect, test } from '@playwright/test';
import { hasPerformed, replay } from './replay.ts';
import { open, type Synod } from './synod.ts';
import type { Active } from './told.ts';

const REPLICAS = ['r1', 'r2', 'r3', 'r4', 'r5'] as const;
const SLOTS_ENOUGH = 20;

/** Opens the scene and plays until a leader is active and the clients get answers. */
async function underLoad(synod: Synod): Promise<Active> {
  await synod.speed('2 × real time');
  await synod.playUntil(
    async () => (await performed(synod, 'r1')) >= SLOTS_ENOUGH,
    'commands are answered',
  );
  const active = await synod.active();
  if (active === null) throw new Error('slots were decided without an active leader');
  expect((await synod.answers()).length).toBeGreaterThan(0);
  return active;
}

/** The number of slots that this replica has performed, as the stage says. */
async function performed(synod: Synod, replica: string): Promise<number> {
  const { state } = await synod.process(replica);
  return Number(/^([\d,]+) slots? performed/.exec(state)?.[1]?.replaceAll(',', ''));
}

/** A command that is chosen while no replica knows it: the moment at which a crash hurts most. */
interface InDoubt {
  readonly slot: string;
  readonly command: string;
  /** The client that waits for it. */
  readonly id: string;
}

/** Steps on to a moment at which a command is in doubt. */
async function untilInDoubt(synod: Synod): Promise<InDoubt> {
  const sentence =
    /^a\d accepts (put .+) for slot (\d+) in .*the command is chosen, though no replica knows yet\.$/;
  for (let step = 0; step < 300; step++) {
    const [, command, slot] = sentence.exec(await synod.caption()) ?? [];
    if (command !== undefined && slot !== undefined) {
      const waits = ({ state }: { state: string }) => state.startsWith(`waits for ${command} from`);
      const client = (await synod.processes()).find(waits);
      if (client !== undefined) return { slot, command, id: client.id };
    }
    await synod.next();
  }
  throw new Error('no command was chosen before a replica knew');
}

/** Tells whether another leader than the crashed one has become active by itself. */
function succeeded(synod: Synod, fallen: Active): () => Promise<boolean> {
  return async () => {
    const active = await synod.active();
    return active !== null && active.leader !== fallen.leader;
  };
}

/** Tells whether the client no longer waits for that command, because it rests or asks for another. */
function isAnswered(synod: Synod, request: InDoubt) {
  const waits = `waits for ${request.command} `;
  return async () => !(await synod.process(request.id)).state.startsWith(waits);
}

/** Lets the clients rest, then plays until every request is answered and every replica has caught up. */
async function settle(synod: Synod, replicas: readonly string[]): Promise<void> {
  await synod.stopLoad();
  await synod.playUntil(async () => {
    const processes = await synod.processes();
    if (processes.some(({ state }) => state.startsWith('waits for'))) return false;
    const all = await Promise.all(replicas.map((id) => performed(synod, id)));
    return all.every((count) => count === all[0]);
  }, 'every open request is answered and every live replica has performed the same slots');
}

/** Checks that these replicas have every answer, both as the page shows them and over the whole run. */
async function expectNothingLost(
  synod: Synod,
  inDoubt: InDoubt,
  replicas: readonly (typeof REPLICAS)[number][],
) {
  const states = [];
  for (const id of replicas) states.push((await synod.stateOf(id)).toSorted());
  expect(states[0]?.length).toBeGreaterThan(0);
  for (const state of states) expect(state).toEqual(states[0]);

  const cells = await synod.cells();
  const chosen = cells['Chosen'] ?? [];
  const slots = chosen.flatMap((text, at) => {
    const found = /^Slot (\d+): (.+) is chosen/.exec(text);
    return found === null ? [] : [{ at, slot: Number(found[1]), command: found[2] ?? '' }];
  });
  expect(slots.length).toBeGreaterThan(3);
  for (const id of replicas) {
    for (const { at, slot, command } of slots) {
      expect(cells[id]?.[at]).toContain(`Slot ${slot} at ${id}: performed ${command}`);
    }
  }

  const replayed = replay(await synod.copyRecording(), await synod.index());
  const { answers, logs, hash } = replayed;
  expect(hash, 'the recording gives the very run that the page shows').toBe(await synod.hash());
  expect(answers.length).toBeGreaterThan(SLOTS_ENOUGH);
  for (const id of replicas) {
    const lost = answers.filter((answer) => !hasPerformed(replayed, id, answer));
    expect(lost, `what ${id} lacks of all that was answered`).toEqual([]);
  }
  const heard = await synod.answers();
  expect(heard.length).toBeGreaterThan(3);
  for (const { request, slot } of heard) {
    expect(
      answers.find((one) => one.slot === slot && `${one.session} #${one.seq}` === request),
    ).toBeDefined();
  }
  const held = replicas.flatMap((id) => logs.get(id)?.get(Number(inDoubt.slot))?.command ?? []);
  // The page sets a value that looks like a name in quotation marks.
  expect(new Set(held)).toEqual(new Set([inDoubt.command.replaceAll('"', '')]));
}

test('the active leader crashes: another takes over, nothing answered is lost', async ({
  page,
}) => {
  const synod = await open(page, { scene: 'failover' });
  const fallen = await underLoad(synod);
  const request = await untilInDoubt(synod);
  await synod.crash(fallen.node);
  await synod.idle();
  expect((await synod.process(fallen.leader)).down).toBe(true);
  expect(await synod.caption()).toContain(`${fallen.node} crashes`);
  expect(await synod.active()).toBeNull();

  await synod.playUntil(succeeded(synod, fallen), 'another leader is active');
  await synod.playUntil(isAnswered(synod, request), `${request.id} is answered`);
  const alive = REPLICAS.filter((id) => id !== `r${fallen.leader.slice(1)}`);
  await settle(synod, alive);
  await expectNothingLost(synod, request, alive);

  await synod.restart(fallen.node);
  await synod.idle();
  expect((await synod.process(fallen.leader)).down).toBe(false);
  await settle(synod, REPLICAS);
  await expectNothingLost(synod, request, REPLICAS);
});

test('the active leader is cut off by a drawn line, then healed', async ({ page }) => {
  const synod = await open(page, { scene: 'failover' });
  await synod.arrange('By machine');
  const fallen = await underLoad(synod);
  const request = await untilInDoubt(synod);
  await synod.encircle(fallen.node);
  await synod.idle();
  await synod.tab('Faults');
  const { panel } = synod;
  const others = ['n1', 'n2', 'n3', 'n4', 'n5', 'n6', 'n7', 'n8', 'n9'];
  for (const other of others.filter((node) => node !== fallen.node)) {
    for (const [from, to] of [
      [fallen.node, other],
      [other, fallen.node],
    ]) {
      await expect(panel.getByRole('button', { name: `Heal ${from} to ${to}` })).toBeVisible();
    }
  }
  await expect(panel.getByRole('button', { name: /^Heal n\d to n\d$/ })).toHaveCount(16);

  await synod.playUntil(succeeded(synod, fallen), 'another leader is active');
  await synod.playUntil(isAnswered(synod, request), `${request.id} is answered`);
  const own = `r${fallen.leader.slice(1)}`;
  const reached = own === 'r1' ? 'r2' : 'r1';
  const cutOff = await performed(synod, own);
  const onwards = await performed(synod, reached);
  expect(onwards).toBeGreaterThan(cutOff);

  await synod.healAll();
  await synod.idle();
  await expect(panel.getByRole('button', { name: /^Heal n\d to n\d$/ })).toHaveCount(0);
  await synod.playUntil(
    async () => !(await synod.process(fallen.leader)).state.startsWith('active'),
    'the old leader hears of the new one',
  );
  expect((await synod.active())?.leader).not.toBe(fallen.leader);
  await settle(synod, REPLICAS);
  await expectNothingLost(synod, request, REPLICAS);
});

test('the whole failover with the keyboard alone', async ({ page }) => {
  await page.addInitScript(() => {
    for (const kind of ['mousedown', 'touchstart'] as const) {
      window.addEventListener(kind, () => (document.title = 'a pointer was used'), true);
    }
  });
  const synod = await open(page);
  const { keyboard } = page;
  await keyboard.press('Control+k');
  await expect(page.getByRole('searchbox', { name: 'Find an action' })).toBeFocused();
  await keyboard.type('failover');
  await keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Cluster: Failover under load' })).toBeVisible();
  await synod.idle();

  const slider = page.getByRole('slider', { name: 'Speed' });
  while (!/^[\d,]+ × real time$/.test((await slider.getAttribute('aria-valuetext')) ?? '')) {
    await keyboard.press('f');
  }
  await keyboard.press('Space');
  await synod.until(async () => (await performed(synod, 'r1')) >= SLOTS_ENOUGH, 'answers come');
  const fallen = await synod.active();
  if (fallen === null) throw new Error('slots were decided without an active leader');
  await keyboard.press(fallen.node.slice(1));
  await keyboard.press('x');
  await synod.until(async () => (await synod.process(fallen.leader)).down, 'the leader is down');
  await synod.until(succeeded(synod, fallen), 'another leader is active');
  const own = `r${fallen.leader.slice(1)}`;
  const other = own === 'r1' ? 'r2' : 'r1';
  const before = await performed(synod, own);
  const then = await performed(synod, other);
  await synod.until(async () => (await performed(synod, other)) > then, 'answers come again');

  await keyboard.press('x');
  await synod.until(async () => !(await synod.process(fallen.leader)).down, 'it is back');
  const missed = await performed(synod, other);
  expect(missed).toBeGreaterThan(before);
  await synod.until(async () => (await performed(synod, own)) >= missed, 'it has caught up');
  await keyboard.press('Space');
  await synod.idle();
  await expect(synod.transport.getByRole('button', { name: 'Play' })).toBeVisible();
  expect(await page.title()).not.toBe('a pointer was used');
});
