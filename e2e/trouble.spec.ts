/** Whatever keeps Synod from starting, the page says what happened and what to do. It is never white. */
import { expect, test, type FrameLocator, type Page } from '@playwright/test';
import { open } from './synod.ts';

const words = (page: Page | FrameLocator) =>
  page.getByRole('alert').filter({ hasText: 'Synod has not started' });

async function expectToRead(page: Page | FrameLocator, text: string | RegExp) {
  await expect(words(page)).toContainText(text, { useInnerText: true, timeout: 30_000 });
}

test('a file of the page that never comes is named', async ({ page }) => {
  await page.route(/assets\/index-[^/]*\.js$/, (route) => route.abort());
  await page.goto('./');
  await expectToRead(page, /The file http.*\/assets\/index-.*\.js did not arrive/);
  await expect(words(page).getByRole('link', { name: 'Load the page again' })).toBeVisible();
});

test('a page whose scripts stay away says so after a while', async ({ page }) => {
  await page.route(/\.js$/, () => {});
  await page.goto('./', { waitUntil: 'commit' });
  await expectToRead(page, 'Its files are still on their way');
});

test('a browser that refuses a worker is told of, with a way out', async ({ page }) => {
  await page.addInitScript(() => {
    window.Worker = function refuse() {
      throw new DOMException('Access to dedicated workers is denied.', 'SecurityError');
    } as unknown as typeof Worker;
  });
  await page.goto('./');
  await expectToRead(page, 'Access to dedicated workers is denied');
});

test('a sandboxed frame says what it must be allowed', async ({ page, baseURL }) => {
  await page.route('**/host.html', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<iframe sandbox="allow-scripts" width="800" height="600" src="${baseURL ?? ''}"></iframe>`,
    }),
  );
  await page.goto('./host.html');
  const frame = page.frameLocator('iframe');
  await expectToRead(frame, 'allow-same-origin');
});

test('a page opened as a file says how to open it', async ({ page }) => {
  await page.goto(new URL('../dist/index.html', import.meta.url).href);
  await expectToRead(page, 'browsers do not run Synod from a file');
  await expect(words(page)).not.toContainText('did not arrive', { useInnerText: true });
});

test('a browser that keeps nothing plays all the same', async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) {
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('Storage is denied.', 'SecurityError');
        },
      });
    }
  });
  const synod = await open(page);
  await synod.next();
  expect(await synod.index()).toBe(1);
  await expect(words(page)).toBeHidden();
});
