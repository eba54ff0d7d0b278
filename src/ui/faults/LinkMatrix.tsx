import { useState } from 'react';
import type { LinkView, NodeId, NodeView } from '../../contract/index.ts';
import { act } from '../../store/index.ts';
import { Button, Choice, Switch } from '../controls/index.ts';
import {
  cutBothName,
  cutName,
  FAULT_WORDS as words,
  healBothName,
  healName,
  VEILED_WORDS,
} from '../words/index.ts';
import { isCut, linksOf } from '../links/index.ts';
import styles from './Faults.module.css';

/** With more nodes than this a matrix has no room, and two lists take its place. */
const MATRIX_NODES_MAX = 9;

interface LinksProps {
  readonly nodes: readonly NodeView[];
  readonly links: readonly LinkView[];
  /** The server that knows nothing of links, or null if everything is known. */
  readonly seenBy: NodeId | null;
}

/** Every link in each direction, with a button that cuts or heals it. */
export function LinkMatrix({ nodes, links, seenBy }: LinksProps) {
  const [bothWays, setBothWays] = useState(false);
  return (
    <section aria-labelledby="faults-links">
      <div className={styles.head}>
        <h3 id="faults-links" className={styles.title}>
          {words.links}
        </h3>
        <Switch isOn={bothWays} onChange={setBothWays}>
          {words.bothWays}
        </Switch>
      </div>
      {nodes.length > MATRIX_NODES_MAX ? (
        <LinkLists nodes={nodes} links={links} seenBy={seenBy} bothWays={bothWays} />
      ) : (
        <Matrix nodes={nodes} links={links} seenBy={seenBy} bothWays={bothWays} />
      )}
    </section>
  );
}

function Matrix({ nodes, links, seenBy, bothWays }: LinksProps & { readonly bothWays: boolean }) {
  return (
    <>
      <p className={styles.help}>
        {seenBy === null ? words.linksHelp : VEILED_WORDS.links(seenBy)}
      </p>
      <table className={styles.matrix} aria-label={words.matrix}>
        <thead>
          <tr>
            <td aria-hidden="true" />
            {nodes.map(({ id }) => (
              <th key={id} scope="col">
                {id}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {nodes.map(({ id: from }) => (
            <tr key={from}>
              <th scope="row">{from}</th>
              {nodes.map(({ id: to }) => (
                <td key={to}>
                  {from !== to && (
                    <LinkButton
                      from={from}
                      to={to}
                      cut={isCut(links, from, to)}
                      isVeiled={seenBy !== null}
                      bothWays={bothWays}
                    />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

interface LinkButtonProps {
  readonly from: NodeId;
  readonly to: NodeId;
  readonly cut: boolean;
  readonly isVeiled: boolean;
  readonly bothWays: boolean;
}

/** The name of the button says what pressing it does. */
function LinkButton({ from, to, cut, isVeiled, bothWays }: LinkButtonProps) {
  return (
    <Button
      label={nameOf(from, to, cut, bothWays)}
      look="quiet"
      icon
      className={styles.link!}
      onPress={() => void act({ kind: cut ? 'heal' : 'cut', links: linksOf(from, to, bothWays) })}
    >
      {isVeiled ? '?' : <LinkGlyph cut={cut} />}
    </Button>
  );
}

function nameOf(from: NodeId, to: NodeId, cut: boolean, bothWays: boolean): string {
  if (bothWays) return cut ? healBothName(from, to) : cutBothName(from, to);
  return cut ? healName(from, to) : cutName(from, to);
}

/** A working link is an arrow; a cut link is a line with a gap and a slash. */
function LinkGlyph({ cut }: { readonly cut: boolean }) {
  return (
    <svg viewBox="0 0 20 14" width="20" height="14" aria-hidden="true" className={styles.glyph}>
      {cut ? (
        <path d="M1 7h4M15 7h4M13 1L7 13" strokeWidth="2.25" />
      ) : (
        <path d="M2 7h15m-4-4l4 4-4 4" />
      )}
    </svg>
  );
}

function LinkLists({ nodes, links, bothWays }: LinksProps & { readonly bothWays: boolean }) {
  const [from, setFrom] = useState(nodes[0]!.id);
  const [to, setTo] = useState(nodes[1]!.id);
  const options = nodes.map(({ id, processes }) => ({ id, name: id, about: processes.join(' ') }));
  const cut = isCut(links, from, to);
  return (
    <div className={styles.pair}>
      <Choice label={words.from} value={from} options={options} onChange={setFrom} />
      <Choice label={words.to} value={to} options={options} onChange={setTo} />
      <Button
        isDisabled={from === to}
        onPress={() => void act({ kind: cut ? 'heal' : 'cut', links: linksOf(from, to, bothWays) })}
      >
        {nameOf(from, to, cut, bothWays)}
      </Button>
    </div>
  );
}
