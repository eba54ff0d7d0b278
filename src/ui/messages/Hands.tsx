import { ArrowDownToLine, ClockPlus, Copy, Hand, Play, X } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import type { Action, EnvelopeView, Micros } from '../../contract/index.ts';
import { act } from '../../store/index.ts';
import { Button } from '../controls/index.ts';
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

/** The inspector asks for how long; here one press is enough. */
const DELAY: Micros = 20_000;

const ICON = { size: 15, 'aria-hidden': true } as const;

/** All that a hand can do to one message. */
export const Hands = memo(function Hands({ envelope }: { readonly envelope: EnvelopeView }) {
  const { id, state } = envelope;
  const delay = MESSAGES_WORDS.delaySpan;
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
        name={delay(delayName(envelope), DELAY)}
        tip={delay(INSPECTOR_WORDS.delay, DELAY)}
        action={{ kind: 'delay', envelope: id, by: DELAY }}
      >
        <ClockPlus {...ICON} />
      </Move>
    </span>
  );
});

interface MoveProps {
  readonly name: string;
  readonly tip: string;
  readonly action: Action;
  readonly children: ReactNode;
}

/** The browser's own tip: so many of ours would cost frames. */
function Move({ name, tip, action, children }: MoveProps) {
  return (
    <span title={tip}>
      <Button look="quiet" icon label={name} onPress={() => void act(action)}>
        {children}
      </Button>
    </span>
  );
}
