import { ArrowDownToLine, ClockPlus, Copy, Hand, Play, X } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import type { EnvelopeView } from '../../contract/index.ts';
import { useSynod } from '../../store/index.ts';
import { useAction } from '../actions/index.ts';
import { Button } from '../controls/index.ts';
import { delayOf } from '../typed/index.ts';
import styles from './Messages.module.css';

const ICON = { size: 15, 'aria-hidden': true } as const;
const ICONS = {
  deliver: <ArrowDownToLine {...ICON} />,
  hold: <Hand {...ICON} />,
  release: <Play {...ICON} />,
  drop: <X {...ICON} />,
  duplicate: <Copy {...ICON} />,
  delay: <ClockPlus {...ICON} />,
} as const satisfies Readonly<Record<string, ReactNode>>;

/** Everything that a hand can do to one message. */
export const Hands = memo(function Hands({ envelope }: { readonly envelope: EnvelopeView }) {
  const hold = envelope.state === 'held' ? 'release' : 'hold';
  return (
    <span className={styles.hands}>
      {(['deliver', hold, 'drop', 'duplicate', 'delay'] as const).map((does, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- the button that undoes an action takes its place and its focus
        <Move key={at} does={does} envelope={envelope} />
      ))}
    </span>
  );
});

interface MoveProps {
  readonly does: keyof typeof ICONS;
  readonly envelope: EnvelopeView;
}

/** The tip is the browser's own, because this many tips of ours would slow down drawing. */
function Move({ does, envelope }: MoveProps) {
  const by = delayOf(useSynod((state) => state.delay));
  const delayed = { ...envelope, by };
  const { name, whyNot, run } = useAction(does, delayed);
  return (
    <span title={whyNot ?? name}>
      <Button look="quiet" icon label={name} whyNot={whyNot} onPress={run}>
        {ICONS[does]}
      </Button>
    </span>
  );
}
