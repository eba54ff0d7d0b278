// @ts-check
/**
 * `npm run -s script -- FILE…`: runs scripts and prints their traces; exits 1 where one fails.
 * `--update` rewrites recorded traces, `--json` prints one object for each file, `--variant V2`
 * replaces a rule.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { load } from './load.mjs';

const args = process.argv.slice(2);
const chosen = args.includes('--variant') ? args[args.indexOf('--variant') + 1] : undefined;
const files = args.filter((arg) => !arg.startsWith('--') && arg !== chosen);
const { runFile } = await load('src/script/index.ts');

let failed = files.length === 0;
if (failed) console.error('usage: npm run -s script -- [--update] [--json] [--variant ID] FILE…');
for (const file of files) {
  const text = readFileSync(file, 'utf8');
  const report = runFile(text, chosen);
  if (args.includes('--update') && report.updated !== text) writeFileSync(file, report.updated);
  const passed = args.includes('--update') ? report.passedButTraces : report.passed;
  failed ||= !passed;
  if (args.includes('--json')) console.log(JSON.stringify({ file, passed, ...report.data }));
  else console.log(`${passed ? 'ok  ' : 'FAIL'} ${file}\n${report.text}`);
}
process.exitCode = failed ? 1 : 0;
