import { expect, type Locator, type Page } from '@playwright/test';
import type { Synod } from './synod.ts';

/** One way in which a person uses a control. */
export interface Hand {
  readonly synod: Synod;
  readonly page: Page;
  readonly press: (target: Locator) => Promise<void>;
  /** Replaces the text in the field. */
  readonly write: (target: Locator, text: string) => Promise<void>;
}

export function mouse(synod: Synod): Hand {
  const press = (target: Locator) => synod.apart(async () => (await touchable(target)).click());
  return { synod, page: synod.page, press, write: writing(synod, press) };
}

export function finger(synod: Synod): Hand {
  const press = (target: Locator) => synod.apart(async () => (await touchable(target)).tap());
  return { synod, page: synod.page, press, write: writing(synod, press) };
}

/** Moves between controls with Tab and arrows, and presses with Enter or Space, without any pointer. */
export function keys(synod: Synod): Hand {
  const { page } = synod;
  const reach = (target: Locator) => reached(page, target);
  const press = async (target: Locator) => {
    await reach(target);
    await page.keyboard.press(await target.evaluate(pressing));
  };
  return { synod, page, press, write: writing(synod, reach) };
}

function writing({ page }: Synod, reach: (target: Locator) => Promise<void>) {
  return async (target: Locator, text: string) => {
    await reach(target);
    await expect(target).toBeFocused();
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText(text);
  };
}

/** Boxes, switches and radios are too small to be seen, so a finger touches their labels. */
async function touchable(target: Locator): Promise<Locator> {
  const label = target.locator('xpath=ancestor::label[1]');
  return (await target.evaluate((element) => element.matches('input:not([type=text])')))
    ? label
    : target;
}

/** No control is further from another than this. */
const KEYS_MAX = 250;

async function reached(page: Page, target: Locator): Promise<void> {
  for (let count = 0; count < KEYS_MAX; count++) {
    const key = await target.evaluate(nextKey);
    if (key === 'here') return;
    if (key === 'wait') await page.waitForTimeout(20);
    else await page.keyboard.press(key);
  }
  throw new Error(`no key leads to ${target.toString()}`);
}

/** Runs in the page and returns the key that brings the focus nearer to this control. */
function nextKey(target: Element): string {
  const now = document.activeElement ?? document.body;
  if (now === target) return 'here';
  const open = target.closest('[role="menu"], [role="listbox"], [role="dialog"]');
  if (open !== null && !open.contains(now)) return 'wait';
  const isAhead = Boolean(now.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING);
  const upright = target.closest('[role="menu"], [role="listbox"]');
  if (upright !== null) return isAhead ? 'ArrowDown' : 'ArrowUp';
  const row = target.closest('[role="tablist"], [role="radiogroup"], [role="toolbar"]');
  if (row?.contains(now) === true) return isAhead ? 'ArrowRight' : 'ArrowLeft';
  return isAhead ? 'Tab' : 'Shift+Tab';
}

/** Runs in the page and returns the key that presses this control. */
function pressing(target: Element): string {
  return target.matches('input') ? 'Space' : 'Enter';
}
