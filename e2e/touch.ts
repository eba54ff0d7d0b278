import type { CDPSession, Page } from '@playwright/test';

export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** The fingers of a person, as the browser hears of them from a real screen. */
export class Fingers {
  private readonly page: Page;
  private readonly client: CDPSession;

  private constructor(page: Page, client: CDPSession) {
    this.page = page;
    this.client = client;
  }

  static async of(page: Page): Promise<Fingers> {
    return new Fingers(page, await page.context().newCDPSession(page));
  }

  async down(...at: readonly Spot[]): Promise<void> {
    await this.send('touchStart', at);
  }

  async up(): Promise<void> {
    await this.send('touchEnd', []);
  }

  /** Moves each finger along a line of its own. */
  async move(...ways: readonly (readonly [from: Spot, to: Spot])[]): Promise<void> {
    for (const part of [0.1, 0.2, 0.4, 0.6, 0.8, 1]) {
      await this.send(
        'touchMove',
        ways.map(([from, to]) => ({
          x: from.x + (to.x - from.x) * part,
          y: from.y + (to.y - from.y) * part,
        })),
      );
    }
  }

  async swipe(from: Spot, by: Spot): Promise<void> {
    await this.down(from);
    await this.move([from, { x: from.x + by.x, y: from.y + by.y }]);
    await this.up();
  }

  /** Waits until a scroll that a swipe has begun is over. */
  async rest(): Promise<void> {
    await this.page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          let before = NaN;
          const look = () => {
            if (window.scrollY === before) return resolve();
            before = window.scrollY;
            setTimeout(look, 120);
          };
          look();
        }),
    );
  }

  private async send(
    type: 'touchStart' | 'touchMove' | 'touchEnd',
    at: readonly Spot[],
  ): Promise<void> {
    const touchPoints = at.map(({ x, y }, id) => ({ x, y, id }));
    await this.client.send('Input.dispatchTouchEvent', { type, touchPoints });
  }
}
