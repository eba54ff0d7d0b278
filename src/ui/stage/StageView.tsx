import { Suspense, useCallback, useRef, type CSSProperties, type MouseEvent } from 'react';
import type { Layout, Point } from '../../scene/index.ts';
import { shownWhy, useSynod } from '../../store/index.ts';
import { later } from '../parts/index.ts';
import { STAGE_WORDS } from '../words/index.ts';
import { FlightCanvas, type FlightCanvasHandle } from './FlightCanvas.tsx';
import { Headings } from './Headings.tsx';
import { Controls, Grounds } from './Machines.tsx';
import { VeilPattern } from './MachineGround.tsx';
import { Processes } from './Processes.tsx';
import { RoadButtons } from './RoadButtons.tsx';
import { Links, RoadSigns, useNetwork } from './Roads.tsx';
import { SeamLine, Sides } from './SeamLine.tsx';
import styles from './Stage.module.css';
import { Stroke } from './Stroke.tsx';
import { TimerButtons } from './TimerButtons.tsx';
import { Tools } from './Tools.tsx';
import { Twin } from './Twin.tsx';
import { useAim } from './use-aim.ts';
import { useMovable } from '../placing/index.ts';
import { useDrag } from './use-drag.ts';
import { useDragged, useLayout } from './use-layout.ts';
import { usePartition } from './use-partition.ts';
import { useSize } from './use-size.ts';
import { useZoom } from './use-zoom.ts';
import { covering, type View } from './zoom.ts';

/** The whole picture is the least that is shown. */
const EXTENT = [1, 8] as const;

function isDrawing(): boolean {
  return useSynod.getState().tool === 'partition';
}

const LitWays = later(async () => (await import('./WhyPath.tsx')).WhyWays);
const LitNumbers = later(async () => (await import('./WhyPath.tsx')).WhyNumbers);

/** Loads the lit chain of causes when it is asked for, because few people ask. */
function Lit({ part: Part, layout }: { readonly part: typeof LitWays; readonly layout: Layout }) {
  const isAsked = useSynod((state) => shownWhy(state) !== null);
  if (!isAsked) return null;
  return (
    <Suspense fallback={null}>
      <Part layout={layout} />
    </Suspense>
  );
}

/** The cluster as a picture that fills its parent. */
export function StageView() {
  const stage = useRef<HTMLDivElement>(null);
  const picture = useRef<SVGSVGElement>(null);
  const world = useRef<SVGGElement>(null);
  const overlay = useRef<HTMLDivElement>(null);
  const canvas = useRef<FlightCanvasHandle>(null);
  const size = useSize(stage);
  const base = useLayout(size);
  const onZoom = useCallback(({ k, x, y }: View) => {
    world.current?.setAttribute('transform', `translate(${x} ${y}) scale(${k})`);
    if (overlay.current !== null) {
      overlay.current.style.transform = `translate(${x}px, ${y}px) scale(${k})`;
    }
    canvas.current?.redraw();
  }, []);
  const playing = useSynod((state) => state.playing);
  const within = useCallback(
    (view: View) => covering(view, stage.current!.clientWidth, stage.current!.clientHeight),
    [],
  );
  const zoom = useZoom({
    stage,
    isBusy: isDrawing,
    onZoom,
    extent: EXTENT,
    within,
    pansAlways: false,
  });
  const { seen } = zoom;
  const zoomOf = useCallback(() => seen().k, [seen]);
  const drag = useDrag(stage, base, zoomOf);
  const layout = useDragged(base, drag.dragging);
  const lifted = drag.dragging?.isLifted === true ? drag.dragging.id : null;
  useMovable(layout);
  const toStage = useCallback(
    (event: MouseEvent): Point => {
      const rect = stage.current?.getBoundingClientRect();
      const { k, x, y } = seen();
      return {
        x: (event.clientX - (rect?.left ?? 0) - x) / k,
        y: (event.clientY - (rect?.top ?? 0) - y) / k,
      };
    },
    [seen],
  );
  const network = useNetwork(layout);
  const partition = usePartition(layout, toStage);
  const aim = useAim(canvas, toStage, zoomOf);
  const legible = (layout?.scale ?? 1) * zoom.detail;
  const pointers = partition.isOn ? partition : drag;
  return (
    <section aria-label={STAGE_WORDS.region} className={styles.frame}>
      <div
        ref={stage}
        className={styles.stage}
        data-zoomed={zoom.isZoomed || undefined}
        data-drawing={partition.isOn || undefined}
        data-playing={playing || undefined}
        data-lifted={lifted !== null || undefined}
        onPointerDown={pointers.onPointerDown}
        onPointerMove={(event) => {
          pointers.onPointerMove(event);
          if (!partition.isOn && event.buttons === 0) aim.onPointerMove(event);
        }}
        onPointerUp={pointers.onPointerUp}
        onPointerCancel={partition.isOn ? partition.onPointerUp : drag.onPointerCancel}
        onClickCapture={aim.onClickCapture}
      >
        <svg
          ref={picture}
          className={styles.picture}
          style={{ '--scale': legible } as CSSProperties}
        >
          <VeilPattern />
          <g ref={world}>
            {layout !== null && (
              <>
                <Links roads={network.roads} />
                <Grounds layout={layout} lifted={lifted} />
                {network.seam !== null && <Sides seam={network.seam} />}
                <Headings layout={layout} />
                {network.seam !== null && <SeamLine seam={network.seam} sign={network.seamSign} />}
                <RoadSigns roads={network.roads} scale={layout.scale} />
                <Lit part={LitWays} layout={layout} />
                <Processes layout={layout} picture={picture} legible={legible} />
                <Lit part={LitNumbers} layout={layout} />
                {partition.isOn && <Stroke layout={layout} partition={partition} />}
              </>
            )}
          </g>
        </svg>
        {layout !== null && <FlightCanvas layout={layout} seen={seen} handle={canvas} />}
        <div ref={overlay} className={styles.overlay}>
          {layout !== null && (
            <>
              <Controls layout={layout} />
              <RoadButtons network={network} />
              <TimerButtons layout={layout} />
            </>
          )}
        </div>
        {layout !== null && (
          <Tools
            arrangement={layout.arrangement}
            compact={layout.compact}
            zoom={zoom}
            partition={partition}
          />
        )}
      </div>
      <Twin />
    </section>
  );
}
