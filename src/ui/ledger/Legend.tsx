import { CircleQuestionMark } from 'lucide-react';
import type { CSSProperties } from 'react';
import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { Button, controlStyles } from '../controls/index.ts';
import { LEDGER_WORDS, LEGEND } from '../words/index.ts';
import { CommandOf } from './Cells.tsx';
import styles from './Ledger.module.css';

/** Explains what the looks of a cell mean. */
export function Legend() {
  return (
    <DialogTrigger>
      <Button look="quiet" icon label={LEDGER_WORDS.legend}>
        <CircleQuestionMark size={15} aria-hidden="true" />
      </Button>
      <Popover className={controlStyles.popover!} placement="bottom start">
        <Dialog className={styles.legend!} aria-label={LEDGER_WORDS.legend}>
          <Looks />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

/** Each look of a cell beside its meaning. */
function Looks() {
  return (
    <dl className={styles.looks}>
      {LEGEND.map(({ look, text }) => (
        <div key={look}>
          <dt aria-hidden="true">
            <Sample look={look} />
          </dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

const SAMPLE_HUE = {
  '--hue': 'var(--ballot-1)',
  '--hue-strong': 'var(--ballot-1-strong)',
  '--fill': '67%',
} as CSSProperties;

/** A mark in this table never stands alone in a cell. */
const BESIDES: Readonly<Record<string, readonly (string | undefined)[]>> = {
  noop: [styles.chosen],
  window: [styles.empty],
  slotOut: [styles.empty, styles.window],
  slotIn: [styles.empty],
};

export function Sample({ look }: { readonly look: string }) {
  return (
    <span
      className={[styles.cell, styles.sample, styles[look], ...(BESIDES[look] ?? [])].join(' ')}
      style={SAMPLE_HUE}
    >
      {look === 'performed' && '✓'}
      {look === 'noop' && <CommandOf cmd="noop" />}
    </span>
  );
}
