/** The caption is the teacher's voice: at every speed it says what stage and ledger show. */
import { expect, test, type Page } from '@playwright/test';
import { claimsIn, untrueIn, type Picture } from '../src/ui/testing/claims.ts';
import { open } from './synod.ts';

interface Sample extends Picture {
  readonly caption: string;
}

/** Reads caption, stage and ledger of one picture. Runs in the page. */
function sampled(): Sample {
  const names = (selector: string) =>
    [...document.querySelectorAll(selector)].map((one) => one.getAttribute('aria-label') ?? '');
  return {
    caption: document.querySelector('[aria-label="What just happened"] p')?.textContent ?? '',
    stage: names('section[aria-label="Stage"] [aria-label]'),
    ledger: names('[role="grid"][aria-label="Ledger"] td[aria-label]'),
  };
}

/** Takes a sample after each of many pictures. Runs in the page, so that no picture lies between caption and ledger. */
async function sample(page: Page, seconds: number): Promise<readonly Sample[]> {
  const source = sampled.toString();
  return page.evaluate(
    async ([text, span]) => {
      // oxlint-disable-next-line no-eval -- the function is this file's own
      const read = (0, eval)(`(${text})`) as () => Sample;
      const all: Sample[] = [];
      const end = performance.now() + 1_000 * Number(span);
      while (performance.now() < end) {
        await new Promise((resolve) => setTimeout(resolve, 70));
        all.push(read());
      }
      return all;
    },
    [source, String(seconds)],
  );
}

function expectTrue(samples: readonly Sample[]): void {
  let claims = 0;
  for (const { caption, ...picture } of samples) {
    expect(untrueIn(caption, picture), caption).toEqual([]);
    claims += claimsIn(caption);
  }
  expect(samples.length).toBeGreaterThan(10);
  expect(claims).toBeGreaterThan(samples.length / 10);
}

for (const speed of ['1/25 of real time', '1/10 of real time', 'real time', '1,000 × real time']) {
  test(`at ${speed} every claim of the caption holds in the picture beside it`, async ({
    page,
  }) => {
    const synod = await open(page, { scene: 'failover' });
    await synod.speed('real time');
    await synod.playUntil(async () => (await synod.active()) !== null, 'a leader is active');
    await synod.speed(speed);
    await synod.play();
    expectTrue(await sample(page, 4));
    const active = await synod.active();
    await synod.crash(active!.node);
    expectTrue(await sample(page, 6));
  });
}
