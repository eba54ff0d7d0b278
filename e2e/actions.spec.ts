/**
 * Every action that breaks or changes something works by mouse, by touch, by keyboard alone, and by
 * its name in the palette.
 */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { ACTION_WORDS, EDITOR_WORDS } from '../src/ui/words/index.ts';
import { finger, keys, mouse, type Hand } from './hands.ts';
import { open, type Synod, type Tab } from './synod.ts';

type Step = (hand: Hand) => Promise<unknown>;
type Find = (synod: Synod) => Locator;
/** What is true afterwards and cannot be pointed at. */
type Check = (synod: Synod) => Promise<void>;
interface Never {
  readonly never: string;
}
/** The steps of an action, or why it cannot be done in this way. */
type Way = readonly Step[] | Never;

const WAYS = ['mouse', 'touch', 'keyboard', 'palette'] as const;
type WayName = (typeof WAYS)[number];

type ActionId = keyof typeof ACTION_WORDS;

interface Row extends Readonly<Record<WayName, Way>> {
  /** The entry of the registry. */
  readonly does: ActionId;
  readonly action: string;
  /** These must be in sight afterwards. */
  readonly seen: readonly (Find | Check)[];
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
  (name: Tab | 'Glossary'): Find =>
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
const searchBox: Find = ({ page }) => page.getByRole('searchbox');
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
      .getByRole('paragraph')
      .filter({ hasText: sentence });
/** A node as the stage names it: `n1, down`. */
const machine = (name: string): Find => onStage(name);

const faults = (...names: readonly (string | RegExp)[]) => [
  press(tab('Faults')),
  ...names.map((name) => press(inPanel(name))),
];
const messages = (name: string) => [press(tab('Messages')), press(inPanel(name))];
/** The panel of some message from l2. */
const lookAtMessage = [
  press(tab('Messages')),
  press(({ panel }) => panel.getByRole('button', { name: /, from l2 to a\d: / }).first()),
  press(tab('Inspector')),
];
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
  press(button(EDITOR_WORDS.leaders)),
  write(wrong, '1'),
  press(button('Open this cluster')),
  async ({ synod }: Hand) => {
    await expect(wrong(synod)).toHaveAttribute('aria-invalid', 'true');
    await expect(wrong(synod)).toHaveAccessibleDescription(/Least patience must be/);
  },
  write(wrong, '300'),
  press(button('Open this cluster')),
];

const inBar =
  (name: string | RegExp): Find =>
  ({ page }) =>
    page.getByRole('banner').getByRole('button', { name });
const radioItem =
  (name: string | RegExp): Find =>
  ({ page }) =>
    page.getByRole('menuitemradio', { name });
const toggle =
  (name: string | RegExp): Find =>
  ({ page }) =>
    page.getByRole('switch', { name });
const region =
  (name: string): Find =>
  ({ page }) =>
    page.getByRole('region', { name });
const text =
  (words: string | RegExp): Find =>
  ({ page }) =>
    page.getByText(words);
const menu = (name: string | RegExp, entry: Find) => [press(inBar(name)), press(entry)];
const recording = (name: string) => menu('Recording', item(name));
const withHelp = (...steps: readonly Step[]) => [
  press(inBar('Keys and help')),
  ...steps,
  press(button('Close help')),
];

const isHidden =
  (one: Find): Check =>
  (synod) =>
    expect(one(synod)).toBeHidden();
const isGone =
  (one: Find): Check =>
  (synod) =>
    expect(one(synod)).toHaveCount(0);
const isAt =
  (check: (index: number) => boolean): Check =>
  (synod) =>
    expect.poll(async () => check(await synod.index())).toBe(true);
/** A preference as it is kept. */
const prefers =
  (name: string, check: (value: unknown) => boolean): Check =>
  ({ page }) =>
    expect
      .poll(async () => {
        const kept = await page.evaluate(() => localStorage.getItem('synod.preferences'));
        return check(JSON.parse(kept ?? '{}')[name]);
      })
      .toBe(true);
const slower = prefers('speed', (speed) => Number(speed) < 0.04);

/** The run plays until it is paused: meanwhile the page is not idle. */
const playing =
  (start: Step, stop: Step): Step =>
  async (hand) => {
    await start(hand);
    await expect(button('Pause')(hand.synod)).toBeVisible();
    await stop(hand);
  };
const pressed =
  (name: string): Step =>
  ({ page }) =>
    page.keyboard.press(name);
/** A menu with boxes and radios stays open until a person closes it. */
const closing: Step = async ({ page }) => {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
};
const findNow =
  (name: string): Step =>
  ({ synod }) =>
    synod.find(name);
/** Opens a file that is none. */
const choosing =
  (...steps: readonly Step[]): Step =>
  async (hand) => {
    const chooser = hand.page.waitForEvent('filechooser');
    for (const step of steps) await step(hand);
    const file = { name: 'broken.json', mimeType: 'application/json', buffer: Buffer.from('{}') };
    await (await chooser).setFiles(file);
  };
const untilChosen: Step = async ({ synod }) => {
  for (let beats = 0; beats < 60; beats++) {
    const { Chosen } = await synod.cells();
    if (Chosen?.some((cell) => cell.includes('is chosen'))) return;
    await (await synod.find('Next beat')).idle();
  }
  throw new Error('nothing was chosen');
};

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

