/**
 * Every action that breaks or changes something works by mouse, by touch, by keyboard alone, and by
 * its name in the palette.
 */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { finger, keys, mouse, type Hand } from './hands.ts';
import { open, type Synod, type Tab } from './synod.ts';

type Step = (hand: Hand) => Promise<unknown>;
type Find = (synod: Synod) => Locator;
interface Never {
  readonly never: string;
}
/** The steps of an action, or why it cannot be done in this way. */
type Way = readonly Step[] | Never;

const WAYS = ['mouse', 'touch', 'keyboard', 'palette'] as const;
type WayName = (typeof WAYS)[number];

interface Row extends Readonly<Record<WayName, Way>> {
  readonly action: string;
  /** These must be in sight afterwards. */
  readonly seen: readonly Find[];
}

/** The rows of one run; each begins where the one before has ended. */
interface Group {
  readonly scene: string;
  /** The steps before the first row, when the actions come from the palette. */
  readonly begin?: readonly Step[];
  readonly rows: readonly Row[];
}

// --- the words of the table

/** The same controls by mouse, finger and keyboard. */
const byHand = (...steps: readonly Step[]) => ({ mouse: steps, touch: steps, keyboard: steps });
const never = (why: string): Never => ({ never: why });
const press =
  (find: Find): Step =>
  (hand) =>
    hand.press(find(hand.synod));
const write =
  (find: Find, text: string): Step =>
  (hand) =>
    hand.write(find(hand.synod), text);
const type =
  (text: string): Step =>
  ({ page }) =>
    page.keyboard.type(text);
const key = (...names: readonly string[]): Step[] =>
  names.map(
    (name) =>
      ({ synod }) =>
        synod.key(name),
  );
const find =
  (name: string): Step =>
  async ({ synod }) =>
    (await synod.find(name)).idle();
/** Presses a toggle unless it is on. */
const turnOn =
  (control: Find): Step =>
  async (hand) => {
    const target = control(hand.synod);
    const isOn = await target.evaluate(
      (one) =>
        (one instanceof HTMLInputElement && one.checked) ||
        one.getAttribute('aria-pressed') === 'true',
    );
    if (!isOn) await hand.press(target);
  };

const button =
  (name: string | RegExp): Find =>
  ({ page }) =>
    page.getByRole('button', { name, exact: true });
const inPanel =
  (name: string | RegExp): Find =>
  ({ panel }) =>
    panel.getByRole('button', { name, exact: true });
const onStage =
  (name: string | RegExp): Find =>
  ({ stage }) =>
    stage.getByRole('button', { name, exact: true });
const tab =
  (name: Tab): Find =>
  ({ page }) =>
    page.getByRole('tab', { name });
const item =
  (name: string): Find =>
  ({ page }) =>
    page.getByRole('menuitem', { name });
const option =
  (name: RegExp): Find =>
  ({ page }) =>
    page.getByRole('option', { name });
const field =
  (name: string): Find =>
  ({ page }) =>
    page.getByRole('textbox', { name, exact: true });
const box =
  (name: RegExp): Find =>
  ({ page }) =>
    page.getByRole('checkbox', { name });
const radio =
  (name: string): Find =>
  ({ page }) =>
    page.getByRole('radio', { name });

/** The sentence about what just happened. */
const says =
  (sentence: RegExp): Find =>
  ({ page }) =>
    page
      .getByRole('region', { name: 'What just happened' })
      .getByRole('status')
      .filter({ hasText: sentence });
/** A node as the stage names it: `n1, down`. */
const machine = (name: string): Find => onStage(name);

