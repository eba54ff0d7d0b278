// @ts-check
/**
 * `npm run -s agree -- --seeds N`: random fault runs on the rules of every published variant. After
 * every event, what is shown of chosen commands must agree with votes counted apart. `--from S` is the
 * first seed (1), `--events E` the length of a run (250). Exits 1 where something does not agree.
 */
import { parseArgs } from 'node:util';
import { load } from './load.mjs';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '20' },
    from: { type: 'string', default: '1' },
    events: { type: 'string', default: '250' },
  },
});
const seeds = Number(values.seeds);
const from = Number(values.from);
const events = Number(values.events);
const { randomDisagreements } = await load('src/session/testing/agreement.ts');
let wrong = 0;
for (let seed = from; seed < from + seeds; seed++) {
  for (const [variant, found] of randomDisagreements(seed, events)) {
    wrong += 1;
    console.log(`${variant} seed ${seed}: ${found}`);
  }
}
console.log(`${seeds} seeds on the rules of every variant: ${wrong} do not agree.`);
process.exit(wrong === 0 ? 0 : 1);
