import { useState } from 'react';
import { flushSync } from 'react-dom';
import { MenuItem, Text } from 'react-aria-components';
import type { VariantCard } from '../../contract/index.ts';
import { useSynod } from '../../store/index.ts';
import { useDo } from '../actions/index.ts';
import { controlStyles, Segments } from '../controls/index.ts';
import { SearchSheet } from '../palette/index.ts';
import { RULES_SHEET_WORDS as words } from '../words/index.ts';
import styles from './Rules.module.css';

const NONE: readonly VariantCard[] = [];

/** A rule is broken on a short run of its own, or on the run that is shown. */
type Where = 'schedule' | 'here';
const WHERES: readonly Where[] = ['schedule', 'here'];

/** Lists the rules that can be broken on purpose; a person searches the list and breaks one. */
export function Rules({ onClose }: { readonly onClose: () => void }) {
  const variants = useSynod(({ hello }) => hello?.variants ?? NONE);
  const [typed, setTyped] = useState('');
  const [where, setWhere] = useState<Where>('schedule');
  const ways = { schedule: useDo('ruleOnSchedule'), here: useDo('ruleHere') };
  const shown = found(variants, typed);
  const open = (card: VariantCard | undefined) => {
    if (card === undefined) return;
    // The dialog closes first, because on closing it takes the focus back from the stage.
    flushSync(onClose);
    ways[where](card);
  };
  return (
    <SearchSheet
      words={words}
      typed={typed}
      onType={setTyped}
      onEnter={(text) => open(found(variants, text)[0])}
      groups={byRole(shown)}
      onClose={onClose}
      head={
        <div className={styles.head}>
          <p>{words.about}</p>
          <Segments
            label={words.where}
            value={where}
            options={WHERES.map((id) => ({ id, name: words[id] }))}
            onChange={setWhere}
          />
          <p>{words[`${where}About`]}</p>
        </div>
      }
    >
      {(card) => <Rule key={card.id} card={card} onAction={() => open(card)} />}
    </SearchSheet>
  );
}

function Rule({ card, onAction }: { readonly card: VariantCard; readonly onAction: () => void }) {
  const { id, line, breaks } = card;
  const text = useSynod(({ hello }) => hello?.pseudocode.find((one) => one.id === line)?.text);
  const invariant = useSynod(
    ({ hello }) => hello?.invariants.find((one) => one.id === breaks)?.name ?? null,
  );
  return (
    <MenuItem
      id={id}
      textValue={words.name(card)}
      onAction={onAction}
      className={controlStyles.item!}
    >
      <Text slot="label" className={styles.name}>
        {words.name(card)}
      </Text>
      <Text slot="description" className={controlStyles.about}>
        <code className={styles.line}>
          {line} {text}
        </code>
        {words.harm(card, invariant)}
      </Text>
    </MenuItem>
  );
}

/** The rules in groups, by the role that keeps them. */
function byRole(shown: readonly VariantCard[]) {
  const roleOf = ({ line }: VariantCard) => words.roles[line[0]!] ?? '';
  return [...new Set(shown.map(roleOf))].map((role) => ({
    id: role,
    name: role,
    entries: shown.filter((card) => roleOf(card) === role),
  }));
}

/** The rules with all words that are typed; the one whose name is typed comes first. */
function found(variants: readonly VariantCard[], typed: string): readonly VariantCard[] {
  const wanted = typed.toLowerCase().trim();
  const some = variants.filter((card) => hasAll(card, wanted));
  return some.toSorted((a, b) => Number(isNamed(b, wanted)) - Number(isNamed(a, wanted)));
}

const isNamed = ({ id }: VariantCard, wanted: string): boolean => id.toLowerCase() === wanted;

function hasAll({ id, line, what, harm, breaks }: VariantCard, wanted: string): boolean {
  const text = [id, line, what, harm, breaks ?? ''].join(' ').toLowerCase();
  return wanted.split(/\s+/u).every((word) => text.includes(word));
}
