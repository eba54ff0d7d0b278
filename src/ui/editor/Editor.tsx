import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Cluster, Limits, Problem } from '../../contract/index.ts';
import { Button, controlStyles, ErrorLine, Sheet } from '../controls/index.ts';
import { EDITOR_WORDS as words, problemText } from '../words/index.ts';
import { cautionText } from '../words/problems/caution-words.ts';
import {
  allProblems,
  clusterOf,
  draftOf,
  seedOf,
  typed,
  typedProblems,
  type Draft,
} from './draft.ts';
import { LoadSection, LuckSection, NetworkSection } from './NetworkSections.tsx';
import { LeaderSection, RetrySection, SpaceSection } from './SettingSections.tsx';
import { NumbersSection, PlacementSection } from './ShapeSections.tsx';
import { useCheck } from './use-check.ts';
import styles from './Editor.module.css';

interface EditorProps {
  /** The present cluster, from which the draft starts. */
  readonly cluster: Cluster;
  readonly seed: number;
  /** The default cluster, whose values stand beside the fields. */
  readonly standard: Cluster;
  readonly limits: Limits;
  readonly onClose: () => void;
  /** Opens the cluster in place of the present run, or returns what is wrong with it. */
  readonly open: (cluster: Cluster, seed: number) => Promise<readonly Problem[]>;
  readonly copyRecording: () => Promise<boolean>;
}

/** A person describes a cluster here. Each field is judged as it is typed; nothing changes until the cluster opens. */
export function Editor(props: EditorProps) {
  const { cluster: present, standard, limits, onClose } = props;
  const [draft, setDraft] = useState(() => draftOf(present, props.seed));
  const form = useRef<HTMLFormElement>(null);
  const cluster = useMemo(() => clusterOf(draft, present), [draft, present]);
  const seed = seedOf(draft);
  const checked = useCheck(cluster, seed);
  const problems = allProblems(typedProblems(draft, limits), checked.problems);
  const [opening, setOpening] = useState(false);
  const submit = async () => {
    if (problems.length > 0) {
      leadTo(form.current?.querySelector<HTMLElement>('[aria-invalid="true"]') ?? null);
      return;
    }
    setOpening(true);
    const refused = await props.open(cluster, seed);
    setOpening(false);
    if (refused.length === 0) onClose();
  };
  const fields = {
    draft,
    onChange: setDraft,
    onType: useCallback(
      (field: string, text: string) => setDraft((before) => typed(before, field, text)),
      [],
    ),
    standard: useMemo(() => draftOf(standard, props.seed).numbers, [standard, props.seed]),
    cautionOf: (field: string) =>
      checked.cautions
        .filter((caution) => caution.field === field)
        .map(cautionText)
        .join(' '),
    errorOf: (field: string) =>
      problems
        .filter((problem) => problem.field === field)
        .map(problemText)
        .join(' '),
  };
  return (
    <Sheet title={words.title} close={words.close} onClose={onClose} wide>
      <form
        noValidate
        ref={form}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <div className={controlStyles.sheetBody}>
          <NumbersSection {...fields} />
          <PlacementSection {...fields} />
          <NetworkSection {...fields} />
          <LoadSection {...fields} />
          <LeaderSection {...fields} />
          <RetrySection {...fields} />
          <SpaceSection {...fields} />
          <LuckSection {...fields} />
          <Elsewhere problems={problems} draft={draft} />
        </div>
        <div className={`${controlStyles.sheetFoot} ${styles.foot}`}>
          <div className={styles.said}>
            <output className={styles.verdict} data-bad={problems.length > 0 || undefined}>
              {verdictText(problems.length, checked.cautions.length)}
            </output>
            <Keep copyRecording={props.copyRecording} />
          </div>
          <Button onPress={onClose}>{words.cancel}</Button>
          <Button type="submit" look="main" isDisabled={opening}>
            {words.open}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}

/** Unfolds the section of a field that is wrong, and gives the field the focus. */
function leadTo(field: HTMLElement | null): void {
  const fold = field?.closest('section')?.querySelector<HTMLElement>('h3 [aria-expanded="false"]');
  if (fold === null || fold === undefined) return field?.focus();
  fold.click();
  requestAnimationFrame(() => field?.focus());
}

function verdictText(problems: number, cautions: number): string {
  if (problems > 0) return words.wrong(problems);
  return cautions > 0 ? words.doubtful(cautions) : words.legal;
}

/** Shows problems that belong to no single number, such as a process that appears twice. */
function Elsewhere({
  problems,
  draft,
}: {
  readonly problems: readonly Problem[];
  readonly draft: Draft;
}) {
  const rest = problems.filter(({ field }) => !(field in draft.numbers));
  return rest.map((problem) => (
    <ErrorLine key={`${problem.field} ${problem.code} ${problem.got}`}>
      {problemText(problem)}
    </ErrorLine>
  ));
}

/** The present run ends when another cluster opens; this part offers a copy of it. */
function Keep({ copyRecording }: Pick<EditorProps, 'copyRecording'>) {
  const [outcome, setOutcome] = useState<'none' | 'copied' | 'failed'>('none');
  useEffect(() => {
    if (outcome === 'none') return;
    const timer = setTimeout(() => setOutcome('none'), 4_000);
    return () => clearTimeout(timer);
  }, [outcome]);
  return (
    <span className={styles.keep}>
      {words.present}
      <Button
        look="quiet"
        onPress={() => void copyRecording().then((done) => setOutcome(done ? 'copied' : 'failed'))}
      >
        {words.copy}
      </Button>
      <output>
        {outcome === 'copied' && words.copied}
        {outcome === 'failed' && words.notCopied}
      </output>
    </span>
  );
}
