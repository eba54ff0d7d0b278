import { defineConfig } from '@playwright/test';
import { launchOptions } from './browser.mjs';

const port = Number(process.env['E2E_PORT'] ?? 4519);
const baseURL = `http://127.0.0.1:${port}/`;

// oxlint-disable-next-line import/no-default-export -- Playwright reads the default export
export default defineConfig({
  testDir: '.',
  outputDir: '../node_modules/.cache/e2e',
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  // A slow computer is no failure, but a test that hangs is.
  timeout: 120_000,
  retries: 0,
  workers: 2,
  reporter: 'list',
  use: {
    baseURL,
    browserName: 'chromium',
    launchOptions: launchOptions(),
    serviceWorkers: 'block',
    // A trace of each step costs a third of the time; `--trace on` asks for it.
    trace: 'off',
  },
  webServer: {
    command: `npx vite preview --host 127.0.0.1 --port ${port} --strictPort`,
    cwd: '..',
    url: baseURL,
    reuseExistingServer: false,
  },
});
