/** The law of the house (src/README.md) as a test: who imports whom, what no file may contain, how files are named. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';

/** `path` is relative to src, with forward slashes. */
type File = { readonly path: string; readonly text: string };
type Import = { readonly specifier: string; readonly typeOnly: boolean };
type Syntax = { readonly type: string; readonly [key: string]: unknown };
type Rule = (file: File) => readonly string[];

const LINES_MAX = 420;

/** Folder → the folders that it may import. `main`, `start` and the two doors of the worker count as folders of their own. */
const IMPORT_LAW: Readonly<Record<string, readonly string[]>> = {
  paxos: [],
  sim: ['paxos'],
  check: ['paxos', 'sim'],
  script: ['paxos', 'sim', 'check'],
  lessons: ['script'],
  contract: ['paxos', 'sim'],
  session: ['paxos', 'sim', 'check', 'script', 'lessons', 'contract'],
  'worker/entry': ['session', 'contract'],
  worker: ['contract'],
  store: ['contract', 'worker/client'],
  scene: ['contract'],
  ui: ['store', 'scene', 'contract'],
  main: ['ui', 'store'],
  start: ['worker/client'],
};

/** A test on this side of the door may take a real frame from a session instead of writing one by hand. */
const TESTS_ALSO: Readonly<Record<string, readonly string[]>> = {
  worker: ['session'],
  store: ['session'],
  scene: ['session'],
  ui: ['session'],
};

/** Package → where it may be imported. A package that is not listed may be imported nowhere but in tests. */
const PACKAGE_LAW: Readonly<Record<string, readonly string[]>> = {
  react: ['ui', 'main'],
  'react-dom': ['ui', 'main'],
  'react-aria-components': ['ui'],
  'lucide-react': ['ui'],
  tinykeys: ['ui'],
  zustand: ['store'],
  d3: ['scene', 'ui'],
  valibot: ['session', 'store'],
  '@fontsource-variable/atkinson-hyperlegible-next': ['ui', 'main'],
  '@fontsource-variable/atkinson-hyperlegible-mono': ['ui', 'main'],
};

const PURE = ['paxos', 'sim', 'check', 'script', 'lessons', 'contract', 'session'];
const BANNED_IN_PURE = [
  'Date',
  'crypto',
  'fetch',
  'globalThis',
  'performance',
  'setInterval',
  'setTimeout',
];

function isTest(path: string): boolean {
  return /\.(?:test|setup)\.tsx?$/.test(path);
}

function stationOf(path: string): string {
  const [folder = '', ...rest] = path.split('/');
  if (rest.length === 0) return folder.replace(/\.tsx?$/, '');
  if (folder === 'worker' && path.endsWith('entry.ts')) return 'worker/entry';
  return folder;
}

function parse({ path, text }: File): Syntax {
  return parseSync(path, text).program as unknown as Syntax;
}

function isSyntax(value: unknown): value is Syntax {
  return typeof value === 'object' && value !== null && 'type' in value;
}

function walk(node: Syntax, visit: (node: Syntax, parent: Syntax, key: string) => void): void {
  for (const [key, value] of Object.entries(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (!isSyntax(child)) continue;
      visit(child, node, key);
      walk(child, visit);
    }
  }
}

function importsOf(file: File): readonly Import[] {
  const imports: Import[] = [];
  walk(parse(file), (node) => {
    const source = node['source'] ?? (node.type === 'TSImportType' ? node['argument'] : undefined);
    if (!isSyntax(source) || typeof source['value'] !== 'string') return;
    const names = (node['specifiers'] ?? []) as readonly Syntax[];
    const kindOf = (each: Syntax) => each['importKind'] ?? each['exportKind'];
    const typeOnly =
      node.type === 'TSImportType' ||
      kindOf(node) === 'type' ||
      (names.length > 0 && names.every((name) => kindOf(name) === 'type'));
    imports.push({ specifier: source['value'], typeOnly });
  });
  return imports;
}

function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

