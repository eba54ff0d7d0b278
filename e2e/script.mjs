// @ts-check
/**
 * `npm run -s script -- FILE…`: runs scripts and prints their traces; exits 1 where one fails.
 * `--quiet` prints failures only. `--update` rewrites recorded traces and says how many, `--json`
 * prints one object for each file, `--variant V2` replaces a rule. `--guards` runs each file with
 * every rule broken in turn and prints those under which something it expects is not so: the line,
 * what was expected, and the first invariant that broke; exits 1 where there is none. `--reference` writes the reference of src/script/README.md
 * anew, `--scenes` the recordings of src/script/scenes that the page opens without the language.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { load } from './load.mjs';

const PAGE = new URL('../src/script/README.md', import.meta.url);

const SCENES = new URL('../src/session/file/scenes.json', import.meta.url);

const OPTIONS = [
  '--quiet',
  '--update',
  '--json',
  '--variant',
  '--guards',
  '--reference',
  '--scenes',
];
const USAGE =
  'usage: npm run -s script -- [--quiet] [--update] [--json] [--variant ID] [--guards] FILE…';

const args = process.argv.slice(2);
const chosen = args.includes('--variant') ? args[args.indexOf('--variant') + 1] : undefined;
const files = args.filter((arg) => !arg.startsWith('--') && arg !== chosen);
const unknown = args.filter((arg) => arg.startsWith('--') && !OPTIONS.includes(arg));
const { guardedBy, runFile, updateText } = await load('src/script/index.ts');

/** @param {{ variant: string, line: number, missed: string, invariant: string | null }} guard */
function guardText({ variant, line, missed, invariant }) {
  return `  ${variant}:${line}  ${missed}${invariant === null ? '' : `  (${invariant} is broken)`}`;
}

/** @param {string} file @param {string} text */
function printGuards(file, text) {
  const guards = guardedBy(text);
  const rules = (guards ?? []).map(guardText);
  const all = guards === null ? 'fails as it is' : rules.length === 0 ? 'nothing' : '';
  if (args.includes('--json')) console.log(JSON.stringify({ file, guards }));
  else console.log([`${file}  ${all}`.trimEnd(), ...rules].join('\n'));
  return rules.length > 0;
}

/** @param {string} file @param {string} text */
function runOne(file, text) {
  const report = runFile(text, chosen);
  const updates = args.includes('--update');
  if (updates && report.updated !== text) writeFileSync(file, report.updated);
  const passed = updates ? report.passedButTraces : report.passed;
  const what = updates ? `  ${updateText(report, text)}` : '';
  const said = updates || args.includes('--quiet') ? report.problems : report.text;
  if (args.includes('--json')) console.log(JSON.stringify({ file, passed, ...report.data }));
  else console.log([`${passed ? 'ok  ' : 'FAIL'} ${file}${what}`, said].join('\n').trimEnd());
  return passed;
}

async function writeScenes() {
  const { compiledScenes } = await load('src/script/testing/scenes.ts');
  writeFileSync(SCENES, compiledScenes());
}

async function writeReference() {
  const { withReference } = await load('src/script/testing/reference.ts');
  writeFileSync(PAGE, withReference(readFileSync(PAGE, 'utf8')));
}

let failed = files.length === 0 || unknown.length > 0;
if (args.length === 1 && (args[0] === '--reference' || args[0] === '--scenes')) {
  await (args[0] === '--scenes' ? writeScenes() : writeReference());
  failed = false;
} else if (failed) console.error(USAGE);
else {
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    const passed = args.includes('--guards') ? printGuards(file, text) : runOne(file, text);
    failed = !passed || failed;
  }
}
process.exitCode = failed ? 1 : 0;
