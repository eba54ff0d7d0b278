import { lazy, Suspense, useState, type KeyboardEvent } from 'react';
import { Slider, SliderThumb, SliderTrack } from 'react-aria-components';
import type { Frame, Micros } from '../../contract/index.ts';
import {
  clock,
  next,
  previous,
  seek,
  seekTime,
  useSynod,
  type SynodState,
} from '../../store/index.ts';
import { useCalm } from '../controls/index.ts';
import { positionSpoken, spanText, TRANSPORT_WORDS as words } from '../words/index.ts';
import { axisEnd, latest, ticks } from './axis.ts';
import { Bands } from './Bands.tsx';
import { Marks } from './Marks.tsx';
import { pageSteps } from './page-steps.ts';
import { Playhead } from './Playhead.tsx';
import { Sparkline } from './Sparkline.tsx';
import { useValueText } from './use-value-text.ts';
import { useWidth } from '../parts/index.ts';
import styles from './Timeline.module.css';

const Branches = lazy(async () => ({ default: (await import('./Branches.tsx')).Branches }));

const LABEL_WIDTH = 90;

/** The whole run on one axis of virtual time: who led, what failed, what was chosen, and where we are. */
export function Scrubber() {
  const frame = useCalm(frameOf, turnsOf);
  // A pause between two events changes no frame, but the end that is drawn below.
  useSynod(({ playing }) => playing);
  const [box, width] = useWidth();
  if (frame === null) return null;
  const { timeline } = frame;
  // Time goes on after the last event, and with it the leadership that lasts.
  const end = Math.max(timeline.endTime, clock.now());
  const axis = axisEnd(Math.max(latest(timeline), end));
  return (
    <div ref={box} className={styles.scrubber}>
      <Sparkline chosen={timeline.chosen} now={timeline.endTime} axis={axis} width={width} />
      <Marks marks={timeline.marks} axis={axis} width={width} />
      <Position frame={frame} end={end} axis={axis} width={width} />
      <div className={styles.ticks} aria-hidden="true">
        {ticks(axis, width / LABEL_WIDTH).map((at) => (
          <span key={at} style={{ left: `${(100 * at) / axis}%` }}>
            {spanText(at)}
          </span>
        ))}
      </div>
      {/* The room is kept, so that the stage stays where it is when the first branch comes. */}
      <div className={styles.branchRoom}>
        {timeline.branches.length > 1 && (
          <Suspense fallback={null}>
            <Branches timeline={timeline} axis={axis} width={width} />
          </Suspense>
        )}
      </div>
    </div>
  );
}

function frameOf(state: SynodState): Frame | null {
  return state.frame;
}

/** Who leads and what failed never lag behind the stage. A band or a mark more, or a band that ends, tells of a change. */
function turnsOf({ frame }: SynodState): string {
  const { bands = [], marks = [] } = frame?.timeline ?? {};
  return [marks.length, bands.length, bands.filter(({ to }) => to === null).length].join(' ');
}

interface PositionProps {
  readonly frame: Frame;
  /** The run has been played until here. */
  readonly end: Micros;
  readonly axis: number;
  readonly width: number;
}

function Position({ frame, end, axis, width }: PositionProps) {
  const { timeline } = frame;
  const [dragged, setDragged] = useState<number | null>(null);
  const input = useValueText(positionSpoken(frame.index, timeline.length, frame.time));
  const within = (at: number) => Math.min(at, timeline.endTime);
  return (
    <Slider
      aria-label={words.position}
      className={styles.position!}
      minValue={0}
      maxValue={axis}
      step={1}
      value={dragged ?? Math.min(frame.time, axis)}
      onChange={(at) => {
        setDragged(within(at));
        void seekTime(within(at));
      }}
      onChangeEnd={() => setDragged(null)}
    >
      {/* Assistive technology moves the input without a drag, so no end of a drag would come. */}
      <div
        onKeyDownCapture={stepKeys}
        onChange={() => setDragged(null)}
        className={styles.positionBox}
      >
        <SliderTrack className={styles.track!}>
          <span
            className={styles.played}
            style={{ width: `${(100 * end) / axis}%` }}
            aria-hidden="true"
          />
          <Bands bands={timeline.bands} now={end} axis={axis} width={width} />
          <Playhead axis={axis} width={width} />
          <SliderThumb className={styles.thumb!} inputRef={input} />
        </SliderTrack>
      </div>
    </Slider>
  );
}

/** An arrow key moves the scrubber by one event, with Shift by one beat, but never by a step of time. */
function stepKeys(event: KeyboardEvent): void {
  pageSteps(event);
  const step = STEPS[event.key];
  if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  event.stopPropagation();
  step(event.shiftKey ? 'beat' : 'event');
}

const STEPS: Readonly<Record<string, (unit: 'event' | 'beat') => unknown>> = {
  ArrowRight: next,
  ArrowUp: next,
  ArrowLeft: previous,
  ArrowDown: previous,
  Home: () => seek(0),
  End: () => seek(useSynod.getState().frame?.timeline.length ?? 0),
};
