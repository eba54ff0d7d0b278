/** What the built page loads first, and that the build says nothing. */
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, createLogger, type Rolldown } from 'vite';
import { beforeAll, expect, it, vi } from 'vitest';

/** Of gzipped JavaScript, before the stage stands. Each kilobyte more is a later first picture. */
const FIRST_MAX = 182_000;

const warnings: string[] = [];
let output: Rolldown.RolldownOutput['output'];

beforeAll(async () => {
  const logger = createLogger('warn');
  const warn = (message: string) => void warnings.push(message);
  const customLogger = { ...logger, warn, warnOnce: warn };
  const root = fileURLToPath(new URL('..', import.meta.url));
  // Else the packages would bring what they have for tests.
  vi.stubEnv('NODE_ENV', 'production');
  const built = await build({ root, mode: 'production', customLogger, build: { write: false } });
  vi.unstubAllEnvs();
  ({ output } = built as Rolldown.RolldownOutput);
}, 120_000);

it('is built without a warning', () => {
  expect(warnings).toEqual([]);
});

it('loads little before the stage stands', () => {
  const chunks = output.filter((one) => one.type === 'chunk');
  const page = output.find(({ fileName }) => fileName === 'index.html');
  const html = page?.type === 'asset' ? String(page.source) : '';
  const first = new Set(chunks.filter(({ fileName }) => html.includes(fileName)));
  expect(first.size).toBeGreaterThan(1);
  for (const { imports } of first) {
    for (const chunk of chunks) if (imports.includes(chunk.fileName)) first.add(chunk);
  }
  const sizes = [...first].map(({ code }) => gzipSync(code).length);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(FIRST_MAX);
  const names = [...first].flatMap(({ moduleIds }) => moduleIds);
  expect(
    names.filter((name) => /\/ui\/(?:editor|help|glossary|palette|dock)\//.test(name)),
  ).toEqual([]);
});
