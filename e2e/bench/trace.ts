import type { Browser, Page } from '@playwright/test';

/** One entry of Chromium's trace, as far as it is read here; times in microseconds. */
interface Entry {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** CPU time of the thread. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline'];

/** CPU milliseconds of the main thread for each picture drawn in so many seconds: from its callbacks until the next one's. */
export async function pictureCosts(
  browser: Browser,
  page: Page,
  seconds: number,
): Promise<readonly number[]> {
  await browser.startTracing(page, { categories: CATEGORIES });
  await page.waitForTimeout(1000 * seconds);
  const trace = await browser.stopTracing();
  const { traceEvents } = JSON.parse(trace.toString()) as {
    readonly traceEvents: readonly Entry[];
  };
  return costs(mainThread(traceEvents));
}

/** The entries of the renderer thread that draws. */
function mainThread(entries: readonly Entry[]): readonly Entry[] {
  const drawing = entries.find(({ name }) => name === 'FireAnimationFrame');
  if (drawing === undefined) return [];
  return entries
    .filter(({ pid, tid }) => pid === drawing.pid && tid === drawing.tid)
    .toSorted((a, b) => a.ts - b.ts);
}

function costs(entries: readonly Entry[]): readonly number[] {
  const draws = entries.filter(({ name }) => name === 'FireAnimationFrame').map(({ ts }) => ts);
  const found: number[] = [];
  let next = 0;
  for (const { name, ts, dur = 0, tdur = 0 } of entries) {
    if (name !== 'RunTask') continue;
    const isPicture = next < draws.length && draws[next]! < ts + dur;
    while (next < draws.length && draws[next]! < ts + dur) next += 1;
    if (isPicture) found.push(0);
    if (found.length > 0) found[found.length - 1]! += tdur / 1000;
  }
  return found;
}
