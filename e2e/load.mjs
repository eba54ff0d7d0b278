// @ts-check
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * A module of the project in one piece, as an address to import. The engine runs twice as fast in
 * one piece as it does module by module. @param {string} path @returns {Promise<string>}
 */
export async function bundle(path) {
  const made = await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    build: { ssr: path, write: false },
  });
  const [{ output }] = /** @type {any} */ ([made].flat());
  return `data:text/javascript;base64,${Buffer.from(output[0].code).toString('base64')}`;
}

/** A module of the project, in TypeScript, as it is. @param {string} path @returns {Promise<any>} */
export async function load(path) {
  return import(await bundle(path));
}