const faults = (...names: readonly (string | RegExp)[]) => [
  press(tab('Faults')),
  ...names.map((name) => press(inPanel(name))),
];
const messages = (name: string) => [press(tab('Messages')), press(inPanel(name))];
/** The panel of the link from n1 to n2, opened from n1. */
const link = [press(onStage(/^n1, /)), press(tab('Inspector')), press(inPanel('Link n1 to n2'))];
const setWeather = press(inPanel('Set the weather'));
const transport = (name: RegExp) => [
  press(tab('Faults')),
  press(inPanel(/Transport$/)),
  press(option(name)),
  setWeather,
];
const load = (kind: string) => [
  press(tab('Clients')),
  press(radio(kind)),
  press(inPanel('Set the load')),
];
const change = [press(box(/^a1\b/)), press(box(/^a4\b/)), press(button('Ask for this change'))];
const storm = [
  write(field('Longest latency'), '40'),
  write(field('Loss'), '20'),
  write(field('Duplication'), '10'),
  write(field('Reordering'), '5'),
  write(field('Tail'), '3'),
  setWeather,
];
const replicas = [write(field('Replicas'), '5'), press(button('Open this cluster'))];
const wrong = field('Least patience');
const patience = [
  write(wrong, '1'),
  press(button('Open this cluster')),
  async ({ synod }: Hand) => {
    await expect(wrong(synod)).toHaveAttribute('aria-invalid', 'true');
    await expect(wrong(synod)).toHaveAccessibleDescription(/Least patience must be/);
  },
  write(wrong, '300'),
  press(button('Open this cluster')),
];

// --- with a pointer on the stage

interface Spot {
  readonly x: number;
  readonly y: number;
}

async function boxOf(target: Locator) {
  await target.scrollIntoViewIfNeeded();
  const found = await target.boundingBox();
  if (found === null) throw new Error(`${target.toString()} is not to be seen`);
  return found;
}

async function dragged(page: Page, from: Spot, to: Spot): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 10 });
  await page.mouse.up();
}

