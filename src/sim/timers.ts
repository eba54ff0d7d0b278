import type { Effect, TimerName } from '../paxos/index.ts';
import { push, type Timer } from './agenda.ts';
import { drawMicros } from './chance.ts';
import type { Process, World } from './world.ts';

/** A process asks for a timer with a range, and the world draws the delay. */

type SetTimer = Extract<Effect, { kind: 'setTimer' }>;

export function findTimer(process: Process, name: TimerName, key: number): Timer | undefined {
  const at = positionOf(process, name, key);
  return at < 0 ? undefined : process.timers[at];
}

function positionOf({ timers }: Process, name: TimerName, key: number): number {
  for (let i = 0; i < timers.length; i++) {
    const timer = timers[i]!;
    if (timer.key === key && timer.name === name) return i;
  }
  return -1;
}

/** Arms a timer, or re-arms the one of the same name and key. */
export function armTimer(world: World, position: number, effect: SetTimer): void {
  const process = world.processes[position]!;
  const { name, key, attempt, range } = effect;
  const dueAt =
    range === null
      ? null
      : world.time +
        drawMicros(
          world.seed,
          process.timerStream,
          range.min < range.max ? process.timerDraws++ : 0,
          range.min,
          range.max,
        );
  place(world, { process: position, name, key, attempt, setAt: world.time, dueAt });
}

function place(world: World, timer: Timer): void {
  const process = world.processes[timer.process]!;
  const order = world.nextOrder++;
  const at = positionOf(process, timer.name, timer.key);
  if (at < 0) process.timers.push(timer);
  else process.timers[at] = timer;
  if (timer.dueAt !== null)
    push(world.agenda, { at: timer.dueAt, order, kind: 'timer', ref: timer });
}

/** Removes a timer; the last one takes its place, because the order of timers does not matter. */
export function disarmTimer(process: Process, name: TimerName, key: number): void {
  const at = positionOf(process, name, key);
  if (at < 0) return;
  const last = process.timers.pop()!;
  if (at < process.timers.length) process.timers[at] = last;
}

/** After a pause every timer starts its whole span again, so that an old one does not fire at once. */
export function restartTimers(world: World, position: number): void {
  for (const timer of world.processes[position]!.timers.slice()) {
    if (timer.dueAt === null) continue;
    const span = timer.dueAt - timer.setAt;
    place(world, { ...timer, setAt: world.time, dueAt: world.time + span });
  }
}
