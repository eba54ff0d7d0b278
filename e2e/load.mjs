// @ts-check
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Bundles a module of the project and returns an address to import, because the engine runs twice
 * as fast in one piece as module by module. @param {string} path @returns {Promise<string>}
 */
export async function bundle(path) {
  const made = await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    build: { ssr: path, write: false },
    ssr: { noExternal: true },
  });
  const [{ output }] = /** @type {any} */ ([made].flat());
  return `data:text/javascript;base64,${Buffer.from(output[0].code).toString('base64')}`;
}

/** Loads a TypeScript module of the project. @param {string} path @returns {Promise<any>} */
export async function load(path) {
  return import(await bundle(path));
}
