import { useMemo, useState } from 'react';
import type { BranchView, CompareView, Frame } from '../../contract/index.ts';
import { playAhead, seek, switchBranch, useSynod, type SynodState } from '../../store/index.ts';
import { ActionButton, PlayOn } from '../actions/index.ts';
import { Button, Choice, useCalm } from '../controls/index.ts';
import { Empty, leadersNodes } from '../parts/index.ts';
import {
  ACTION_WORDS,
  branchChoice,
  comparedText,
  COMPARISON_WORDS as words,
  differenceText,
  rulesText,
  VEIL_WORDS,
} from '../words/index.ts';
import { Columns, type Place } from './Columns.tsx';
import styles from './Comparison.module.css';
import { Heads } from './Heads.tsx';
import { useComparison } from './use-comparison.ts';
import { usePair, type Pair } from './use-pair.ts';

/** The number of events listed of each branch at first, and added each time. */
const LISTED = 60;
const LISTED_MAX = 400;

const frameOf = (state: SynodState): Frame | null => state.frame;
const timelineOf = (state: SynodState): Frame['timeline'] | null => state.frame?.timeline ?? null;

/** Shows two branches side by side from where they parted. */
export function Comparison() {
  const timeline = useCalm(timelineOf);
  const seenBy = useSynod((state) => state.frame?.seenBy ?? null);
  if (seenBy !== null) {
    return (
      <div className={styles.empty}>
        <Empty says={VEIL_WORDS.comparison(seenBy)}>
          <ActionButton does="seeAs" to={{ node: null }} />
        </Empty>
      </div>
    );
  }
  if (timeline === null || timeline.branches.length < 2) {
    return <OneBranch timeline={timeline} />;
  }
  return <Picture timeline={timeline} />;
}

/** The way to a second branch: a run, a moment in its past, and something else done there. */
function OneBranch({ timeline }: { readonly timeline: Frame['timeline'] | null }) {
  const frame = useCalm(frameOf);
  if (timeline === null || frame === null) return null;
  const leader = leadersNodes(frame)[0];
  const server =
    frame.nodes.find(({ id }) => id === leader) ??
    frame.nodes.find(({ status }) => status !== 'down');
  const isBack = frame.index < timeline.length;
  return (
    <div className={styles.empty}>
      <Empty says={words.empty}>
        {timeline.length === 0 && <PlayOn />}
        {timeline.length > 0 && <ActionButton does="previousBeat" to={undefined} />}
        {isBack && server !== undefined && (
          <ActionButton does="crash" to={server}>
            {ACTION_WORDS.crash.name(server)}
          </ActionButton>
        )}
      </Empty>
    </div>
  );
}

function Picture({ timeline }: { readonly timeline: Frame['timeline'] }) {
  const [pair, selectPair] = usePair(timeline);
  if (pair === null) return null;
  return (
    <section
      className={styles.comparison}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a part that scrolls must be reachable by key
      tabIndex={0}
      aria-label={words.title}
    >
      <div className={styles.pair}>
        {([0, 1] as const).map((side) => (
          <Pick
            key={side}
            side={side}
            pair={pair}
            branches={timeline.branches}
            onSelect={(id) => selectPair(...withSide(pair, side, id))}
          />
        ))}
      </div>
      <Compared
        pair={pair}
        onGo={({ branch, index }) => {
          selectPair(pair[0].id, pair[1].id);
          void goTo(branch, index);
        }}
      />
    </section>
  );
}

/** Selecting the branch of the other side swaps the two. */
function withSide([left, right]: Pair, side: 0 | 1, id: number): readonly [number, number] {
  if (side === 0) return [id, id === right.id ? left.id : right.id];
  return [id === left.id ? right.id : left.id, id];
}

async function goTo(branch: number, index: number): Promise<void> {
  if (branch !== useSynod.getState().frame?.timeline.branch) await switchBranch(branch);
  await seek(index);
}

interface PickProps {
  readonly side: 0 | 1;
  readonly pair: Pair;
  readonly branches: readonly BranchView[];
  readonly onSelect: (id: number) => void;
}

function Pick({ side, pair, branches, onSelect }: PickProps) {
  const names = branches
    .map((branch) => `${branch.id} ${branchChoice(branch, branches)}`)
    .join('\n');
  const options = useMemo(
    () =>
      names.split('\n').map((line) => {
        const [id = '', ...name] = line.split(' ');
        return { id, name: name.join(' ') };
      }),
    [names],
  );
  return (
    <Choice
      label={words.pick[side]}
      hideLabel
      value={String(pair[side].id)}
      options={options}
      onChange={(id) => onSelect(Number(id))}
      className={styles.pick!}
    />
  );
}

interface ComparedProps {
  readonly pair: Pair;
  readonly onGo: (place: Place) => void;
}

function Compared({ pair, onGo }: ComparedProps) {
  const [most, setMost] = useState(LISTED);
  const view = useComparison(pair, most);
  if (view === null) return <p className={styles.about}>{words.waiting}</p>;
  const names = [pair[0].name, pair[1].name] as const;
  const rules = rulesText(view, pair);
  const isFull = view.sides.some(({ unlisted }) => unlisted > 0) && most < LISTED_MAX;
  return (
    <>
      <Heads view={view} names={names} />
      {rules !== null && <p className={styles.about}>{rules}</p>}
      <p className={styles.fact}>{differenceText(view, names)}</p>
      <div className={styles.about}>
        <p>{comparedText(view, names)}</p>
        <CatchUp view={view} pair={pair} />
      </div>
      <Columns view={view} names={names} onGo={onGo} />
      {isFull && <Button onPress={() => setMost(most + LISTED)}>{words.more}</Button>}
    </>
  );
}

function CatchUp({ view, pair }: { readonly view: CompareView; readonly pair: Pair }) {
  const late = pair.find(({ id }) => id === view.behind);
  if (late === undefined) return null;
  const to = Math.max(...view.sides.map(({ endTime }) => endTime));
  return (
    <Button look="main" onPress={() => void playAhead(late.id, to)}>
      {words.playOn(late.name, to)}
    </Button>
  );
}
