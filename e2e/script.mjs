// @ts-check
/**
 * `npm run -s script -- FILE…`: runs scripts and prints their traces; exits 1 where one fails.
 * `--update` rewrites recorded traces, `--json` prints one object for each file, `--variant V2`
 * replaces a rule. `--guards` runs each file with every rule broken in turn and prints those under
 * which something it expects is not so, and the line; exits 1 where there is none.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { load } from './load.mjs';

const args = process.argv.slice(2);
const chosen = args.includes('--variant') ? args[args.indexOf('--variant') + 1] : undefined;
const files = args.filter((arg) => !arg.startsWith('--') && arg !== chosen);
const { guardedBy, runFile } = await load('src/script/index.ts');

/** @param {string} file @param {string} text */
function printGuards(file, text) {
  const guards = guardedBy(text);
  const rules = (guards ?? []).map(
    (/** @type {{ variant: string, line: number }} */ { variant, line }) => `${variant}:${line}`,
  );
  if (args.includes('--json')) console.log(JSON.stringify({ file, guards }));
  else console.log(`${file}  ${guards === null ? 'fails as it is' : rules.join(' ') || 'nothing'}`);
  return rules.length > 0;
}

let failed = files.length === 0;
if (failed)
  console.error('usage: npm run -s script -- [--update] [--json] [--variant ID] [--guards] FILE…');
for (const file of files) {
  const text = readFileSync(file, 'utf8');
  if (args.includes('--guards')) {
    failed = !printGuards(file, text) || failed;
    continue;
  }
  const report = runFile(text, chosen);
  if (args.includes('--update') && report.updated !== text) writeFileSync(file, report.updated);
  const passed = args.includes('--update') ? report.passedButTraces : report.passed;
  failed ||= !passed;
  if (args.includes('--json')) console.log(JSON.stringify({ file, passed, ...report.data }));
  else console.log(`${passed ? 'ok  ' : 'FAIL'} ${file}\n${report.text}`);
}
process.exitCode = failed ? 1 : 0;
