import type { Recording } from '../../sim/index.ts';
import { faultText, parse } from '../parse.ts';
import { runScript } from '../run.ts';
import type { Script } from '../script.ts';

/** The ready-made scenes, compiled: the page opens on one before it has the language. */

const TEXTS = import.meta.glob<string>('../scenes/*.txt', {
  query: '?raw',
  import: 'default',
  eager: true,
});

interface Compiled extends Pick<Recording, 'cluster' | 'seed' | 'hands'> {
  readonly id: string;
  readonly name: string;
  readonly about: string;
}

/** What `src/session/file/scenes.json` holds: one scene a line, in the order of the files. */
export function compiledScenes(): string {
  const lines = Object.entries(TEXTS).map(([path, text]) =>
    JSON.stringify(compiled(path.replace(/^.*\/\d+-|\.txt$/gu, ''), text)),
  );
  return `[\n${lines.join(',\n')}\n]\n`;
}

function compiled(id: string, text: string): Compiled {
  const parsed = parse(text);
  if (parsed.kind === 'faults')
    throw new Error(`${id}: ${parsed.faults.map(faultText).join('\n')}`);
  const { recording, failures } = runScript(parsed.script);
  if (failures.length > 0) throw new Error(`${id}: ${JSON.stringify(failures)}`);
  const { cluster, seed, hands } = recording;
  return { id, ...headOf(parsed.script), cluster, seed, hands };
}

/** The comments before the first step: the name, and below it what the scene is about. */
function headOf({ blocks }: Script): { readonly name: string; readonly about: string } {
  const lines = blocks[0]?.lines ?? [];
  const first = lines.findIndex(({ step }) => step !== null);
  const [name = '', ...about] = lines
    .slice(0, first)
    .map(({ comment }) => comment!.replace(/^# */u, ''));
  return { name, about: about.join(' ') };
}
