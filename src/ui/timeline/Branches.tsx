import { Check, Pencil, Trash2, X } from 'lucide-react';
import { memo, useEffect, useRef, useState, type RefObject } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components';
import type { BranchView, Micros, TimelineView } from '../../contract/index.ts';
import { askBranch, deleteBranch, nameBranch, useSynod } from '../../store/index.ts';
import { ActionButton, useDo } from '../actions/index.ts';
import { Button, controlStyles, Field } from '../controls/index.ts';
import { STAGE } from '../keys/index.ts';
import { ACTION_WORDS, BRANCH_WORDS as words, isMixed, TRANSPORT_WORDS } from '../words/index.ts';
import { branchRow } from './branch-row.ts';
import styles from './Branches.module.css';

interface BranchesProps {
  readonly timeline: TimelineView;
  readonly axis: Micros;
  /** The width of the row in pixels. */
  readonly width: number;
}

/**
 * The tree of branches: a line for each on the axis of time, from the point where it left its parent,
 * and below the lines one row of names. Branches without room for their names stand behind a button.
 */
export const Branches = memo(function Branches({ timeline, axis, width }: BranchesProps) {
  const { branches, branch: here } = timeline;
  const asked = useSynod((state) => state.askedBranch?.id ?? null);
  const mixed = isMixed(branches);
  const lettersOf = (branch: BranchView) => branch.name.length + words.left(branch, mixed).length;
  const { shown, more } = branchRow({ branches, here, asked, width, lettersOf });
  return (
    <>
      <Tree branches={shown} here={here} axis={axis} />
      <div className={styles.row}>
        <ul className={styles.branches} aria-label={TRANSPORT_WORDS.branches}>
          {shown.map((branch) => (
            <Branch key={branch.id} branch={branch} isHere={branch.id === here} isMixed={mixed} />
          ))}
        </ul>
        {more.length > 0 && <More branches={more} isMixed={mixed} />}
      </div>
    </>
  );
});

/** The root, the branch that is shown, and the newest have room for their lines above the names. */
function drawn(branches: readonly BranchView[], here: BranchView['id']): readonly BranchView[] {
  return branches.filter(({ id }, at) => at === 0 || id === here || at === branches.length - 1);
}

function Tree(props: {
  readonly branches: readonly BranchView[];
  readonly here: BranchView['id'];
  readonly axis: Micros;
}) {
  const { branches, here, axis } = props;
  return drawn(branches, here).map(({ id, parent, forkTime, endTime }, at) => {
    const from = forkTime / axis;
    return (
      <span
        key={id}
        className={styles.line}
        style={{
          left: `${100 * from}%`,
          width: `${100 * Math.max(0, endTime / axis - from)}%`,
          top: 3 * at - 7,
        }}
        data-here={id === here || undefined}
        data-forked={parent !== null || undefined}
      />
    );
  });
}

