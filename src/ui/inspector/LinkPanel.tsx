import type { Frame, Link } from '../../contract/index.ts';
import { ActionButton } from '../actions/index.ts';
import { isCut, ownPolicy } from '../links/index.ts';
import { Ref } from '../parts/index.ts';
import { INSPECTOR_WORDS, policyText, VEIL_WORDS } from '../words/index.ts';
import { EnvelopeRows } from './EnvelopeRows.tsx';
import { Field } from './Fields.tsx';
import { LinkWeather } from './LinkWeather.tsx';
import styles from './Inspector.module.css';

/** One link, with the opposite direction beside it. */
export function LinkPanel({ frame, link }: { readonly frame: Frame; readonly link: Link }) {
  const back = { from: link.to, to: link.from };
  return (
    <>
      <header className={styles.head}>
        <h3 className={styles.title}>
          <Ref to={{ kind: 'node', id: link.from }}>{link.from}</Ref>
          {' ⇄ '}
          <Ref to={{ kind: 'node', id: link.to }}>{link.to}</Ref>
        </h3>
      </header>
      <dl className={styles.fields}>
        <Direction frame={frame} link={link} />
        <Direction frame={frame} link={back} />
      </dl>
      <LinkWeather key={`${link.from} ${link.to}`} frame={frame} link={link} />
      <EnvelopeRows
        title={INSPECTOR_WORDS.onThisLink}
        envelopes={frame.envelopes
          .filter(({ state }) => state !== 'waiting')
          .filter(({ fromNode, toNode }) => fromNode === link.from && toNode === link.to)
          .toSorted((a, b) => a.dueAt - b.dueAt)}
        time={frame.time}
        {...(frame.seenBy === null ? { empty: INSPECTOR_WORDS.linkEmpty } : {})}
      />
    </>
  );
}

function Direction({ frame, link }: { readonly frame: Frame; readonly link: Link }) {
  const { from, to } = link;
  const cut = isCut(frame.links, from, to);
  const own = ownPolicy(frame.links, link);
  const way = { from, to, both: false };
  if (frame.seenBy !== null)
    return (
      <Field name={INSPECTOR_WORDS.direction(from, to)}>
        {VEIL_WORDS.unknownTo(frame.seenBy)} <ActionButton does="cut" to={way} />{' '}
        <ActionButton does="heal" to={way} />
      </Field>
    );
  return (
    <Field name={INSPECTOR_WORDS.direction(from, to)}>
      <span className={cut ? styles.isCut : ''}>
        {cut ? INSPECTOR_WORDS.isCut : INSPECTOR_WORDS.works}
      </span>
      {': '}
      {policyText(own ?? frame.run.link)}
      {own !== null && ` (${INSPECTOR_WORDS.ownPolicy})`}{' '}
      <ActionButton does={cut ? 'heal' : 'cut'} to={way} />
    </Field>
  );
}
