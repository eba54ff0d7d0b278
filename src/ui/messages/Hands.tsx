import { ArrowDownToLine, ClockPlus, Copy, Hand, Play, X } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import type { Action, EnvelopeView } from '../../contract/index.ts';
import { act, useSynod } from '../../store/index.ts';
import { Button } from '../controls/index.ts';
import { delayOf } from '../typed/index.ts';
import {
  delayName,
  deliverName,
  dropName,
  duplicateName,
  holdName,
  INSPECTOR_WORDS,
  MESSAGES_WORDS,
  releaseName,
} from '../words/index.ts';
import styles from './Messages.module.css';

const ICON = { size: 15, 'aria-hidden': true } as const;

/** Everything that a hand can do to one message. */
export const Hands = memo(function Hands({ envelope }: { readonly envelope: EnvelopeView }) {
  const { id, state } = envelope;
  const by = delayOf(useSynod((now) => now.delay));
  const delay = (name: string) => (by === null ? name : MESSAGES_WORDS.delaySpan(name, by));
  return (
    <span className={styles.hands}>
      <Move
        name={deliverName(envelope)}
        tip={INSPECTOR_WORDS.deliver}
        action={{ kind: 'deliver', envelope: id }}
      >
        <ArrowDownToLine {...ICON} />
      </Move>
      {state === 'held' ? (
        <Move
          name={releaseName(envelope)}
          tip={INSPECTOR_WORDS.release}
          action={{ kind: 'release', envelope: id }}
        >
          <Play {...ICON} />
        </Move>
      ) : (
        <Move
          name={holdName(envelope)}
          tip={INSPECTOR_WORDS.hold}
          action={{ kind: 'hold', envelope: id }}
        >
          <Hand {...ICON} />
        </Move>
      )}
      <Move
        name={dropName(envelope)}
        tip={INSPECTOR_WORDS.drop}
        action={{ kind: 'drop', envelope: id, why: 'hand' }}
      >
        <X {...ICON} />
      </Move>
      <Move
        name={duplicateName(envelope)}
        tip={INSPECTOR_WORDS.duplicate}
        action={{ kind: 'duplicate', envelope: id }}
      >
        <Copy {...ICON} />
      </Move>
      <Move
        name={delay(delayName(envelope))}
        tip={delay(INSPECTOR_WORDS.delay)}
        action={by === null ? null : { kind: 'delay', envelope: id, by }}
      >
        <ClockPlus {...ICON} />
      </Move>
    </span>
  );
});

interface MoveProps {
  readonly name: string;
  readonly tip: string;
  /** It is null if the typed values do not allow the action. */
  readonly action: Action | null;
  readonly children: ReactNode;
}

/** The tip is the browser's own, because this many tips of ours would slow down drawing. */
function Move({ name, tip, action, children }: MoveProps) {
  return (
    <span title={tip}>
      <Button
        look="quiet"
        icon
        label={name}
        isDisabled={action === null}
        onPress={() => action && void act(action)}
      >
        {children}
      </Button>
    </span>
  );
}