/** How another folder is entered; undefined when the path is not one of its doors. */
function doorOf(target: string): string | undefined {
  if (target === 'worker/client.ts') return 'worker/client';
  if (/^worker\/\w*-?entry\.ts$/.test(target)) return 'worker/entry';
  return /^[^/]+\/index\.tsx?$/.test(target) ? target.split('/')[0] : undefined;
}

const keepsImportLaw: Rule = (file) => {
  const [own, test] = [stationOf(file.path), isTest(file.path)];
  const folder = file.path.split('/')[0];
  const allowed = [...(IMPORT_LAW[own] ?? []), ...(test ? (TESTS_ALSO[folder ?? ''] ?? []) : [])];
  const faults: string[] = [];
  for (const { specifier, typeOnly } of importsOf(file)) {
    if (!specifier.startsWith('.')) continue;
    const target = posix.normalize(posix.join(posix.dirname(file.path), specifier));
    if (target.startsWith('../') || !target.includes('/')) {
      faults.push(`${file.path}: imports ${specifier}; law: nothing imports main or leaves src`);
    } else if (target.split('/')[0] === folder) {
      if (doorOf(target) !== 'worker/entry' || test) continue;
      faults.push(`${file.path}: imports ${specifier}; law: an entry is started, not imported`);
    } else if (!/\.tsx?$/.test(target)) {
      faults.push(`${file.path}: imports ${specifier}; law: a folder is entered by its index.ts`);
    } else {
      const door = doorOf(target);
      if (!allowed.includes(door ?? stationOf(target))) {
        const law = `law: ${own} imports ${allowed.join(', ') || 'nothing'}`;
        faults.push(`${file.path}: imports ${specifier}; ${law}`);
      } else if (door === undefined) {
        faults.push(`${file.path}: imports ${specifier}; law: a folder is entered by its index.ts`);
      } else if (own === 'contract' && !typeOnly) {
        faults.push(`${file.path}: imports values of ${specifier}; law: contract is types only`);
      }
    }
  }
  return faults;
};

const keepsPackageLaw: Rule = (file) => {
  if (isTest(file.path)) return [];
  const station = stationOf(file.path);
  return importsOf(file)
    .filter(({ specifier }) => !specifier.startsWith('.'))
    .filter(({ specifier }) => !(PACKAGE_LAW[packageOf(specifier)] ?? []).includes(station))
    .map(({ specifier }) => {
      const places = PACKAGE_LAW[packageOf(specifier)]?.join(', ') ?? 'nowhere in src';
      return `${file.path}: imports ${specifier}; law: only in ${places}`;
    });
};

/** The scene may compute with all of d3 but its clocks; one hook of the ui may use its zoom and selection. */
const D3_IN_UI = /^(zoom|select|pointer)|^(Zoom|D3Zoom|Selection)/;
const D3_CLOCKS = /^(transition|active|interrupt|timer|timerFlush|timeout|interval|now)$/;

const keepsD3Small: Rule = (file) => {
  const faults: string[] = [];
  walk(parse(file), (node) => {
    if (node.type !== 'ImportDeclaration' || (node['source'] as Syntax)['value'] !== 'd3') return;
    for (const each of node['specifiers'] as readonly Syntax[]) {
      const name = (each['imported'] as Syntax | undefined)?.['name'];
      if (typeof name !== 'string') {
        faults.push(`${file.path}: imports all of d3; law: d3 by named imports`);
      } else if (D3_CLOCKS.test(name)) {
        faults.push(`${file.path}: imports ${name} of d3; law: its clocks nowhere`);
      } else if (stationOf(file.path) === 'ui' && !D3_IN_UI.test(name)) {
        faults.push(
          `${file.path}: imports ${name} of d3; law: ui uses its zoom and selection only`,
        );
      }
    }
  });
  return faults;
};

function d3HooksInUi(files: readonly File[]): readonly string[] {
  const users = files
    .filter(({ path }) => stationOf(path) === 'ui' && !isTest(path))
    .filter((file) => importsOf(file).some(({ specifier }) => packageOf(specifier) === 'd3'))
    .map(({ path }) => path);
  return users
    .filter((path) => users.length > 1 || !/(^|\/)use-[^/]*\.tsx?$/.test(path))
    .map((path) => `${path}: imports d3; law: in ui at most one hook (use-….ts) may`);
}