async function swiped(page: Page, from: Spot, to: Spot): Promise<void> {
  const client = await page.context().newCDPSession(page);
  const send = (kind: string, touchPoints: readonly Spot[]) =>
    client.send('Input.dispatchTouchEvent', {
      type: kind as 'touchStart',
      touchPoints: [...touchPoints],
    });
  await send('touchStart', [from]);
  for (const part of [0.25, 0.5, 0.75, 1]) {
    const at = { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
    await send('touchMove', [at]);
  }
  await send('touchEnd', []);
  await client.detach();
}

/** Draws a stroke across the stage between n1 and n2. */
const stroke =
  (move: typeof dragged): Step =>
  async ({ synod, page }) => {
    const stage = await boxOf(synod.stage);
    const [one, other] = await Promise.all(
      [/^n1, /, /^n2, /].map((name) => onStage(name)(synod).boundingBox()),
    );
    const y = ((one?.y ?? 0) + (other?.y ?? 0)) / 2 - 6;
    await move(page, { x: stage.x + 4, y }, { x: stage.x + stage.width - 6, y });
  };

const moveN2 =
  (move: typeof dragged): Step =>
  async ({ synod, page }) => {
    const name = await boxOf(onStage(/^n2, /)(synod));
    const from = { x: name.x + name.width / 2 + 34, y: name.y + name.height / 2 };
    await move(page, from, { x: from.x + 30, y: from.y + 20 });
  };

// --- the table

const SERVERS: Group = {
  scene: 'Three servers',
  rows: [
    {
      action: 'crash a server',
      mouse: [press(onStage('Crash n1'))],
      touch: faults('Crash n1'),
      keyboard: key('1', 'x'),
      palette: [find('Crash n1')],
      seen: [says(/^n1 crashes/), machine('n1, down')],
    },
    {
      action: 'restart it',
      mouse: [press(onStage('Restart n1'))],
      touch: faults('Restart n1'),
      keyboard: key('1', 'x'),
      palette: [find('Restart n1')],
      seen: [says(/^n1 restarts/), machine('n1, up')],
    },
    {
      action: 'pause a server',
      mouse: [press(onStage('Pause n2'))],
      touch: faults('Pause n2'),
      keyboard: key('2', 'z'),
      palette: [find('Pause n2')],
      seen: [says(/^n2 is paused/), machine('n2, paused')],
    },
    {
      action: 'resume it',
      mouse: [press(onStage('Resume n2'))],
      touch: faults('Resume n2'),
      keyboard: key('2', 'z'),
      palette: [find('Resume n2')],
      seen: [says(/^n2 goes on/), machine('n2, up')],
    },
    {
      action: 'crash before it persists',
      ...byHand(...faults('When to crash n1'), press(item('Crash n1 before it persists'))),
      palette: [find('Crash n1 before it persists')],
      seen: [says(/^n1 will crash .* before it persists/)],
    },
    {
      action: 'crash between persist and send',
      ...byHand(...faults('When to crash n2'), press(item('Crash n2 between persist and send'))),
      palette: [find('Crash n2 between persist and send')],
      seen: [says(/^n2 will crash .* persisted but before it sends/)],
    },
    {
      action: 'wipe a disk',
      ...byHand(
        ...faults('Crash n3', 'While n3 is down'),
        press(item('Wipe the disk of n3 (malpractice)')),
      ),
      palette: [find('Crash n3'), find('Wipe the disk of n3')],
      seen: [says(/^Malpractice: the disk of n3 is wiped/), machine('n3, down, disk wiped')],
    },
  ],
};

const LINKS: Group = {
  scene: 'Three servers',
  rows: [
    {
      action: 'cut a link in one direction',
      ...byHand(...faults('Cut n1 to n2')),
      palette: [find('Cut n1 to n2')],
      seen: [says(/^The link from n1 to n2 is cut; the way back still works/)],
    },
    {
      action: 'heal a link in one direction',
      ...byHand(...faults('Heal n1 to n2')),
      palette: [find('Heal n1 to n2')],
      seen: [says(/^The link from n1 to n2 works again/)],
    },
    {
      action: 'cut a link both ways',
      ...byHand(
        press(tab('Faults')),
        turnOn(({ panel }) => panel.getByRole('switch', { name: 'Both ways' })),
        press(inPanel('Cut n1 and n2 both ways')),
      ),
      palette: [find('Cut n1 and n2 both ways')],
      seen: [says(/^n1 and n2 are cut off from each other/)],
    },
    {
      action: 'heal a link both ways',
      ...byHand(...faults('Heal n1 and n2 both ways')),
      palette: [find('Heal n1 and n2 both ways')],
      seen: [says(/^n1 and n2 reach each other again/)],
    },
    {
      action: 'isolate a server',
      ...byHand(...faults('Isolate n3')),
      keyboard: key('3', 'i'),
      palette: [find('Isolate n3')],
      seen: [says(/^The network splits: .*n3/)],
    },
    {
      action: 'heal a partition by its name',
      ...byHand(...faults('Heal the partition n1 n2 n4 n5 | n3')),
      palette: [find('Heal the partition n1 n2 n4 n5 | n3')],
      seen: [says(/^The split is healed: /)],
    },
    {
      action: 'cut servers off by name',
      ...byHand(
        press(tab('Faults')),
        turnOn(inPanel('n1')),
        turnOn(inPanel('n2')),
        press(inPanel('Cut off these servers')),
      ),
      palette: [
        find('Select servers to cut off by name'),
        turnOn(inPanel('n1')),
        turnOn(inPanel('n2')),
        press(inPanel('Cut off these servers')),
      ],
      seen: [says(/^The network splits: n1 and n2 on one side, n3, n4 and n5 on the other/)],
    },
    {
      action: 'heal all links',
      ...byHand(...faults('Heal all links')),
      keyboard: key('h'),
      palette: [find('Heal all links')],
      seen: [says(/^The split is healed: /)],
    },
    {
      action: 'take up the partition tool',
      ...byHand(press(onStage('Draw a partition'))),
      keyboard: key('p'),
      palette: [find('Draw a partition')],
      seen: [({ stage }) => stage.getByRole('button', { name: 'Draw a partition', pressed: true })],
    },
    {
      action: 'partition along a stroke',
      mouse: [stroke(dragged)],
      touch: [stroke(swiped)],
      keyboard: never('a stroke is drawn by a pointer; the same servers are cut off by name'),
      palette: never('a stroke is drawn by a pointer; the same servers are cut off by name'),
      seen: [
        says(/^The network splits: /),
        ({ stage }) => stage.getByRole('button', { name: 'Draw a partition', pressed: false }),
      ],
    },
  ],
};

const WEATHER: Group = {
  scene: 'Three servers',
  rows: [
    {
      action: 'slow a link',
      ...byHand(...link, press(inPanel('Slow n1 to n2'))),
      palette: [find('Slow n1 to n2')],
      seen: [says(/^The link from n1 to n2: reliable, 100 ms to 150 ms\./)],
    },
    {
      action: 'make a link lossy',
      ...byHand(...link, press(inPanel('Lossy n1 to n2'))),
      palette: [find('Lossy n1 to n2')],
      seen: [says(/^The link from n1 to n2: unreliable, 100 ms to 150 ms, loses 30 %\./)],
    },
    {
      action: 'let a link be as all others',
      ...byHand(...link, press(inPanel('n1 to n2 as all others'))),
      palette: [find('n1 to n2 as all others')],
      seen: [says(/^The link from n1 to n2: reliable, 5 ms to 15 ms\./)],
    },
    {
      action: 'type the weather of one link',
      ...byHand(...link, write(field('Longest latency'), '60'), setWeather),
      palette: [find('Show the link n1 to n2'), write(field('Longest latency'), '60'), setWeather],
      seen: [says(/^The link from n1 to n2: reliable, 5 ms to 60 ms\./)],
    },
    {
      action: 'every link by hand',
      ...byHand(...transport(/^By hand/)),
      palette: [find('Every link: By hand')],
      seen: [says(/^New weather on every link: everything is held until a hand delivers it/)],
    },
    {
      action: 'every link unreliable',
      ...byHand(...transport(/^Unreliable/)),
      palette: [find('Every link: Unreliable')],
      seen: [says(/^New weather on every link: unreliable, /)],
    },
    {
      action: 'type loss, duplication, reordering, latency and tail',
      ...byHand(press(tab('Faults')), ...storm),
      palette: [find('Type the network weather'), ...storm],
      seen: [
        says(/every link: unreliable, 5 ms to 40 ms, loses 20 %, doubles 10 %, slows 5 %\./),
        ({ panel }) => panel.getByText('The weather is set.'),
      ],
    },
    {
      action: 'every link reliable',
      ...byHand(...transport(/^Reliable/)),
      palette: [find('Every link: Reliable')],
      seen: [says(/^New weather on every link: reliable, 5 ms to 40 ms\./)],
    },
  ],
};

const CLIENTS: Group = {
  scene: 'Three servers',
  rows: [
    {
      action: 'send a command in own words',
      ...byHand(write(field('Command'), 'put colour blue'), press(button('Send command'))),
      keyboard: [...key('c'), type('put colour blue'), ...key('Enter')],
      palette: [find('Type a command'), type('put colour blue'), ...key('Enter')],
      seen: [says(/^k1 asks r\d: put colour blue/)],
    },
    {
      action: 'start a steady load',
      ...byHand(...load('Ask at a steady rate, answered or not')),
      palette: [find('Load: 10 requests a second')],
      seen: [says(/^Each client asks about \d+ times? a second, answered or not/)],
    },
    {
      action: 'stop the load',
      ...byHand(...load('Nothing')),
      palette: [find('Load: no load')],
      seen: [says(/^Clients no longer ask by themselves/)],
    },
  ],
};

const MESSAGES: Group = {
  scene: 'Three servers',
  begin: [find('Next event')],
  rows: [
    {
      action: 'hold a message',
      ...byHand(...messages('Hold p1a from l1 to a2')),
      palette: [find('Hold p1a from l1 to a2')],
      seen: [says(/p1a.* from l1 to a2 is held/)],
    },
    {
      action: 'release it',
      ...byHand(...messages('Release p1a from l1 to a2')),
      palette: [find('Release p1a from l1 to a2')],
      seen: [says(/p1a.* from l1 to a2 is released/)],
    },
    {
      action: 'delay a message',
      ...byHand(...messages('Delay p1a from l1 to a2 by 20 ms')),
      palette: [find('Delay p1a from l1 to a2 by 20 ms')],
      seen: [says(/p1a.* from l1 to a2 is delayed by 20 ms/)],
    },
    {
      action: 'duplicate a message',
      ...byHand(...messages('Duplicate p1a from l1 to a3')),
      palette: [find('Duplicate p1a from l1 to a3')],
      seen: [says(/p1a.* from l1 to a3: a second copy is on its way/)],
    },
    {
      action: 'drop a message',
      ...byHand(...messages('Drop p1a from l1 to a2')),
      palette: [find('Drop p1a from l1 to a2')],
      seen: [says(/p1a.* from l1 to a2 is dropped by hand/)],
    },
    {
      action: 'deliver a message',
      ...byHand(...messages('Deliver p1a from l1 to a1')),
      palette: [find('Deliver p1a from l1 to a1')],
      seen: [says(/^a1 promises/), onStage(/^a1, acceptor, promised 1·l1/)],
    },
    {
      action: 'fire a timer',
      ...byHand(...messages('Fire elect of l2')),
      palette: [find('Fire elect of l2')],
      seen: [onStage(/^l2, leader, scouting/)],
    },
    {
      action: 'move a machine',
      mouse: [moveN2(dragged)],
      touch: [press(onStage(/^n2, /)), moveN2(swiped)],
      keyboard: key('2', 'Alt+ArrowRight'),
      palette: [find('Select n2'), find('Move n2 right')],
      seen: [onStage('Tidy up')],
    },
  ],
};

const CLUSTERS: Group = {
  scene: 'Replacing servers',
  rows: [
    {
      action: 'add and remove members',
      ...byHand(...faults('Change the configuration'), ...change),
      keyboard: [...key('g'), ...change],
      palette: [find('Change the configuration'), ...change],
      seen: [says(/^k1 asks r\d: reconfig \+a4 −a1/)],
    },
    {
      action: 'change numbers before a run',
      ...byHand(press(button('Edit cluster')), ...replicas),
      keyboard: [...key('e'), ...replicas],
      palette: [find('Edit cluster'), ...replicas],
      seen: [button('Cluster: Your own cluster'), onStage(/^r5, replica, /)],
    },
    {
      action: 'change a timeout, which is checked',
      ...byHand(press(button('Edit cluster')), ...patience),
      keyboard: [...key('e'), ...patience],
      palette: [find('Edit cluster'), ...patience],
      seen: [button('Cluster: Your own cluster')],
    },
  ],
};

const GROUPS = [SERVERS, LINKS, WEATHER, CLIENTS, MESSAGES, CLUSTERS];

// --- running the table

const HANDS = { mouse, touch: finger, keyboard: keys, palette: keys } as const;

async function doRow(hand: Hand, row: Row, way: WayName): Promise<void> {
  const steps = row[way];
  if ('never' in steps) return;
  for (const step of steps) await step(hand);
  await hand.synod.idle();
  for (const seen of row.seen) await expect(seen(hand.synod)).toBeVisible();
}

async function doGroup(hand: Hand, { scene, begin = [], rows }: Group, way: WayName) {
  await hand.synod.find(`Open ${scene}`);
  await expect(button(`Cluster: ${scene}`)(hand.synod)).toBeVisible();
  await hand.synod.idle();
  for (const step of begin) await step(keys(hand.synod));
  for (const row of rows) await test.step(row.action, () => doRow(hand, row, way));
}

/** Runs steps and checks that they have used no pointer. */
async function withoutPointer(page: Page, run: () => Promise<void>): Promise<void> {
  await page.addInitScript(() => {
    for (const kind of ['pointerdown', 'mousedown', 'touchstart'] as const)
      window.addEventListener(kind, () => (document.title = 'a pointer was used'), true);
  });
  await run();
  expect(await page.title()).not.toBe('a pointer was used');
}

function testWay(way: WayName): void {
  test(`every action by ${way}`, async ({ page }) => {
    const all = async () => {
      const synod = await open(page);
      for (const group of GROUPS) await doGroup(HANDS[way](synod), group, way);
    };
    await (way === 'keyboard' || way === 'palette' ? withoutPointer(page, all) : all());
  });
}

for (const way of ['mouse', 'keyboard', 'palette'] as const) testWay(way);

test.describe('on a phone', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });
  testWay('touch');
});

test('few actions lack a way, and each says why', () => {
  const rows = GROUPS.flatMap((group) => group.rows);
  const missing = rows.flatMap((row) =>
    WAYS.filter((way) => 'never' in row[way]).map((way) => `${row.action}: ${way}`),
  );
  expect(missing).toEqual([
    'partition along a stroke: keyboard',
    'partition along a stroke: palette',
  ]);
  expect(new Set(rows.map(({ action }) => action)).size).toBe(rows.length);
});
