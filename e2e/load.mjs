// @ts-check
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** A module of the project, in TypeScript, as it is. @param {string} path @returns {Promise<any>} */
export async function load(path) {
  const { module } = await runnerImport(join(ROOT, path), { configFile: false, root: ROOT });
  return module;
}
