import { createHash } from 'node:crypto';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import type { Plugin } from 'vite';
import { launchOptions } from './e2e/browser.mjs';

/** Of the page's code only the few lines that start the worker wait for nothing: neither for styles nor for the rest. */
const startFirst: Plugin = {
  name: 'start-first',
  transformIndexHtml: {
    order: 'post',
    handler: (html) => {
      const link = /\s*<link rel="modulepreload"([^>]*) href="(\.\/assets\/start-[^"]+)">/;
      const [whole = '', attributes = '', file = ''] = link.exec(html) ?? [];
      const script = `<script type="module" async fetchpriority="high"${attributes} src="${file}"></script>`;
      return whole === ''
        ? html
        : html.replace(whole, '').replace('<script type="module"', `${script}\n    $&`);
    },
  },
};

/** The letters of the first picture: found late, they would make its text jump. */
const fontFirst: Plugin = {
  name: 'font-first',
  transformIndexHtml: {
    order: 'post',
    handler: (html, { bundle = {} }) => {
      const file = Object.keys(bundle).find((name) =>
        /next-latin-wght-normal.*\.woff2$/.test(name),
      );
      const link = `<link rel="preload" as="font" type="font/woff2" crossorigin href="./${file}">`;
      return file === undefined ? html : html.replace('</title>', `$&\n    ${link}`);
    },
  },
};

/** The page's policy names its inline script by its hash, and so allows no other. */
const allowInline: Plugin = {
  name: 'allow-inline',
  transformIndexHtml: {
    order: 'post',
    handler: (html) => {
      const [, script = ''] = /<script>([^]*?)<\/script>/.exec(html) ?? [];
      const hash = createHash('sha256').update(script).digest('base64');
      return html.replace("default-src 'self';", `$& script-src 'self' 'sha256-${hash}';`);
    },
  },
};

// oxlint-disable-next-line import/no-default-export -- Vite reads the default export
export default defineConfig({
  base: './',
  plugins: [react(), startFirst, fontFirst, allowInline],
  worker: { format: 'es' },
  css: {
    transformer: 'lightningcss',
    lightningcss: {
      // For others it would write `light-dark()` in a way that needs more of a page than this one has.
      targets: { chrome: 131 << 16, firefox: 133 << 16, safari: (18 << 16) | (1 << 8) },
      cssModules: { pattern: '_[local]_[hash]', grid: false, container: false },
    },
  },
  build: {
    // The browsers of the last two years.
    target: ['chrome131', 'firefox133', 'safari18.1'],
    sourcemap: true,
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      // It only tells how busy the machine is.
      checks: { pluginTimings: false },
      output: {
        // Few files: each costs more than its bytes before the first picture.
        codeSplitting: {
          groups: [
            { name: 'start', test: /src\/(?:start|worker\/(?:client|merge))\.ts$/, priority: 1 },
            { name: 'first', tags: ['$initial'] },
            { name: 'around', test: /src\/ui\/around\.ts$/ },
            { name: 'rest' },
          ],
        },
      },
    },
  },
  // Only the worker imports it: found late, it would reload the page in the middle of a test.
  optimizeDeps: { include: ['valibot'] },
  test: {
    // A busy machine is no failure: only a test that hangs takes this long.
    testTimeout: 120_000,
    // Every test opens a run of its own: files may share one warm machine, which halves the time.
    isolate: false,
    // Vitest would leave one core alone, which of two is half.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['src/**/*.test.ts'],
          exclude: ['src/**/*.browser.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'dom',
          environment: 'happy-dom',
          include: ['src/**/*.dom.test.tsx'],
          setupFiles: ['src/ui/testing/dom.setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['src/**/*.browser.test.{ts,tsx}'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: launchOptions() }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
