import type { BreakView, InvariantCard } from '../../contract/index.ts';
import { useSynod, type SynodState } from '../../store/index.ts';
import { ActionButton, useDo } from '../actions/index.ts';
import { Switch, useCalm } from '../controls/index.ts';
import { CHECK_WORDS as words, VEIL_WORDS } from '../words/index.ts';
import { BrokenLight } from './BrokenLight.tsx';
import { HoldingLight } from './HoldingLight.tsx';
import styles from './Checks.module.css';

const NONE: readonly InvariantCard[] = [];
const frameOf = (state: SynodState) => state.frame;

/** One light for each invariant. Broken ones come first, the latest before the others. */
export function ChecksView() {
  const frame = useCalm(frameOf);
  const invariants = useSynod((state) => state.hello?.invariants ?? NONE);
  const stop = useDo('stopAtBroken');
  const stops = useSynod((state) => state.preferences.stopAtBroken);
  if (frame === null) return null;
  const { broken } = frame.checks;
  const isBroken = (id: string) => broken.some((one) => one.invariant === id);
  return (
    <section className={styles.checks} aria-label={words.title}>
      <Switch isOn={stops} onChange={stop}>
        {words.stop}
      </Switch>
      <div className={styles.rules}>
        <ActionButton does="breakRule" to={undefined} />
        {frame.run.variant !== null && <ActionButton does="compareRules" to={undefined} />}
      </div>
      {frame.seenBy !== null && <p className={styles.behind}>{VEIL_WORDS.checks(frame.seenBy)}</p>}
      {broken.length > 0 && (
        <ul className={styles.list} aria-label={words.brokenList}>
          {broken.toReversed().map((one) => (
            <BrokenLight
              key={one.invariant}
              card={cardOf(invariants, one)}
              broken={one}
              index={frame.index}
            />
          ))}
        </ul>
      )}
      <ul className={styles.list} aria-label={words.holdList}>
        {invariants
          .filter(({ id }) => !isBroken(id))
          .map((card) => (
            <HoldingLight key={card.id} card={card} isKnown={frame.seenBy === null} />
          ))}
      </ul>
    </section>
  );
}

function cardOf(invariants: readonly InvariantCard[], { invariant }: BreakView): InvariantCard {
  const known = invariants.find(({ id }) => id === invariant);
  return known ?? { id: invariant, name: '', meaning: '' };
}
