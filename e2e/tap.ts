import type { Page } from '@playwright/test';
import type { Answer, Intent } from '../src/contract/index.ts';

/** The tap of one page has counted this since the page was opened. */
export interface Counts {
  /** The callbacks of requestAnimationFrame that have run. */
  readonly frames: number;
  /** The messages to the worker, and those from it. */
  readonly sent: number;
  readonly received: number;
}

interface Tap {
  readonly counts: () => Counts;
  readonly ask: (intent: Intent) => Promise<Answer>;
}

declare global {
  interface Window {
    readonly tap: Tap;
  }
}

/**
 * Listens to the page's animation frames and to its worker's door, before the page's own code runs.
 * It changes nothing: a question of the test goes through the same door, and only its answer is
 * kept from the page.
 */
export async function tapInto(page: Page): Promise<void> {
  await page.addInitScript(() => {
    let frames = 0;
    let sent = 0;
    let received = 0;
    let nextId = 1_000_000_000;
    const workers: Worker[] = [];
    const waiting = new Map<number, (answer: Answer) => void>();

    const request = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (callback) =>
      request((now) => {
        frames += 1;
        callback(now);
      });

    window.Worker = class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        workers.push(this);
        this.addEventListener('message', (event: MessageEvent) => {
          const { id, answer } = event.data as { id?: number; answer?: Answer };
          const resolve = id === undefined ? undefined : waiting.get(id);
          if (resolve === undefined || id === undefined || answer === undefined) {
            received += 1;
            return;
          }
          waiting.delete(id);
          event.stopImmediatePropagation();
          resolve(answer);
        });
      }
      override postMessage(message: unknown, rest?: unknown): void {
        const { id } = message as { id?: number };
        if (id === undefined || !waiting.has(id)) sent += 1;
        super.postMessage(message, rest as StructuredSerializeOptions);
      }
    };

    const ask = (intent: Intent) =>
      new Promise<Answer>((resolve, reject) => {
        const latest = workers.at(-1);
        if (latest === undefined) return reject(new Error('the page has no worker'));
        nextId += 1;
        waiting.set(nextId, resolve);
        latest.postMessage({ version: 1, id: nextId, intent });
      });
    Object.defineProperty(window, 'tap', {
      value: { counts: () => ({ frames, sent, received }), ask } satisfies Tap,
    });
  });
}
