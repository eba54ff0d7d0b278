import { Check, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { NodeId } from '../../contract/index.ts';
import { FIRST_STEPS, prefer, useSynod, type FirstStep } from '../../store/index.ts';
import { ActionButton, useDeeds, useKeyHint, type Deeds } from '../actions/index.ts';
import { Button } from '../controls/index.ts';
import { PANELS, START } from '../keys/index.ts';
import { leadersNodes, useFoot } from '../parts/index.ts';
import { START_WORDS as words } from '../words/start/index.ts';
import { pointOut } from './point-out.ts';
import { stepTaken } from './ticks.ts';
import styles from './Start.module.css';

/** Five things to do for a person who is new here. Each is ticked once it is done, in whichever way. */
export function Start() {
  useTicks();
  const taken = useSynod((state) => state.preferences.stepsTaken);
  const [asked, setAsked] = useState<{ readonly step: FirstStep; readonly at: number } | null>(
    null,
  );
  const leader = useSynod(({ frame }) => leadersNodes(frame)[0] ?? null);
  const deeds = useDeeds();
  const foot = useFoot();
  const next = FIRST_STEPS.find((step) => !taken.includes(step)) ?? null;
  // What was asked for last stays until the next step is taken.
  const shown = asked?.at === taken.length ? asked.step : next;
  return (
    <section
      id={START}
      tabIndex={-1}
      aria-label={words.title}
      className={styles.start}
      data-over={shown === null || undefined}
      style={{ bottom: foot }}
    >
      <div className={styles.head}>
        <h2 className={styles.title}>{words.title}</h2>
        <span className={styles.count}>{words.count(taken.length, FIRST_STEPS.length)}</span>
        <ActionButton does="endStart" to={undefined} look="quiet" icon tip>
          <X size={16} aria-hidden="true" />
        </ActionButton>
      </div>
      <ol className={styles.steps}>
        {FIRST_STEPS.map((step, at) => (
          <li key={step}>
            <Step
              step={step}
              at={at}
              isTaken={taken.includes(step)}
              isNext={step === shown}
              onPress={() => {
                setAsked({ step, at: taken.length });
                showControl(step, leader, deeds);
              }}
            />
          </li>
        ))}
      </ol>
      <output className={styles.how}>
        {shown === null ? (
          words.over
        ) : (
          <>
            {/* A phone has room for no more than this. */}
            <span className={styles.brief}>{words.brief(words.steps[shown].name)}</span>
            <span className={styles.whole}>
              <How step={shown} leader={leader} />
            </span>
          </>
        )}
      </output>
      {shown === null && <After />}
    </section>
  );
}

interface StepProps {
  readonly step: FirstStep;
  readonly at: number;
  readonly isTaken: boolean;
  readonly isNext: boolean;
  readonly onPress: () => void;
}

function Step({ step, at, isTaken, isNext, onPress }: StepProps) {
  const { name, short } = words.steps[step];
  return (
    <Button
      look="quiet"
      label={isTaken ? words.stepTaken(name) : name}
      className={`${styles.step} ${isNext ? styles.next : ''}`}
      onPress={onPress}
    >
      <span aria-hidden="true" className={styles.mark} data-taken={isTaken || undefined}>
        {isTaken ? <Check size={12} strokeWidth={3} /> : at + 1}
      </span>
      <span className={styles.short}>{short}</span>
    </Button>
  );
}

const DOES = {
  play: 'play',
  back: 'previousEvent',
  crash: 'crash',
  why: 'whyEvent',
  cut: 'cut',
} as const;

/** Which control takes a step, and which key. */
function How({ step, leader }: { readonly step: FirstStep; readonly leader: NodeId | null }) {
  const needsLeader = step === 'crash' && leader === null;
  const hint = useKeyHint(DOES[needsLeader ? 'play' : step]).shown;
  const isByKey = useSynod((state) => state.pointing === 'mouse') && hint !== '' && step !== 'cut';
  const number = step === 'crash' && leader !== null ? leader.slice(1) : '';
  return (
    <>
      {howText(step, leader)}
      {isByKey && (
        <span className={styles.keys}>
          {number !== '' && <kbd>{number}</kbd>}
          <kbd>{hint}</kbd>
        </span>
      )}
    </>
  );
}

function howText(step: FirstStep, leader: NodeId | null): string {
  const { how } = words;
  if (step !== 'crash') return how[step];
  return leader === null ? how.noLeader : how.crash(leader);
}

/** Shows where the control of a step is, and opens the panel that has it. */
function showControl(step: FirstStep, leader: NodeId | null, { showPanel }: Deeds): void {
  switch (step) {
    case 'play':
    case 'back':
    case 'why':
      // While the run plays, “Pause” stands in the place of “Play”.
      return pointOut(step === 'play' ? PLAY : `[data-does="${DOES[step]}"]`);
    case 'crash': {
      if (leader === null) return pointOut(PLAY);
      const crash = `[data-does="crash"][data-to="${leader}"]`;
      // A small stage has no such button; the server's name then leads to one.
      return pointOut(
        document.querySelector(crash) === null ? `button[data-node="${leader}"]` : crash,
      );
    }
    case 'cut':
      showPanel('faults');
      return pointOut(`#${PANELS} [data-does="cut"]`);
  }
}

const PLAY = '[data-does="play"], [data-does="pause"]';

/** What a person may do next. */
function After() {
  const scene = useSynod(({ hello }) => hello?.scenes.find(({ id }) => id === 'failover'));
  return (
    <div className={styles.after}>
      {scene !== undefined && (
        <ActionButton does="openScene" to={scene}>
          {words.failover}
        </ActionButton>
      )}
      <ActionButton does="library" to={undefined}>
        {words.library}
      </ActionButton>
      <ActionButton does="glossary" to={undefined}>
        {words.glossary}
      </ActionButton>
    </div>
  );
}

/** Ticks each step as it is taken. */
function useTicks(): void {
  useEffect(() => {
    if (useSynod.getState().playing) tick('play');
    return useSynod.subscribe((now, before) => tick(stepTaken(now, before)));
  }, []);
}

function tick(step: FirstStep | null): void {
  const { stepsTaken } = useSynod.getState().preferences;
  if (step !== null && !stepsTaken.includes(step)) prefer({ stepsTaken: [...stepsTaken, step] });
}