/** A button that counts the branches without room, and a menu that leads to them. */
function More(props: { readonly branches: readonly BranchView[]; readonly isMixed: boolean }) {
  const { branches, isMixed: mixed } = props;
  const change = useDo('switchBranch');
  return (
    <MenuTrigger>
      <Button label={words.more(branches.length)} look="quiet" className={styles.more!}>
        +{branches.length}
      </Button>
      <Popover className={controlStyles.popover!} offset={4}>
        <Menu className={controlStyles.list!}>
          {branches.map((branch) => (
            <MenuItem
              key={branch.id}
              id={branch.id}
              textValue={branch.name}
              className={controlStyles.item!}
              onAction={() => change(branch)}
            >
              <Text slot="label">{branch.name}</Text>
              <Text slot="description" className={controlStyles.about}>
                {words.left(branch, mixed)}
              </Text>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

interface BranchProps {
  readonly branch: BranchView;
  readonly isHere: boolean;
  /** True when the branches are on different rules. */
  readonly isMixed: boolean;
}

/** What stands at the place of a branch: its buttons, the field for its name, or the question whether it shall go. */
type Mode = 'shown' | 'renaming' | 'deleting';

function Branch({ branch, isHere, isMixed: mixed }: BranchProps) {
  const mode: Mode = useSynod(({ askedBranch: asked }) =>
    asked?.id === branch.id ? asked.wish : 'shown',
  );
  const row = useFocusAfter(mode);
  return (
    <li ref={row} className={styles.branch} data-here={isHere || undefined}>
      {mode === 'renaming' && <Renaming branch={branch} />}
      {mode === 'deleting' && <Deleting branch={branch} />}
      {mode === 'shown' && <Shown branch={branch} isHere={isHere} isMixed={mixed} />}
    </li>
  );
}

/** The question takes the focus; when it goes with a button, the focus moves to the button that answers it. */
function useFocusAfter(mode: Mode): RefObject<HTMLLIElement | null> {
  const row = useRef<HTMLLIElement>(null);
  const before = useRef(mode);
  useEffect(() => {
    const was = before.current;
    before.current = mode;
    const isLost = document.activeElement === document.body;
    if (was === mode || !(isLost || mode === 'deleting')) return;
    const place = mode === 'deleting' ? 0 : TOOLS.indexOf(was);
    row.current?.querySelectorAll('button')[place]?.focus();
  }, [mode]);
  return row;
}

/** The modes that the buttons of a branch lead to, in the order of the buttons. */
const TOOLS: readonly Mode[] = ['shown', 'renaming', 'deleting'];

function Shown({ branch, isHere, isMixed: mixed }: BranchProps) {
  const { name } = branch;
  const change = useDo('switchBranch');
  return (
    <>
      <Button
        label={isHere ? words.here(name) : ACTION_WORDS.switchBranch.name(branch)}
        look="quiet"
        className={styles.name!}
        onPress={() => change(branch)}
      >
        {name}
        <small className={styles.left}>{words.left(branch, mixed)}</small>
      </Button>
      <ActionButton does="renameBranch" to={branch} look="quiet" icon className={styles.tool!}>
        <Pencil size={13} aria-hidden="true" />
      </ActionButton>
      <ActionButton does="deleteBranch" to={branch} look="quiet" icon className={styles.tool!}>
        <Trash2 size={13} aria-hidden="true" />
      </ActionButton>
    </>
  );
}

interface ModeProps {
  readonly branch: BranchView;
}

const back = () => askBranch(null);

function Renaming({ branch }: ModeProps) {
  const [name, setName] = useState(branch.name);
  const save = async () => {
    const problems = await nameBranch(branch.id, name.trim());
    if (problems.length === 0) back();
  };
  return (
    <Field
      label={words.name}
      hideLabel
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- a person has just asked to type the name
      autoFocus
      value={name}
      onChange={setName}
      className={styles.rename!}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        // The key press ends here, because the focus moves to a button that the key would also press.
        event.preventDefault();
        if (event.key === 'Enter') void save();
        else back();
      }}
    />
  );
}

function Deleting({ branch }: ModeProps) {
  const deleteIt = async () => {
    await deleteBranch(branch.id);
    back();
    requestAnimationFrame(focusShown);
  };
  return (
    <>
      <Button
        label={words.deleteForGood(branch.name)}
        look="bad"
        className={styles.name!}
        onPress={() => void deleteIt()}
      >
        <Check size={13} aria-hidden="true" />
        {words.deleteForGood(branch.name)}
      </Button>
      <Button label={words.keep} look="quiet" icon className={styles.tool!} onPress={back}>
        <X size={13} aria-hidden="true" />
      </Button>
    </>
  );
}

/** After a deletion the focus moves to the shown branch, or to the stage if only one branch is left. */
function focusShown(): void {
  if (document.activeElement !== document.body) return;
  const here = document.querySelector<HTMLElement>(`.${styles.branch}[data-here] button`);
  (here ?? document.getElementById(STAGE))?.focus();
}
