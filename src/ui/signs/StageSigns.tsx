import type { ReactNode } from 'react';
import type { MessageType, NodeView } from '../../contract/index.ts';
import { CELL, HUES, type Machine } from '../../scene/index.ts';
import {
  AcceptorGlyph,
  ClientGlyph,
  CutSign,
  LeaderGlyph,
  MachineGround,
  Picture,
  ReplicaGlyph,
  SlotCell,
  Token,
  toneOf,
} from '../stage/drawing.ts';
import type { LeaderView, AcceptorView } from '../../contract/index.ts';
import { BUILD, CLIENT, FIRST, glyph, REPLICA, server } from './samples.ts';

/** Signs of the stage, drawn by the stage's own glyphs. */

interface SizeProps {
  readonly width: number;
  readonly height: number;
  readonly children: ReactNode;
  /** The size on the page, as a part of the size on the stage. */
  readonly scale?: number;
  readonly isAbove?: boolean;
}

const SCALE = 0.72;

function Swatch({ width, height, children, scale = SCALE, isAbove = false }: SizeProps) {
  return (
    <Picture
      width={width * scale}
      height={height * scale}
      isAbove={isAbove}
      viewBox={`${-width / 2} ${-height / 2} ${width} ${height}`}
    >
      {children}
    </Picture>
  );
}

export function AcceptorSign({ acceptor }: { readonly acceptor: AcceptorView }) {
  const hasVotes = (acceptor.instances[0]?.votes ?? 0) > 0;
  return (
    <Swatch width={76} height={hasVotes ? 108 : 76}>
      <g transform={`translate(0 ${hasVotes ? -16 : 0})`}>
        <AcceptorGlyph scale={SCALE} acceptor={acceptor} build={BUILD} down={false} detailed />
      </g>
    </Swatch>
  );
}

export function LeaderSign({ leader }: { readonly leader: LeaderView }) {
  const isQuiet = leader.instances[0]?.mode === 'passive';
  return (
    <Swatch width={108} height={isQuiet ? 68 : 118}>
      <g transform={`translate(0 ${isQuiet ? 0 : -4})`}>
        <LeaderGlyph scale={SCALE} leader={leader} build={BUILD} down={false} detailed />
      </g>
    </Swatch>
  );
}

export function ReplicaSign({ down = false }: { readonly down?: boolean }) {
  return (
    <Swatch width={108} height={64}>
      <ReplicaGlyph scale={SCALE} replica={REPLICA} cells={BUILD.cells} down={down} detailed />
    </Swatch>
  );
}

export function ClientSign() {
  return (
    <Swatch width={138} height={62}>
      <g transform="translate(0 -5)">
        <ClientGlyph scale={SCALE} client={CLIENT} width={BUILD.client} down={false} />
      </g>
    </Swatch>
  );
}

const MACHINE: Machine = {
  id: 'n1',
  form: 'lane',
  box: { x: -70, y: -40, width: 140, height: 80 },
  label: { x: -62, y: -22 },
  controls: null,
  tray: { x: -40, y: -2, width: 80, height: 28 },
};

export function ServerSign({
  status,
  full = false,
}: {
  readonly status: NodeView['status'];
  readonly full?: boolean;
}) {
  const node = server(status, full ? [1] : []);
  return (
    <Swatch width={144} height={84}>
      <MachineGround
        node={node}
        machine={MACHINE}
        scale={1}
        selected={false}
        lit={false}
        lifted={false}
      />
      <g transform="translate(0 8)">
        {full ? (
          <Token glyph={glyph('request')} size={8} />
        ) : (
          <ReplicaGlyph
            scale={SCALE}
            replica={REPLICA}
            cells={BUILD.cells}
            down={status === 'down'}
            detailed
          />
        )}
      </g>
    </Swatch>
  );
}

export function TokenSign({
  types,
  crossed = false,
}: {
  readonly types: readonly MessageType[];
  readonly crossed?: boolean;
}) {
  const step = 40;
  return (
    <Swatch width={types.length * step} height={36} scale={0.9} isAbove>
      {types.map((type, at) => (
        <g key={type} transform={`translate(${(at - (types.length - 1) / 2) * step} 0)`}>
          <Token glyph={glyph(type, crossed)} size={11} />
        </g>
      ))}
    </Swatch>
  );
}

/** The scissors at a cut link, and in the middle of a seam. */
export function CutMark() {
  return (
    <Swatch width={34} height={34} scale={1}>
      <CutSign at={{ x: 0, y: 0 }} />
    </Swatch>
  );
}

/** The tiles of a replica: performed, learned, proposed. */
export function ReplicaTiles() {
  return (
    <Swatch width={3 * CELL} height={CELL} scale={1}>
      <SlotCell
        term="slot"
        x={-1.5 * CELL}
        y={-CELL / 2}
        width={CELL}
        slot={1}
        fill="var(--ink)"
        text="var(--paper)"
      />
      <SlotCell
        term="slot"
        x={-0.5 * CELL}
        y={-CELL / 2}
        width={CELL}
        slot={2}
        stroke="var(--ink)"
        text="var(--ink)"
      />
      <SlotCell
        term="slot"
        x={0.5 * CELL}
        y={-CELL / 2}
        width={CELL}
        slot={3}
        stroke="var(--ink-2)"
        text="var(--ink-2)"
        dashed
      />
    </Swatch>
  );
}

export function VoteTile() {
  const { fill, on } = toneOf(FIRST);
  return (
    <Swatch width={CELL} height={CELL} scale={1}>
      <SlotCell
        term="slot"
        x={-CELL / 2}
        y={-CELL / 2}
        width={CELL}
        slot={4}
        fill={fill}
        text={on}
      />
    </Swatch>
  );
}

/** One tile for each hue, with the number of the leader. */
export function HueTiles() {
  const left = (-HUES * CELL) / 2;
  return (
    <Swatch width={HUES * CELL} height={CELL} scale={1}>
      {Array.from({ length: HUES }, (_, at) => {
        const { fill, on } = toneOf({ round: 1, leader: at + 1 });
        return (
          <SlotCell
            term="slot"
            key={at}
            x={left + at * CELL}
            y={-CELL / 2}
            width={CELL}
            slot={at + 1}
            fill={fill}
            text={on}
          />
        );
      })}
    </Swatch>
  );
}
