import type { Frame, Link, NodeId } from '../../contract/index.ts';
import { act } from '../../store/index.ts';
import { Button } from '../controls/index.ts';
import { isCut, ownPolicy } from '../links/index.ts';
import { Ref } from '../parts/index.ts';
import { cutName, healName, INSPECTOR_WORDS, policyText, VEIL_WORDS } from '../words/index.ts';
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
  if (frame.seenBy !== null) return <Unknown link={link} seenBy={frame.seenBy} />;
  return (
    <Field name={INSPECTOR_WORDS.direction(from, to)}>
      <span className={cut ? styles.isCut : ''}>
        {cut ? INSPECTOR_WORDS.isCut : INSPECTOR_WORDS.works}
      </span>
      {': '}
      {policyText(own ?? frame.run.link)}
      {own !== null && ` (${INSPECTOR_WORDS.ownPolicy})`}{' '}
      <Button
        label={cut ? healName(from, to) : cutName(from, to)}
        onPress={() => void act({ kind: cut ? 'heal' : 'cut', links: [link] })}
      >
        {cut ? INSPECTOR_WORDS.heal : INSPECTOR_WORDS.cut}
      </Button>
    </Field>
  );
}

interface UnknownProps {
  readonly link: Link;
  readonly seenBy: NodeId;
}

/** A server does not know the state of a link, but a hand can still cut and heal it. */
function Unknown({ link, seenBy }: UnknownProps) {
  const { from, to } = link;
  return (
    <Field name={INSPECTOR_WORDS.direction(from, to)}>
      {VEIL_WORDS.unknownTo(seenBy)}{' '}
      <Button label={cutName(from, to)} onPress={() => void act({ kind: 'cut', links: [link] })}>
        {INSPECTOR_WORDS.cut}
      </Button>{' '}
      <Button label={healName(from, to)} onPress={() => void act({ kind: 'heal', links: [link] })}>
        {INSPECTOR_WORDS.heal}
      </Button>
    </Field>
  );
}
