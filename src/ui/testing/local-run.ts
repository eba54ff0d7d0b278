import { act } from 'react';
import type { Frame, Hello, Intent } from '../../contract/index.ts';
import { connect, isIdle, next, prefer, seek, subscribeIdle, useSynod } from '../../store/index.ts';
import { localDoor } from './local-door.ts';

/** Tests of the page run the real store over a real session, in one process. */

/** The part of a session that is needed here; tests hand in the real one. */
interface SessionModule<S extends object> {
  openSession(): S;
  bringLanguage(): Promise<{ bringCases(): Promise<unknown> }>;
  greeting(): Hello;
  frameOf(session: S): Frame;
  handle(session: S, intent: Intent): ReturnType<Parameters<typeof localDoor>[2]>;
}

const USUAL = {
  everyEvent: false,
  stopAtBroken: true,
  characterKeys: true,
  speed: 0.04,
  theme: 'system',
  projector: false,
  arrangement: 'role',
  startHere: true,
  stepsTaken: [],
} as const;

/** Answers only that a person wants no movement. */
function calmMedia(query: string) {
  const matches = query.includes('reduced-motion');
  return { matches, addEventListener: () => {}, removeEventListener: () => {} };
}

/** Opens the default scene at its first event; steps take no time. */
export async function openRun<S extends object>(module: SessionModule<S>): Promise<Frame> {
  const session = module.openSession();
  const language = await module.bringLanguage();
  Object.assign(session, { language, cases: await language.bringCases() });
  Object.assign(globalThis, { matchMedia: calmMedia });
  prefer(USUAL);
  useSynod.setState({ blank: false, hand: null, attracting: false, tool: 'point', delay: '20' });
  connect(() =>
    localDoor(module.greeting(), module.frameOf(session), (intent) =>
      module.handle(session, intent),
    ),
  );
  await settled();
  return present();
}

/** Between two presses a person takes longer, in milliseconds, than a double click does. */
const MOMENT = 500;
const realNow = performance.now.bind(performance);
let passed = 0;
performance.now = () => realNow() + passed;

/** The next press is a wish of its own. */
export function aMomentPasses(): void {
  passed += MOMENT;
}

/** Waits until the store is idle and the page has drawn its state; then a moment has passed. */
export async function settled(): Promise<void> {
  aMomentPasses();
  await drawn(async () => {
    if (isIdle()) return;
    await new Promise<void>((resolve) => {
      const stop = subscribeIdle((idle) => {
        if (!idle) return;
        stop();
        resolve();
      });
    });
  });
}

/** Does work and lets React draw everything that follows from it. */
export async function drawn(work: () => Promise<void>): Promise<void> {
  const scope = globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean };
  const before = scope.IS_REACT_ACT_ENVIRONMENT ?? false;
  scope.IS_REACT_ACT_ENVIRONMENT = true;
  await act(work);
  scope.IS_REACT_ACT_ENVIRONMENT = before;
}

/** The frame shown now. */
export function present(): Frame {
  const { frame } = useSynod.getState();
  if (frame === null) throw new Error('no frame is shown');
  return frame;
}

/** Goes to an event, and plays up to it if the run has not been there yet. */
export async function goTo(index: number): Promise<Frame> {
  const { everyEvent } = useSynod.getState().preferences;
  await drawn(async () => {
    prefer({ everyEvent: true });
    await seek(index);
    while (present().index < index) await next('event');
    prefer({ everyEvent });
  });
  await settled();
  return present();
}