function isName(parent: Syntax, key: string): boolean {
  if (parent['computed'] === true) return false;
  if (parent.type === 'MemberExpression') return key === 'property';
  if (parent.type === 'Property') return key === 'key' && parent['shorthand'] !== true;
  return key === 'key' || key === 'label' || parent.type === 'TSQualifiedName';
}

const drawsNoLuckAndReadsNoClock: Rule = (file) => {
  if (!PURE.includes(stationOf(file.path))) return [];
  const faults: string[] = [];
  const law = 'law: from paxos to session there is no chance, clock or world outside';
  walk(parse(file), (node, parent, key) => {
    const name = node['name'];
    if (node.type === 'Identifier' && typeof name === 'string' && !isName(parent, key)) {
      if (BANNED_IN_PURE.includes(name)) faults.push(`${file.path}: uses ${name}; ${law}`);
      const isRandom = (each: Syntax) => (each['name'] ?? each['value']) === 'random';
      const property = parent.type === 'MemberExpression' ? parent['property'] : undefined;
      if (name === 'Math' && (!isSyntax(property) || isRandom(property))) {
        faults.push(`${file.path}: uses Math.random or Math as a value; ${law}`);
      }
    }
  });
  return faults;
};

const exportsByName: Rule = (file) => {
  const faults: string[] = [];
  walk(parse(file), (node) => {
    const named = node.type === 'ExportSpecifier' && (node['exported'] as Syntax)['name'];
    if (node.type === 'ExportAllDeclaration') {
      faults.push(`${file.path}: export *; law: an index names what it exports`);
    } else if (node.type === 'ExportDefaultDeclaration' || named === 'default') {
      faults.push(`${file.path}: default export; law: exports have names`);
    }
  });
  return faults;
};

const TEST_WORDS = ['test', 'it', 'describe', 'suite', 'bench'];
const MUTES = ['skip', 'only', 'todo', 'skipIf', 'runIf', 'fixme', 'fails'];

const runsEveryTest: Rule = (file) => {
  const faults: string[] = [];
  walk(parse(file), (node) => {
    if (node.type !== 'MemberExpression') return;
    const mute = (node['property'] as Syntax)['name'] ?? (node['property'] as Syntax)['value'];
    let head = node['object'] as Syntax;
    while (head.type === 'MemberExpression') head = head['object'] as Syntax;
    const word = head['name'];
    if (TEST_WORDS.includes(String(word)) && MUTES.includes(String(mute))) {
      faults.push(`${file.path}: ${String(word)}.${String(mute)}; law: every test runs`);
    }
  });
  return faults;
};

const hasAProperName: Rule = ({ path }) => {
  const name = posix.basename(path);
  if (/^(utils?|helpers?|manager|misc|common)\.tsx?$/.test(name)) {
    return [`${path}: says nothing; law: a file is named after what it holds`];
  }
  if (name.endsWith('-words.ts') && !path.startsWith('ui/words/')) {
    return [`${path}: has words; law: what the page says is in ui/words`];
  }
  const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.dom|\.browser)?(\.test|\.setup)?(\.bench)?(\.d)?\.ts$/;
  const pascal = /^[A-Z][A-Za-z0-9]*(\.dom|\.browser)?(\.test)?\.tsx$/;
  if (kebab.test(name) || pascal.test(name) || path === 'main.tsx') return [];
  if (isTest(path) && kebab.test(name.replace(/x$/, ''))) return [];
  return [`${path}: misnamed; law: files are kebab-case.ts, components PascalCase.tsx`];
};

const isShort: Rule = ({ path, text }) => {
  const lines = text.trimEnd().split('\n').length;
  return lines > LINES_MAX ? [`${path}: ${lines} lines; law: at most ${LINES_MAX}`] : [];
};

const RULES: Readonly<Record<string, Rule>> = {
  'imports only what its folder may import': keepsImportLaw,
  'uses a package only where it belongs': keepsPackageLaw,
  'takes from d3 by name and never its clocks': keepsD3Small,
  'has no chance and no clock from paxos to session': drawsNoLuckAndReadsNoClock,
  'exports by name': exportsByName,
  'runs every test': runsEveryTest,
  'is named after what it holds': hasAProperName,
  'is short': isShort,
};

