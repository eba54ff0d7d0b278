import { useState } from 'react';
import type { LinkView, NodeId, NodeView } from '../../contract/index.ts';
import { ActionButton } from '../actions/index.ts';
import { Choice, Switch } from '../controls/index.ts';
import { isCut } from '../links/index.ts';
import { ACTION_WORDS, FAULT_WORDS as words, VEIL_WORDS, type Way } from '../words/index.ts';
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
      <p className={styles.help}>{seenBy === null ? words.linksHelp : VEIL_WORDS.links(seenBy)}</p>
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
                    <span className={styles.ways}>
                      <LinkButton way={{ from, to, both: bothWays }} cut={isCut(links, from, to)} />
                      {/* A server does not know whether a link is cut, so a person may want either button. */}
                      {seenBy !== null && <LinkButton way={{ from, to, both: bothWays }} cut />}
                    </span>
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
  readonly way: Way;
  readonly cut: boolean;
}

/** The name of the button says what pressing it does. */
function LinkButton({ way, cut }: LinkButtonProps) {
  return (
    <ActionButton does={cut ? 'heal' : 'cut'} to={way} look="quiet" icon className={styles.link!}>
      <LinkGlyph cut={cut} />
    </ActionButton>
  );
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

function LinkLists({
  nodes,
  links,
  seenBy,
  bothWays,
}: LinksProps & { readonly bothWays: boolean }) {
  const [from, setFrom] = useState(nodes[0]!.id);
  const [to, setTo] = useState(nodes[1]!.id);
  const options = nodes.map(({ id, processes }) => ({ id, name: id, about: processes.join(' ') }));
  const others = options.filter(({ id }) => id !== from);
  const way = { from, to, both: bothWays };
  const cut = isCut(links, from, to);
  return (
    <div className={styles.pair}>
      <Choice
        label={words.from}
        value={from}
        options={options}
        onChange={(id) => {
          setFrom(id);
          if (id === to) setTo(from);
        }}
      />
      <Choice label={words.to} value={to} options={others} onChange={setTo} />
      {(seenBy !== null || !cut) && (
        <ActionButton does="cut" to={way}>
          {ACTION_WORDS.cut.name(way)}
        </ActionButton>
      )}
      {(seenBy !== null || cut) && (
        <ActionButton does="heal" to={way}>
          {ACTION_WORDS.heal.name(way)}
        </ActionButton>
      )}
    </div>
  );
}
