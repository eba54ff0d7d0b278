import { expect, it } from 'vitest';

/** Wishes of the store that are actions, which a control reaches through the registry only. */
const WISHES = [
  'askBranch',
  'forgetWhy',
  'prefer',
  'seeAs',
  'setSpeed',
  'switchBranch',
  'takeTool',
  'toggle',
  'toggleBlank',
  'togglePresenting',
];

/** Places that send such a wish as a part of something else. */
const PARTS = [
  'attract/Attract.tsx: setSpeed',
  'attract/Attract.tsx: togglePresenting',
  'comparison/Comparison.tsx: switchBranch',
  'placing/undo.ts: prefer',
  'stage/use-partition.ts: takeTool',
  'start/Start.tsx: prefer',
  'timeline/Branches.tsx: askBranch',
];

const FILES = import.meta.glob<string>('../**/*.{ts,tsx}', {
  query: '?raw',
  import: 'default',
  eager: true,
});

it('no control does what an action does without the registry', () => {
  const found = Object.entries(FILES).flatMap(([path, text]) => {
    if (path.startsWith('./') || /\/testing\/|\.test\./u.test(path)) return [];
    const [, names = ''] = /import \{([^}]*)\} from '[./]*\/store\/index\.ts'/u.exec(text) ?? [];
    const imported = names.split(',').map((name) => name.trim());
    return WISHES.filter((wish) => imported.includes(wish)).map(
      (wish) => `${path.slice(3)}: ${wish}`,
    );
  });
  expect(found.toSorted()).toEqual(PARTS);
});
