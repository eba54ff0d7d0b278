import { expect, it } from 'vitest';
import { deliver, fire, openByHand, request, type Trial } from './trial.ts';
import { VARIANTS } from './variants.ts';

/** What a variant breaks that has no script: by hand, and on the protocol as it is. */

it('I13: V21 proposes one slot too far', () => {
  const busy = (trial: Trial) => {
    for (let n = 1; n <= 6; n++) {
      request(trial, `k${n}`, 'put', 'x', String(n));
      fire(trial, `k${n}`, 'clientRetry', 1);
      fire(trial, `k${n}`, 'clientRetry', 1);
      const envelope = [...trial.world.envelopes.values()].find(
        ({ body, to }) => body.type === 'request' && to === 'r1',
      );
      deliver(trial, 'request', envelope!.from, 'r1');
    }
  };
  const shape = { acceptors: 3, leaders: 1, replicas: 3, clients: 6 };
  const broken = openByHand(shape, VARIANTS.find(({ id }) => id === 'V21')!.change);
  busy(broken);
  expect(broken.violations).toMatchObject([{ invariant: 'I13', data: { slot: 6, slotOut: 1 } }]);
  const lawful = openByHand(shape);
  busy(lawful);
  expect(lawful.violations).toEqual([]);
});