function sourceFiles(): readonly File[] {
  const root = dirname(fileURLToPath(import.meta.url));
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({
      path: relative(root, path).split(sep).join('/'),
      text: readFileSync(path, 'utf8'),
    }));
}

describe('every file of src', () => {
  const files = sourceFiles();

  it.each(Object.entries(RULES))('%s', (_law, rule) => {
    expect(files.flatMap((file) => rule(file))).toEqual([]);
  });

  it('leaves d3 in ui to one hook', () => {
    expect(d3HooksInUi(files)).toEqual([]);
  });

  it('is read without a syntax error', () => {
    const broken = files.filter(({ path, text }) => parseSync(path, text).errors.length > 0);
    expect(broken.map(({ path }) => path)).toEqual([]);
  });

  it('lives in a folder that the law knows', () => {
    const unknown = files.filter(({ path }) => !(stationOf(path) in IMPORT_LAW));
    expect(unknown.map(({ path }) => path)).toEqual(['build.test.ts', 'tidy.test.ts']);
  });
});

type Sample = readonly [law: string, path: string, text: string, fault: string];

const SAMPLES: readonly Sample[] = [
  ['may import', 'paxos/a.ts', `import type { W } from '../sim/index.ts'`, 'paxos imports nothing'],
  ['may import', 'sim/a.ts', `import { x } from '../paxos/ballot.ts'`, 'entered by its index.ts'],
  ['may import', 'ui/panel/a.ts', `import { x } from '../../session/index.ts'`, 'ui imports store'],
  ['may import', 'ui/a.ts', `const a = await import('../sim/index.ts')`, 'ui imports store'],
  ['may import', 'ui/a.ts', `let a: import('../sim/index.ts').World`, 'ui imports store'],
  [
    'may import',
    'scene/a.test.ts',
    `import { x } from '../sim/index.ts'`,
    'scene imports contract',
  ],
  [
    'may import',
    'contract/a.ts',
    `import { x } from '../paxos/index.ts'`,
    'contract is types only',
  ],
  ['may import', 'worker/client.ts', `import '../session/index.ts'`, 'worker imports contract'],
  ['may import', 'worker/client.ts', `import './entry.ts'`, 'started, not imported'],
  ['may import', 'store/a.ts', `export { x } from '../worker/entry.ts'`, 'store imports contract'],
  ['may import', 'script/a.ts', `import x from '../sim/a.txt?raw'`, 'entered by its index.ts'],
  ['may import', 'ui/a.ts', `import '../main.tsx'`, 'nothing imports main'],
  ['package only', 'scene/a.ts', `import type { Ref } from 'react'`, 'only in ui, main'],
  ['package only', 'ui/a.ts', `import { useStore } from 'zustand/react'`, 'only in store'],
  ['package only', 'sim/a.ts', `import { max } from 'd3'`, 'only in scene, ui'],
  ['package only', 'store/a.ts', `import { Menu } from 'lucide-react'`, 'only in ui'],
  ['package only', 'ui/a.ts', `import * as v from 'valibot'`, 'only in session, store'],
  ['package only', 'session/a.ts', `import { readFileSync } from 'node:fs'`, 'nowhere in src'],
  ['takes from d3', 'scene/a.ts', `import * as d3 from 'd3'`, 'd3 by named imports'],
  ['takes from d3', 'scene/a.ts', `import { timer } from 'd3'`, 'its clocks nowhere'],
  ['takes from d3', 'ui/use-a.ts', `import { scaleLinear } from 'd3'`, 'zoom and selection only'],
  ['chance', 'sim/a.ts', `const a = Math.random()`, 'uses Math.random'],
  ['chance', 'sim/a.ts', `const a = Math['random']()`, 'uses Math.random'],
  ['chance', 'sim/a.ts', `const { random } = Math`, 'uses Math.random'],
  ['chance', 'paxos/a.ts', `const a = new Date()`, 'uses Date'],
  ['chance', 'check/a.ts', `const a = { performance }`, 'uses performance'],
  ['chance', 'session/a.ts', `fetch('x')`, 'uses fetch'],
  ['chance', 'script/a.ts', `globalThis.setTimeout(f, 1)`, 'uses globalThis'],
  ['chance', 'lessons/a.ts', `setTimeout(f, 1)`, 'uses setTimeout'],
  ['chance', 'contract/a.ts', `crypto.randomUUID()`, 'uses crypto'],
  ['exports by', 'sim/index.ts', `export * from './world.ts'`, 'export *'],
  ['exports by', 'ui/A.tsx', `export default () => <p>Don't</p>`, 'default export'],
  ['exports by', 'ui/a.ts', `const a = 1; export { a as default }`, 'default export'],
  ['every test', 'sim/a.test.ts', `it.skip('a', f)`, 'it.skip'],
  ['every test', 'sim/a.test.ts', `test.each([1]); test.only('a', f)`, 'test.only'],
  ['every test', 'sim/a.test.ts', `describe.concurrent.skip('a', f)`, 'describe.skip'],
  ['is named', 'sim/utils.ts', '', 'says nothing'],
  ['is named', 'ui/stage/stage-words.ts', '', 'says is in ui/words'],
  ['is named', 'sim/worldState.ts', '', 'kebab-case.ts'],
  ['is named', 'ui/side-panel.tsx', '', 'PascalCase.tsx'],
  ['is short', 'sim/a.ts', 'let a;\n'.repeat(LINES_MAX + 1), 'at most 420'],
];