const swiped = (page: Page, from: Spot, to: Spot) => fingered(page, from, to);

/** A finger rests on a server until it is lifted, and then drags it. */
const lifted = (page: Page, from: Spot, to: Spot) =>
  fingered(page, from, to, async () => {
    await expect(page.locator('[data-lifted] rect[data-lifted]')).toBeVisible();
  });

async function fingered(page: Page, from: Spot, to: Spot, rest = async () => {}): Promise<void> {
  const client = await page.context().newCDPSession(page);
  const send = (kind: string, touchPoints: readonly Spot[]) =>
    client.send('Input.dispatchTouchEvent', {
      type: kind as 'touchStart',
      touchPoints: [...touchPoints],
    });
  await send('touchStart', [from]);
  await rest();
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

/** On the track of the speed slider, so far beside the thumb. */
const beside =
  (by: number, isTouch: boolean): Step =>
  async ({ page }) => {
    const whole = page.getByRole('group', { name: 'Speed' });
    const thumb = await boxOf(page.getByRole('slider', { name: 'Speed' }));
    const { x, y } = await boxOf(whole);
    const position = {
      x: thumb.x + thumb.width / 2 + by - x,
      y: thumb.y + thumb.height / 2 - y,
    };
    await (isTouch ? whole.tap({ position }) : whole.click({ position }));
  };
/** A pointer has the scrubber for every moment. */
const slider = never('the slider sets any speed');
const scrubber = never('the scrubber leads to any moment, the ends among them');

// --- the table

const SERVERS: Group = {
  scene: 'Three servers',
  rows: [
    {
      does: 'crash',
      action: 'crash a server',
      mouse: [press(onStage('Crash n1'))],
      touch: faults('Crash n1'),
      keyboard: key('1', 'x'),
      palette: [find('Crash n1')],
      seen: [says(/^n1 crashes/), machine('n1, down')],
    },
    {
      does: 'restart',
      action: 'restart it',
      mouse: [press(onStage('Restart n1'))],
      touch: faults('Restart n1'),
      keyboard: key('1', 'x'),
      palette: [find('Restart n1')],
      seen: [says(/^n1 restarts/), machine('n1, up')],
    },
    {
      does: 'pauseServer',
      action: 'pause a server',
      mouse: [press(onStage('Pause n2'))],
      touch: faults('Pause n2'),
      keyboard: key('2', 'z'),
      palette: [find('Pause n2')],
      seen: [says(/^n2 is paused/), machine('n2, paused')],
    },
    {
      does: 'resumeServer',
      action: 'resume it',
      mouse: [press(onStage('Resume n2'))],
      touch: faults('Resume n2'),
      keyboard: key('2', 'z'),
      palette: [find('Resume n2')],
      seen: [says(/^n2 resumes/), machine('n2, up')],
    },
    {
      does: 'crashBeforePersist',
      action: 'crash before it persists',
      ...byHand(...faults('When to crash n1'), press(item('Crash n1 before it persists'))),
      palette: [find('Crash n1 before it persists')],
      seen: [says(/^n1 will crash .* before it persists/)],
    },
    {
      does: 'crashBeforeSend',
      action: 'crash between persist and send',
      ...byHand(...faults('When to crash n2'), press(item('Crash n2 between persist and send'))),
      palette: [find('Crash n2 between persist and send')],
      seen: [says(/^n2 will crash .* persisted but before it sends/)],
    },
    {
      does: 'wipe',
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
      does: 'cut',
      action: 'cut a link in one direction',
      ...byHand(...faults('Cut n1 to n2')),
      keyboard: [...link, ...key('l')],
      palette: [find('Cut n1 to n2')],
      seen: [says(/^The link from n1 to n2 is cut; the way back still works/)],
    },
    {
      does: 'heal',
      action: 'heal a link in one direction',
      ...byHand(...faults('Heal n1 to n2')),
      keyboard: key('l'),
      palette: [find('Heal n1 to n2')],
      seen: [says(/^The link from n1 to n2 works again/)],
    },
    {
      does: 'cut',
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
      does: 'heal',
      action: 'heal a link both ways',
      ...byHand(...faults('Heal n1 and n2 both ways')),
      palette: [find('Heal n1 and n2 both ways')],
      seen: [says(/^n1 and n2 reach each other again/)],
    },
    {
      does: 'isolate',
      action: 'isolate a server',
      ...byHand(...faults('Isolate n3')),
      keyboard: key('3', 'i'),
      palette: [find('Isolate n3')],
      seen: [says(/^The network splits: .*n3/)],
    },
    {
      does: 'healPartition',
      action: 'heal a partition by its name',
      ...byHand(...faults('Heal the partition n1 n2 n4 n5 | n3')),
      palette: [find('Heal the partition n1 n2 n4 n5 | n3')],
      seen: [says(/^The split is healed: /)],
    },
    {
      does: 'toPartition',
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
      does: 'healAll',
      action: 'heal all links',
      ...byHand(...faults('Heal all links')),
      keyboard: key('h'),
      palette: [find('Heal all links')],
      seen: [says(/^The split is healed: /)],
    },
    {
      does: 'drawPartition',
      action: 'take up the partition tool',
      ...byHand(press(onStage('Draw a partition'))),
      keyboard: key('p'),
      palette: [find('Draw a partition')],
      seen: [({ stage }) => stage.getByRole('button', { name: 'Draw a partition', pressed: true })],
    },
    {
      does: 'drawPartition',
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
      does: 'slow',
      action: 'slow a link',
      ...byHand(...link, press(inPanel('Slow n1 to n2'))),
      palette: [find('Slow n1 to n2')],
      seen: [says(/^The link from n1 to n2: reliable, 100 ms to 150 ms\./)],
    },
    {
      does: 'lossy',
      action: 'make a link lossy',
      ...byHand(...link, press(inPanel('Lossy n1 to n2'))),
      palette: [find('Lossy n1 to n2')],
      seen: [says(/^The link from n1 to n2: unreliable, 100 ms to 150 ms, loses 30 %\./)],
    },
    {
      does: 'asOthers',
      action: 'let a link be as all others',
      ...byHand(...link, press(inPanel('n1 to n2 as all others'))),
      palette: [find('n1 to n2 as all others')],
      seen: [says(/^The link from n1 to n2: reliable, 5 ms to 15 ms\./)],
    },
    {
      does: 'showLink',
      action: 'type the weather of one link',
      ...byHand(...link, write(field('Longest latency'), '60'), setWeather),
      palette: [find('Show the link n1 to n2'), write(field('Longest latency'), '60'), setWeather],
      seen: [says(/^The link from n1 to n2: reliable, 5 ms to 60 ms\./)],
    },
    {
      does: 'everyLink',
      action: 'every link by hand',
      ...byHand(...transport(/^By hand/)),
      palette: [find('Every link: By hand')],
      seen: [says(/^New weather on every link: every message is held until a person delivers it/)],
    },
    {
      does: 'everyLink',
      action: 'every link unreliable',
      ...byHand(...transport(/^Unreliable/)),
      palette: [find('Every link: Unreliable')],
      seen: [says(/^New weather on every link: unreliable, /)],
    },
    {
      does: 'toWeather',
      action: 'type loss, duplication, reordering, latency and tail',
      ...byHand(press(tab('Faults')), ...storm),
      palette: [find('Type the network weather'), ...storm],
      seen: [
        says(/every link: unreliable, 5 ms to 40 ms, loses 20 %, doubles 10 %, slows 5 %\./),
        ({ panel }) => panel.getByText('The weather is set.'),
      ],
    },
    {
      does: 'everyLink',
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
      does: 'toCommand',
      action: 'send a command in own words',
      ...byHand(write(field('Command'), 'put colour blue'), press(button('Send command'))),
      keyboard: [...key('c'), type('put colour blue'), ...key('Enter')],
      palette: [find('Type a command'), type('put colour blue'), ...key('Enter')],
      seen: [says(/^k1 asks r\d: put colour blue/)],
    },
    {
      does: 'toLoad',
      action: 'go where the load is typed',
      ...byHand(press(tab('Clients'))),
      palette: [find('Type the load of the clients')],
      seen: [inPanel('Set the load')],
    },
    {
      does: 'load',
      action: 'start a steady load',
      ...byHand(...load('Ask at a steady rate, answered or not')),
      palette: [find('Load: 10 requests a second')],
      seen: [says(/^Each client sends about \d+ requests? a second, answered or not/)],
    },
    {
      does: 'load',
      action: 'stop the load',
      ...byHand(...load('Nothing')),
      palette: [find('Load: no load')],
      seen: [says(/^Clients no longer send requests by themselves/)],
    },
    {
      does: 'election',
      action: 'elect leaders by hand',
      ...byHand(press(tab('Faults')), press(inPanel(/Election policy$/)), press(option(/^Manual/))),
      palette: [find('Elections: Manual')],
      seen: [says(/^From now on no leader scouts until a person fires its elect timer/)],
    },
  ],
};

const MESSAGES: Group = {
  scene: 'Three servers',
  begin: [find('Next event')],
  rows: [
    {
      does: 'hold',
      action: 'hold a message',
      ...byHand(...messages('Hold p1a from l1 to a2')),
      palette: [find('Hold p1a from l1 to a2')],
      seen: [says(/p1a.* from l1 to a2 is held/)],
    },
    {
      does: 'release',
      action: 'release it',
      ...byHand(...messages('Release p1a from l1 to a2')),
      palette: [find('Release p1a from l1 to a2')],
      seen: [says(/p1a.* from l1 to a2 is released/)],
    },
    {
      does: 'delay',
      action: 'delay a message',
      ...byHand(...messages('Delay p1a from l1 to a2 by 20 ms')),
      palette: [find('Delay p1a from l1 to a2 by 20 ms')],
      seen: [says(/p1a.* from l1 to a2 is delayed by 20 ms/)],
    },
    {
      does: 'duplicate',
      action: 'duplicate a message',
      ...byHand(...messages('Duplicate p1a from l1 to a3')),
      palette: [find('Duplicate p1a from l1 to a3')],
      seen: [says(/p1a.* from l1 to a3: a second copy is on its way/)],
    },
    {
      does: 'drop',
      action: 'drop a message',
      ...byHand(...messages('Drop p1a from l1 to a2')),
      palette: [find('Drop p1a from l1 to a2')],
      seen: [says(/p1a.* from l1 to a2 is dropped by hand/)],
    },
    {
      does: 'deliver',
      action: 'deliver a message',
      ...byHand(...messages('Deliver p1a from l1 to a1')),
      palette: [find('Deliver p1a from l1 to a1')],
      seen: [says(/^a1 promises/), onStage(/^a1, acceptor, promised 1·l1/)],
    },
    {
      does: 'fire',
      action: 'fire a timer',
      ...byHand(...messages('Fire elect of l2')),
      palette: [find('Fire elect of l2')],
      seen: [onStage(/^l2, leader, scouting/)],
    },
    {
      does: 'holdAll',
      action: 'hold all messages',
      ...byHand(...messages('Hold all messages in flight')),
      palette: [find('Hold all messages in flight')],
      seen: [says(/ is held/)],
    },
    {
      does: 'releaseAll',
      action: 'release all messages',
      ...byHand(...messages('Release all held messages')),
      palette: [find('Release all held messages')],
      seen: [says(/ is released/)],
    },
    {
      does: 'deliverNext',
      action: 'deliver the next message',
      ...byHand(press(tab('Messages')), press(inPanel(/^Deliver next/))),
      palette: [find('Deliver next')],
      seen: [says(/^[arlk]\d\b/)],
    },
    {
      does: 'moveServer',
      action: 'move a machine',
      mouse: [moveN2(dragged)],
      touch: [press(onStage(/^n2, /)), moveN2(lifted)],
      keyboard: key('2', 'Alt+ArrowRight'),
      palette: [find('Select n2'), find('Move n2 right')],
      seen: [onStage('Tidy up')],
    },
    {
      does: 'tidy',
      action: 'put every server back',
      ...byHand(press(onStage('Tidy up'))),
      palette: [find('Tidy up')],
      seen: [isGone(onStage('Tidy up'))],
    },
    {
      does: 'whyMessage',
      action: 'ask why a message was sent',
      ...byHand(...lookAtMessage, press(inPanel('Why was this message sent?'))),
      palette: [...lookAtMessage, find('Why was this message sent?')],
      seen: [button('Forget the causes')],
    },
  ],
};

const CLUSTERS: Group = {
  scene: 'Replacing servers',
  rows: [
    {
      does: 'reconfigure',
      action: 'add and remove members',
      ...byHand(...faults('Change the configuration'), ...change),
      keyboard: [...key('g'), ...change],
      palette: [find('Change the configuration'), ...change],
      seen: [says(/^k1 asks r\d: reconfig \+a4 −a1/)],
    },
    {
      does: 'edit',
      action: 'change numbers before a run',
      ...byHand(press(button('Edit cluster')), ...replicas),
      keyboard: [...key('e'), ...replicas],
      palette: [find('Edit cluster'), ...replicas],
      seen: [button('Cluster: Your own cluster'), onStage(/^r5, replica, /)],
    },
    {
      does: 'edit',
      action: 'change a timeout, which is checked',
      ...byHand(press(button('Edit cluster')), ...patience),
      keyboard: [...key('e'), ...patience],
      palette: [find('Edit cluster'), ...patience],
      seen: [button('Cluster: Your own cluster')],
    },
  ],
};

const TIME: Group = {
  scene: 'Three servers',
  rows: [
    {
      does: 'nextEvent',
      action: 'step to the next event',
      ...byHand(press(button('Next event'))),
      keyboard: key('ArrowRight'),
      palette: [find('Next event')],
      seen: [isAt((index) => index > 0)],
    },
    {
      does: 'previousEvent',
      action: 'step to the previous event',
      ...byHand(press(button('Previous event'))),
      keyboard: key('ArrowLeft'),
      palette: [find('Previous event')],
      seen: [isAt((index) => index === 0)],
    },
    {
      does: 'nextBeat',
      action: 'step to the next beat',
      ...byHand(press(button('Next beat'))),
      keyboard: key('Shift+ArrowRight'),
      palette: [find('Next beat')],
      seen: [isAt((index) => index > 0)],
    },
    {
      does: 'previousBeat',
      action: 'step to the previous beat',
      ...byHand(press(button('Previous beat'))),
      keyboard: key('Shift+ArrowLeft'),
      palette: [find('Previous beat')],
      seen: [isAt((index) => index === 0)],
    },
    {
      does: 'toEnd',
      action: 'go as far as the run has been played',
      mouse: scrubber,
      touch: scrubber,
      keyboard: key('End'),
      palette: [find('To the end of what has been played')],
      seen: [isAt((index) => index > 0)],
    },
    {
      does: 'toStart',
      action: 'go to the start',
      mouse: scrubber,
      touch: scrubber,
      keyboard: key('Home'),
      palette: [find('To the start of the run')],
      seen: [isAt((index) => index === 0)],
    },
    {
      does: 'slower',
      action: 'play slower',
      mouse: slider,
      touch: slider,
      keyboard: key('s'),
      palette: [find('Slower')],
      seen: [slower],
    },
    {
      does: 'faster',
      action: 'play faster',
      mouse: slider,
      touch: slider,
      keyboard: key('f', 'f'),
      palette: [find('Faster'), find('Faster')],
      seen: [prefers('speed', (speed) => Number(speed) > 0.04)],
    },
    {
      does: 'speed',
      action: 'set the speed',
      mouse: [beside(-12, false)],
      touch: [beside(-12, true)],
      keyboard: key('s', 's', 's', 's', 's'),
      palette: [find('Speed: 1/100 of real time')],
      seen: [slower],
    },
    ...(['play', 'pause'] as const).map((does) => ({
      does,
      action: `${does} the run`,
      ...byHand(playing(press(button('Play')), press(button('Pause')))),
      keyboard: [playing(pressed('Space'), pressed('Space'))],
      palette: [playing(findNow('Play'), findNow('Pause'))],
      seen: [button('Play')],
    })),
    {
      does: 'bySentence',
      action: 'play sentence by sentence',
      ...byHand(press(toggle('Sentence by sentence'))),
      keyboard: key('b'),
      palette: [find('Play sentence by sentence')],
      seen: [prefers('bySentence', (it) => it === true)],
    },
    {
      does: 'readingSpeed',
      action: 'set the reading speed',
      ...byHand(
        turnOn(toggle('Sentence by sentence')),
        press(button(/Reading speed$/)),
        press(option(/^120 words a minute/)),
      ),
      palette: [find('Reading speed: 120 words a minute')],
      seen: [prefers('wordsPerMinute', (it) => it === 120)],
    },
    {
      does: 'pause',
      action: 'play and pause while play waits to be read',
      ...byHand(playing(press(button('Play')), press(button('Pause')))),
      palette: [playing(findNow('Play'), findNow('Pause'))],
      seen: [button('Play')],
    },
    {
      does: 'remoteByBeat',
      action: 'let the slide remote go by beats',
      ...byHand(...withHelp(press(toggle(/^PageDown and PageUp/)))),
      palette: [find('Slide remote: beat by beat')],
      seen: [prefers('remoteByBeat', (it) => it === true)],
    },
  ],
};

const firstSteps: Find = ({ page }) => page.getByRole('region', { name: 'Start here' });

const LOOKS: Group = {
  scene: 'Three servers',
  begin: [find('Next event')],
  rows: [
    {
      does: 'endStart',
      action: 'put the first steps away',
      ...byHand(press(button('Put “Start here” away'))),
      palette: [find('Put “Start here” away')],
      seen: [isGone(firstSteps)],
    },
    {
      does: 'startHere',
      action: 'begin with the first steps',
      ...byHand(...menu('View', item('Start here: five things to do'))),
      palette: [find('Start here: five things to do')],
      seen: [firstSteps],
    },
    {
      does: 'selectServer',
      action: 'select a server',
      ...byHand(press(onStage(/^n2, /))),
      keyboard: key('2'),
      palette: [find('Select n2')],
      seen: [({ panel }) => panel.getByRole('heading', { name: 'Node n2' })],
    },
    {
      does: 'selectProcess',
      action: 'select a process',
      ...byHand(press(onStage(/^a1, /))),
      keyboard: [...key('1'), press(tab('Inspector')), press(inPanel('Acceptor a1'))],
      palette: [find('Select a1')],
      seen: [({ panel }) => panel.getByRole('heading', { name: 'Acceptor a1' })],
    },
    {
      does: 'lastRan',
      action: 'ask when a line last ran',
      ...byHand(press(({ panel }) => panel.getByRole('button', { name: /^A1\b/ }))),
      palette: [find('Go to where A1 last ran in a1')],
      seen: [text(/A1 (has not run|runs|last ran) in a1/)],
    },
    {
      does: 'clear',
      action: 'select nothing',
      mouse: never('a mouse selects something else in its place'),
      touch: [press(onStage(/^n2, /)), press(button('Select nothing'))],
      keyboard: key('Escape'),
      palette: [find('Select nothing')],
      seen: [({ panel }) => panel.getByText('Nothing is selected.')],
    },
    {
      does: 'byMachine',
      action: 'arrange by machine',
      ...byHand(press(radio('By machine'))),
      keyboard: key('m'),
      palette: [find('Arrange: By machine')],
      seen: [prefers('arrangement', (it) => it === 'machine')],
    },
    {
      does: 'byRole',
      action: 'arrange by role',
      ...byHand(press(radio('By role'))),
      keyboard: key('r'),
      palette: [find('Arrange: By role')],
      seen: [prefers('arrangement', (it) => it === 'role')],
    },
    {
      does: 'theme',
      action: 'change the theme',
      ...byHand(...menu('View', radioItem(/^Light/)), closing),
      keyboard: key('t'),
      palette: [find('Theme: Light')],
      seen: [prefers('theme', (it) => it === 'light')],
    },
    {
      does: 'density',
      action: 'change which messages are drawn',
      ...byHand(...menu('View', radioItem(/^All in flight/)), closing),
      keyboard: key('d'),
      palette: [find('Messages on the stage: All in flight')],
      seen: [prefers('density', (it) => it === 'all')],
    },
    {
      does: 'projector',
      action: 'make everything larger',
      ...byHand(
        ...menu('View', ({ page }) => page.getByRole('menuitemcheckbox', { name: /Projector/ })),
        closing,
      ),
      palette: [find('Projector: larger')],
      seen: [prefers('projector', (it) => it === true)],
    },
    {
      does: 'projector',
      action: 'make everything as before',
      ...byHand(
        ...menu('View', ({ page }) => page.getByRole('menuitemcheckbox', { name: /Projector/ })),
        closing,
      ),
      palette: [find('Projector off')],
      seen: [prefers('projector', (it) => it === false)],
    },
    {
      does: 'everyEvent',
      action: 'stop at heartbeats',
      ...byHand(press(toggle('Stop at heartbeats, too'))),
      palette: [find('Stop at heartbeats')],
      seen: [prefers('everyEvent', (it) => it === true)],
    },
    {
      does: 'stopAtBroken',
      action: 'play on when an invariant breaks',
      ...byHand(press(tab('Checks')), press(toggle(/invariant/))),
      palette: [find('Play on when an invariant breaks')],
      seen: [prefers('stopAtBroken', (it) => it === false)],
    },
    {
      does: 'showPanel',
      action: 'show a panel',
      ...byHand(press(tab('Faults'))),
      palette: [find('Show Faults')],
      seen: [({ page }) => page.getByRole('tabpanel', { name: 'Faults' })],
    },
    {
      does: 'showView',
      action: 'show a picture',
      ...byHand(press(button('Lattice'))),
      palette: [find('Show the lattice')],
      seen: [region('Lattice')],
    },
    {
      does: 'enlargeView',
      action: 'give the picture all the room',
      ...byHand(press(button('Give the picture all the room'))),
      palette: [find('Give the picture all the room')],
      seen: [region('Lattice'), isHidden(({ stage }) => stage)],
    },
    {
      does: 'shareRoom',
      action: 'share the room with the stage',
      ...byHand(press(button('Share the room with the stage'))),
      palette: [find('Share the room with the stage')],
      seen: [region('Lattice')],
    },
    {
      does: 'hideView',
      action: 'close the picture',
      ...byHand(press(button('Close the picture'))),
      keyboard: key('v'),
      palette: [find('Close the picture')],
      seen: [isGone(region('Lattice'))],
    },
    {
      does: 'showLastView',
      action: 'show the picture again',
      ...byHand(press(button('Lattice'))),
      keyboard: key('v'),
      palette: [find('Show the picture by the stage')],
      seen: [region('Lattice')],
    },
    {
      does: 'hideView',
      action: 'close the picture by its own button',
      ...byHand(press(button('Lattice'))),
      palette: [find('Close the picture')],
      seen: [isGone(region('Lattice'))],
    },
    {
      does: 'seeAs',
      action: 'see as a server sees',
      ...byHand(...menu(/^What is shown/, radioItem(/^As n2 sees it/))),
      keyboard: key('2', 'o'),
      palette: [find('See the run as n2 sees it')],
      seen: [({ page }) => page.getByRole('note').filter({ hasText: 'As n2 sees it' })],
    },
    {
      does: 'seeAs',
      action: 'see everything again',
      ...byHand(press(button('See everything'))),
      palette: [find('See everything again')],
      seen: [isGone(({ page }) => page.getByRole('note'))],
    },
    {
      does: 'characterKeys',
      action: 'switch keys of one character off',
      ...byHand(...withHelp(press(toggle(/^Keys of one character/)))),
      palette: [find('Switch off keys of one character')],
      seen: [prefers('characterKeys', (it) => it === false)],
    },
    {
      does: 'characterKeys',
      action: 'switch keys of one character on',
      ...byHand(...withHelp(press(toggle(/^Keys of one character/)))),
      palette: [find('Switch on keys of one character')],
      seen: [prefers('characterKeys', (it) => it === true)],
    },
    {
      does: 'help',
      action: 'open the help',
      ...byHand(press(inBar('Keys and help'))),
      keyboard: [pressed('?')],
      palette: [findNow('Keys and help')],
      seen: [({ page }) => page.getByRole('dialog', { name: 'Help' })],
    },
    {
      does: 'explain',
      action: 'explain what is selected',
      mouse: never('pointing at a word or sign shows its card'),
      touch: never('a second tap on what is selected opens its card'),
      keyboard: [pressed('Escape'), ...key('F1')],
      palette: [pressed('Escape'), find('Explain this')],
      seen: [({ page }) => page.getByRole('dialog', { name: /^(About|Help)/ })],
    },
    {
      does: 'glossary',
      action: 'open the glossary',
      ...byHand(press(tab('Glossary'))),
      keyboard: [pressed('Escape'), ...key('Shift+F1')],
      palette: [pressed('Escape'), findNow('Glossary')],
      seen: [({ page }) => page.getByRole('searchbox', { name: 'Search the glossary' })],
    },
    {
      does: 'palette',
      action: 'open the palette',
      ...byHand(press(button('Close help')), press(inBar('Find an action'))),
      keyboard: [pressed('Escape'), ...key('Control+k')],
      palette: [pressed('Escape'), pressed('Control+k')],
      seen: [({ page }) => page.getByRole('dialog', { name: 'Find an action' })],
    },
    {
      does: 'blank',
      action: 'blank the screen',
      ...byHand(pressed('Escape'), ...menu('View', item('Blank the screen'))),
      keyboard: [pressed('Escape'), ...key('.')],
      palette: [pressed('Escape'), find('Blank the screen')],
      seen: [button(/^The screen is blanked/)],
    },
    {
      does: 'present',
      action: 'present',
      ...byHand(press(button(/^The screen is blanked/)), press(inBar('Present'))),
      keyboard: key('Escape', 'n'),
      palette: [pressed('Escape'), find('Present')],
      seen: [button('Leave presenting')],
    },
    {
      does: 'present',
      action: 'leave presenting',
      ...byHand(press(button('Leave presenting'))),
      keyboard: key('n'),
      palette: [find('Leave presenting')],
      seen: [inBar('Present')],
    },
  ],
};

const STORY: Group = {
  scene: 'Three servers',
  begin: [find('Type a command'), type('put x 1'), ...key('Enter'), untilChosen],
  rows: [
    {
      does: 'whyEvent',
      action: 'ask why it happened',
      ...byHand(press(button('Why did this happen?'))),
      // From the command field, where a letter is a letter.
      keyboard: [pressed('Tab'), ...key('w')],
      palette: [find('Why did this happen?')],
      seen: [button('Forget the causes')],
    },
    {
      does: 'forgetWhy',
      action: 'forget the causes',
      ...byHand(press(button('Forget the causes'))),
      keyboard: key('Escape'),
      palette: [find('Forget the causes')],
      seen: [isGone(button('Forget the causes'))],
    },
    {
      does: 'selectSlot',
      action: 'select a slot',
      ...byHand(
        press(({ ledger }) => ledger.getByRole('gridcell', { name: /^Slot 1: .* is chosen/ })),
      ),
      palette: [find('Select slot 1')],
      seen: [({ panel }) => panel.getByRole('heading', { name: 'Slot 1' })],
    },
    {
      does: 'whySlot',
      action: 'ask why a slot is what it is',
      ...byHand(press(inPanel('Why is slot 1 what it is?'))),
      palette: [find('Why is slot 1 what it is?')],
      seen: [button('Forget the causes')],
    },
  ],
};

const rename = [write(field('Name of the branch'), 'calm'), pressed('Enter')];

/** The page plays by itself; a key takes over, and another one pauses the run. */
const takenOver: readonly Step[] = [
  ({ page }) => expect(page.getByRole('button', { name: /^Failover by itself/ })).toBeVisible(),
  ({ page }) => expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible(),
  pressed('Escape'),
  ...key('Space'),
];

const FILES: Group = {
  scene: 'Three servers',
  begin: [find('Next event'), find('Crash n1')],
  rows: [
    {
      does: 'undo',
      action: 'undo',
      ...byHand(...recording('Undo your last action')),
      keyboard: key('Control+z'),
      palette: [find('Undo your last action')],
      seen: [machine('n1, up')],
    },
    {
      does: 'switchBranch',
      action: 'switch to another branch',
      mouse: [press(onStage('Crash n2')), press(button(/^Switch to /))],
      touch: [...faults('Crash n2'), press(button(/^Switch to /))],
      keyboard: [...key('2', 'x'), press(button(/^Switch to /))],
      palette: [find('Crash n2'), find('Switch to')],
      seen: [machine('n2, up')],
    },
    {
      does: 'renameBranch',
      action: 'rename a branch',
      ...byHand(press(button('Rename A')), ...rename),
      palette: [find('Rename A'), ...rename],
      seen: [button('calm, shown now')],
    },
    {
      does: 'deleteBranch',
      action: 'delete a branch',
      ...byHand(press(button('Delete B')), press(button('Delete B for good'))),
      // The row has room for the branch that is shown.
      touch: [
        press(button('1 more branch')),
        press(({ page }) => page.getByRole('menuitem', { name: /^B/ })),
        press(button('Delete B')),
        press(button('Delete B for good')),
      ],
      palette: [find('Delete B'), pressed('Enter')],
      seen: [isGone(({ branches }) => branches)],
    },
    {
      does: 'copyRecording',
      action: 'copy the recording',
      ...byHand(...recording('Copy recording')),
      palette: [find('Copy recording')],
      seen: [text('The recording is in the clipboard.')],
    },
    {
      does: 'saveRecording',
      action: 'save the recording',
      ...byHand(...recording('Save recording')),
      palette: [find('Save recording')],
      seen: [text('The recording is saved as a file.')],
    },
    {
      does: 'saveScript',
      action: 'export a script',
      ...byHand(...recording('Export as script')),
      palette: [find('Export as script')],
      seen: [text('The run is saved as a script.')],
    },
    {
      does: 'openRecording',
      action: 'open a recording',
      ...byHand(choosing(...recording('Open recording or script'))),
      palette: [choosing(findNow('Open recording or script'))],
      seen: [text(/^broken\.json was not opened/)],
    },
    {
      does: 'openScene',
      action: 'open a ready-made cluster',
      ...byHand(...menu(/^Cluster/, radioItem(/^Failover/))),
      palette: [find('Open Failover')],
      seen: [button(/^Cluster: Failover/)],
    },
    {
      does: 'backToEarlier',
      action: 'go back to the run before',
      ...byHand(...recording('Back to the run before')),
      palette: [find('Back to the run before')],
      seen: [isGone(button(/^Cluster: Failover/))],
    },
    {
      does: 'attract',
      action: 'let the page play by itself',
      ...byHand(...menu('View', item('Attract mode: failover by itself')), ...takenOver),
      palette: [findNow('Attract mode: failover by itself'), ...takenOver],
      seen: [button(/^Cluster: Failover/)],
    },
    {
      does: 'library',
      action: 'open the library of cases',
      ...byHand(...menu(/^Cluster/, item('Library of cases…'))),
      palette: [findNow('Open a case of the library…')],
      seen: [({ page }) => page.getByRole('dialog', { name: 'Library of cases' })],
    },
  ],
};

const sheetOfRules = menu(/^Cluster/, item('Break a rule…'));
const badge: Find = ({ page }) => page.getByRole('button', { name: /^Broken rule / });
/** Breaks a rule from its sheet. */
const breaking = (id: string, ...before: readonly Step[]) => ({
  ...byHand(...sheetOfRules, ...before, press(item(`${id}: `))),
  keyboard: [...sheetOfRules, ...before, write(searchBox, id), pressed('Enter')],
});

const RULES: Group = {
  scene: 'Three servers',
  rows: [
    {
      does: 'ruleOnSchedule',
      action: 'break a rule on its own schedule',
      ...breaking('V14'),
      palette: [find('Break V14 on its own schedule')],
      seen: [button(/^Broken rule V14/), button('Cluster: V14 on its own schedule')],
    },
    {
      does: 'compareRules',
      action: 'compare with the same run on the right rules',
      ...byHand(press(tab('Checks')), press(inPanel('The same run on the right rules'))),
      palette: [find('The same run on the right rules')],
      seen: [text(/^Event 11 is the first that differs\./)],
    },
    {
      does: 'rightRules',
      action: 'go back to the right rules',
      ...byHand(press(badge), press(button('Back to the right rules'))),
      palette: [find('Back to the right rules')],
      seen: [isGone(badge)],
    },
    {
      does: 'ruleHere',
      action: 'break a rule on this cluster',
      ...breaking('V5', press(radio('On this cluster'))),
      palette: [find('Break V5 on this cluster')],
      seen: [button(/^Broken rule V5/), button('Cluster: V14 on its own schedule')],
    },
    {
      does: 'breakRule',
      action: 'look through the rules to break',
      ...byHand(press(tab('Checks')), press(inPanel('Break a rule…'))),
      palette: [findNow('Break a rule…')],
      seen: [({ page }) => page.getByRole('dialog', { name: 'Break a rule' })],
    },
  ],
};

const GROUPS = {
  servers: SERVERS,
  links: LINKS,
  weather: WEATHER,
  clients: CLIENTS,
  messages: MESSAGES,
  clusters: CLUSTERS,
  time: TIME,
  looks: LOOKS,
  story: STORY,
  files: FILES,
  rules: RULES,
} as const;

// --- running the table

const HANDS = { mouse, touch: finger, keyboard: keys, palette: keys } as const;

async function doRow(hand: Hand, row: Row, way: WayName): Promise<void> {
  const steps = row[way];
  if ('never' in steps) return;
  for (const step of steps) await step(hand);
  await hand.synod.idle();
  for (const seen of row.seen) {
    const found = seen(hand.synod);
    await (found instanceof Promise ? found : expect(found).toBeVisible());
  }
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
  for (const [name, group] of Object.entries(GROUPS))
    test(`every action by ${way}: ${name}`, async ({ page }) => {
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      const all = async () => doGroup(HANDS[way](await open(page)), group, way);
      await (way === 'keyboard' || way === 'palette' ? withoutPointer(page, all) : all());
    });
}

for (const way of ['mouse', 'keyboard', 'palette'] as const) testWay(way);

test.describe('on a phone', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });
  testWay('touch');
});

test('every action of the registry has a row; few lack a way, and each says why', () => {
  const rows = Object.values(GROUPS).flatMap((group) => group.rows);
  expect([...new Set(rows.map(({ does }) => does))].sort()).toEqual(
    Object.keys(ACTION_WORDS).sort(),
  );
  const missing = rows.flatMap((row) =>
    WAYS.filter((way) => 'never' in row[way]).map((way) => `${row.action}: ${way}`),
  );
  expect(missing).toEqual([
    'partition along a stroke: keyboard',
    'partition along a stroke: palette',
    'go as far as the run has been played: mouse',
    'go as far as the run has been played: touch',
    'go to the start: mouse',
    'go to the start: touch',
    'play slower: mouse',
    'play slower: touch',
    'play faster: mouse',
    'play faster: touch',
    'select nothing: mouse',
    'explain what is selected: mouse',
    'explain what is selected: touch',
  ]);
  expect(new Set(rows.map(({ action }) => action)).size).toBe(rows.length);
});
