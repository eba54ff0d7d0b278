import { useEffect, useMemo, useRef, useState } from 'react';
import { ListBox, ListBoxItem, ListLayout, Virtualizer } from 'react-aria-components';
import type { EventView, LogEvent } from '../../contract/index.ts';
import type { LifePlan } from '../../scene/index.ts';
import { ask, seek } from '../../store/index.ts';
import { captionOf, lifeEventName, LIFELINE_WORDS as words } from '../words/index.ts';
import styles from './Lifelines.module.css';

interface EventListProps {
  readonly plan: LifePlan;
  /** Identifies the run and the server it is seen by. */
  readonly run: string;
  readonly index: number;
}

const ROW = 28;

/** The events of the diagram as a list of sentences; a person selects one to go there. */
export function EventList({ plan, run, index }: EventListProps) {
  const sentence = useSentences(run);
  const items = useMemo(() => plan.points.map(({ event }) => ({ id: event.index, event })), [plan]);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // In the first picture the list has no height yet and could not scroll.
    const frame = requestAnimationFrame(() => {
      const at = items.findLastIndex(({ id }) => id <= index) * ROW;
      const { scrollTop, clientHeight } = list.current!;
      const isSeen = at >= scrollTop && at + ROW <= scrollTop + clientHeight;
      if (!isSeen) list.current!.scrollTop = at - clientHeight / 2;
    });
    return () => cancelAnimationFrame(frame);
  }, [items, index]);
  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: ROW }}>
      <ListBox
        ref={list}
        aria-label={words.events}
        items={items}
        selectionMode="single"
        selectionBehavior="replace"
        selectedKeys={[index]}
        onSelectionChange={(keys) => {
          for (const key of keys) void seek(Number(key));
        }}
        className={styles.events!}
        renderEmptyState={() => <p className={styles.empty}>{words.none}</p>}
      >
        {({ id, event }) => (
          <ListBoxItem id={id} textValue={String(id)} className={styles.event!}>
            <Row event={event} read={sentence} />
          </ListBoxItem>
        )}
      </ListBox>
    </Virtualizer>
  );
}

type Read = (index: number, then: (text: string) => void) => void;

function Row({ event, read }: { readonly event: LogEvent; readonly read: Read }) {
  const { index, at } = event;
  const [text, setText] = useState('');
  useEffect(() => {
    let isHere = true;
    read(index, (told) => {
      if (isHere) setText(told);
    });
    return () => {
      isHere = false;
    };
  }, [index, read]);
  return (
    <>
      <span className={styles.when}>{lifeEventName(index, at)}</span>
      <span className={styles.told}>{text}</span>
    </>
  );
}

/** Asks for the sentences of events together when several come into sight, and keeps them for the run. */
function useSentences(run: string): Read {
  const [known] = useState(() => sentences());
  const seen = useRef(run);
  useEffect(() => {
    if (seen.current !== run) known.forget();
    seen.current = run;
  }, [run, known]);
  return known.read;
}

function sentences(): { readonly read: Read; readonly forget: () => void } {
  const known = new Map<number, string>();
  let waiting = new Map<number, ((text: string) => void)[]>();
  const settle = (events: readonly EventView[], asked: typeof waiting) => {
    for (const event of events) {
      const text = captionOf(event, null);
      known.set(event.index, text);
      for (const then of asked.get(event.index) ?? []) then(text);
    }
  };
  const send = () => {
    const asked = waiting;
    waiting = new Map();
    void ask('tell', { indices: [...asked.keys()] }).then(({ answer }) =>
      settle(answer ?? [], asked),
    );
  };
  return {
    read: (index, then) => {
      const text = known.get(index);
      if (text !== undefined) return then(text);
      if (waiting.size === 0) queueMicrotask(send);
      waiting.set(index, [...(waiting.get(index) ?? []), then]);
    },
    forget: () => known.clear(),
  };
}