const LAWFUL: readonly File[] = [
  { path: 'paxos/a.ts', text: `import { b } from './b.ts'; // Date, Math.random\nb('Date');` },
  { path: 'sim/a.ts', text: `import { a } from '../paxos/index.ts'; Math.max(a.performance)` },
  { path: 'contract/index.ts', text: `export type { A } from '../paxos/index.ts';` },
  { path: 'contract/a.ts', text: `import { type A } from '../sim/index.ts';` },
  { path: 'worker/entry.ts', text: `import { a } from '../session/index.ts';` },
  { path: 'store/a.ts', text: `import '../worker/client.ts'; import { c } from 'zustand';` },
  { path: 'scene/a.ts', text: `import { scaleLinear } from 'd3';` },
  {
    path: 'ui/stage/Stage.tsx',
    text: `import './a.css'; import { a } from '../../store/index.ts';`,
  },
  { path: 'ui/use-camera.ts', text: `import { zoom, type ZoomTransform, select } from 'd3';` },
  { path: 'ui/a.dom.test.tsx', text: `import { a } from '../session/index.ts';` },
  {
    path: 'main.tsx',
    text: `import { createRoot } from 'react-dom/client'; import './ui/index.ts';`,
  },
];

describe('the law', () => {
  it.each(SAMPLES)('(%s) catches %s: %s', (law, path, text, fault) => {
    const name = Object.keys(RULES).find((each) => each.includes(law)) ?? '';
    const faults = RULES[name]?.({ path, text }).join('\n') ?? '';
    expect(faults).toContain(fault);
    expect(faults).toContain(`${path}: `);
    expect(faults).toContain('; law: ');
  });

  it('has a sample against each rule', () => {
    const tried = (name: string) => SAMPLES.some(([law]) => name.includes(law));
    expect(Object.keys(RULES).filter((name) => !tried(name))).toEqual([]);
  });

  it.each(LAWFUL)('lets $path be', (file) => {
    expect(Object.values(RULES).flatMap((rule) => rule(file))).toEqual([]);
  });

  it('allows one hook of the ui to use d3, not two, and no component', () => {
    const text = `import { zoom } from 'd3'`;
    const one = { path: 'ui/stage/use-camera.ts', text };
    expect(d3HooksInUi([one])).toEqual([]);
    expect(d3HooksInUi([one, { path: 'ui/use-drag.ts', text }])).toHaveLength(2);
    expect(d3HooksInUi([{ path: 'ui/Stage.tsx', text }])).toHaveLength(1);
  });
});
