import { ArrowUp } from 'lucide-react';
import type { Frame, ProcessId } from '../../contract/index.ts';
import { useSynod, type Selection, type SynodState } from '../../store/index.ts';
import { ActionButton } from '../actions/index.ts';
import { Button, useCalm } from '../controls/index.ts';
import { INSPECTOR, STAGE } from '../keys/index.ts';
import { BELOW, Empty, lead, leadersNodes, useMedia } from '../parts/index.ts';
import { SELECTED_WORDS, INSPECTOR_WORDS, VEIL_WORDS } from '../words/index.ts';
import { EnvelopePanel } from './EnvelopePanel.tsx';
import styles from './Inspector.module.css';
import { LinkPanel } from './LinkPanel.tsx';
import { NodePanel } from './NodePanel.tsx';
import { ProcessPanel } from './ProcessPanel.tsx';
import { SlotPanel } from './SlotPanel.tsx';

const frameOf = (state: SynodState) => state.frame;

/** Shows the inside of whatever is selected, at the moment on screen. */
export function InspectorView() {
  const selection = useSynod((state) => state.selection);
  const frame = useCalm(frameOf);
  const isBelow = useMedia(BELOW);
  return (
    <section
      id={INSPECTOR}
      tabIndex={-1}
      className={styles.inspector}
      aria-label={INSPECTOR_WORDS.title}
    >
      {isBelow && selection !== null && (
        <Button look="plain" className={styles.back!} onPress={() => lead(STAGE)}>
          <ArrowUp size={16} aria-hidden="true" />
          {SELECTED_WORDS.back}
        </Button>
      )}
      {selection === null || frame === null ? (
        <Nothing />
      ) : (
        <Selected frame={frame} selection={selection} />
      )}
    </section>
  );
}

function Nothing() {
  const pointing = useSynod((state) => state.pointing);
  const id = useSynod(worthALook);
  return (
    <Empty says={`${INSPECTOR_WORDS.nothing} ${INSPECTOR_WORDS.hint(pointing)}`}>
      {id !== null && <ActionButton does="selectProcess" to={id} />}
    </Empty>
  );
}

/** The leader that is active or, without one, the first leader that is shown. */
function worthALook({ frame }: SynodState): ProcessId | null {
  const processes = frame?.processes ?? [];
  const active = leadersNodes(frame)[0];
  const leaders = processes.filter(({ role }) => role === 'leader');
  const first = leaders.find(({ node }) => node === active) ?? leaders[0] ?? processes[0];
  return first?.id ?? null;
}

function Selected({ frame, selection }: { readonly frame: Frame; readonly selection: Selection }) {
  switch (selection.kind) {
    case 'process': {
      const view = frame.processes.find(({ id }) => id === selection.id);
      return view === undefined ? (
        <Gone text={goneText(frame, selection.id)} />
      ) : (
        <ProcessPanel frame={frame} view={view} />
      );
    }
    case 'envelope': {
      const envelope = frame.envelopes.find(({ id }) => id === selection.id);
      return envelope === undefined ? (
        <Gone
          text={
            frame.seenBy === null ? INSPECTOR_WORDS.goneEnvelope : VEIL_WORDS.message(frame.seenBy)
          }
        />
      ) : (
        <EnvelopePanel key={envelope.id} frame={frame} envelope={envelope} />
      );
    }
    case 'node': {
      const node = frame.nodes.find(({ id }) => id === selection.id);
      return node === undefined ? (
        <Gone text={INSPECTOR_WORDS.gone(selection.id)} />
      ) : (
        <NodePanel frame={frame} node={node} />
      );
    }
    case 'slot':
      return <SlotPanel frame={frame} slot={selection.slot} />;
    case 'link': {
      const { from, to } = selection;
      return <LinkPanel frame={frame} link={{ from, to }} />;
    }
  }
}

function goneText({ seenBy, nodes }: Frame, id: ProcessId): string {
  const isVeiled = nodes.some(({ processes }) => processes.includes(id));
  return seenBy !== null && isVeiled ? VEIL_WORDS.thing(id, seenBy) : INSPECTOR_WORDS.gone(id);
}

function Gone({ text }: { readonly text: string }) {
  return <p className={styles.empty}>{text}</p>;
}
