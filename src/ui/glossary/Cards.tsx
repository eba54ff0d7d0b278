import { X } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState, type CSSProperties } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useDeeds } from '../actions/index.ts';
import { Button } from '../controls/index.ts';
import { CARD_WORDS as words, GLOSSARY, type TermId } from '../words/glossary/index.ts';
import type { Asked } from './asked.ts';
import { EntryBody } from './EntryBody.tsx';
import styles from './Glossary.module.css';
import { placeCard } from './place-card.ts';
import { CARD, watchPage } from './watch-page.ts';

interface CardsProps {
  /** Grows by one with each wish to have explained what has the focus, is pointed at or is selected. */
  readonly wish: number;
}

/** The cards of the page. One is shown at a time, beside what it explains. */
export function Cards({ wish }: CardsProps) {
  const deeds = useDeeds();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [isOpen, setOpen] = useState(false);
  const watch = useRef<ReturnType<typeof watchPage>>(null);
  const show = (wanted: Asked | null, stays: boolean) => {
    setAsked(wanted);
    setOpen(stays && wanted !== null);
  };
  const peek = useEffectEvent((wanted: Asked) => {
    if (!isOpen && document.querySelector('[role="dialog"]:not([data-quiet])') === null)
      show(wanted, false);
  });
  const open = useEffectEvent((wanted: Asked) => show(wanted, true));
  const close = useEffectEvent(() => {
    if (!isOpen) show(null, false);
  });
  useEffect(() => {
    watch.current = watchPage({ peek, open, close });
    return watch.current.stop;
  }, []);
  const explain = useEffectEvent(() => {
    const meant = watch.current?.meant() ?? null;
    if (meant === null) deeds.openGlossary();
    else show(meant, true);
  });
  useEffect(() => {
    if (wish > 0) explain();
  }, [wish]);
  if (asked === null) return null;
  const card = {
    asked,
    onClose: () => show(null, false),
    // Another entry speaks of no one process, and a card in which a person presses something stays.
    onTerm: (term: TermId) => show({ ...asked, term, subject: null }, true),
  };
  return isOpen ? <OpenCard {...card} /> : <Peek {...card} />;
}

interface CardProps {
  readonly asked: Asked;
  readonly onClose: () => void;
  readonly onTerm: (term: TermId) => void;
}

function styleOf({ rect }: Asked): CSSProperties {
  return { ...placeCard(rect, { width: window.innerWidth, height: window.innerHeight }) };
}

/** A card that is there while the pointer or the focus rests; it takes no key and no focus. */
function Peek(card: CardProps) {
  return (
    <aside
      id={CARD}
      data-peek=""
      className={styles.card}
      style={styleOf(card.asked)}
      aria-label={words.about(GLOSSARY[card.asked.term].term)}
      onPointerLeave={card.onClose}
    >
      <Content {...card} hasClose={false} />
    </aside>
  );
}

/** A card that was asked for by a press or a key; it has the focus until it is closed. */
function OpenCard(card: CardProps) {
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(isOpen) => !isOpen && card.onClose()}
      className={styles.overlay!}
    >
      <Modal>
        {/* Another entry is another dialog, which takes the focus: the button that led to it may be gone. */}
        <Dialog
          key={card.asked.term}
          id={CARD}
          className={styles.card!}
          style={styleOf(card.asked)}
          aria-label={words.about(GLOSSARY[card.asked.term].term)}
        >
          <Content {...card} hasClose />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Content(props: CardProps & { readonly hasClose: boolean }) {
  const { asked, onClose, onTerm, hasClose } = props;
  const { term, subject } = asked;
  const deeds = useDeeds();
  return (
    <>
      <header className={styles.cardHead}>
        <Heading level={2} className={styles.cardTitle!}>
          {GLOSSARY[term].term}
        </Heading>
        {hasClose && (
          <Button label={words.close} look="quiet" icon onPress={onClose}>
            <X size={16} aria-hidden="true" />
          </Button>
        )}
      </header>
      <EntryBody term={term} subject={subject} onTerm={onTerm} />
      <Button
        look="quiet"
        className={styles.toGlossary!}
        onPress={() => {
          onClose();
          deeds.openGlossary(term);
        }}
      >
        {words.glossary}
      </Button>
    </>
  );
}
