import { useEffect, useState } from 'react';
import type { Frame, NodeView, ProcessId } from '../../contract/index.ts';
import { roleOf, sidesOf } from '../../scene/index.ts';
import { useSynod } from '../../store/index.ts';
import {
  nodeText,
  processText,
  SHORT_WORDS,
  shortText,
  splitName,
  STAGE_WORDS,
  veiledText,
} from '../words/index.ts';

/** While the run plays, the twin is renewed at most once in this many milliseconds. */
const CALM = 1_000;

/** The stage in words: first what matters most, then each node and what each of its processes does. */
export function Twin() {
  const frame = useSlowFrame();
  if (frame === null) return null;
  const onStage = frame.nodes.filter(({ processes }) => processes.length > 0);
  const sides = sidesOf(
    onStage.map(({ id }) => id),
    frame.links,
  );
  return (
    <div className="visually-hidden">
      <h2>{SHORT_WORDS.title}</h2>
      <ul aria-label={SHORT_WORDS.short}>
        {shortText(frame).map((text) => (
          <li key={text}>{text}</li>
        ))}
        {sides.length > 1 && <li>{splitName(sides)}</li>}
      </ul>
      <ul aria-label={STAGE_WORDS.twin}>
        {frame.nodes.map((node) => (
          <li key={node.id}>
            <h3>{nodeText(node, frame.seenBy)}</h3>
            <ul>
              {node.processes.map((id) => (
                <li key={id}>{textOf(frame, node, id)}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </div>
  );
}

function textOf({ processes, seenBy }: Frame, { status }: NodeView, id: ProcessId): string {
  const process = processes.find((one) => one.id === id);
  return process === undefined
    ? veiledText({ id, role: roleOf(id) }, seenBy)
    : processText(process, status);
}

/** The frame: at once while the run stands still, and once a second while it plays. */
function useSlowFrame(): Frame | null {
  const [frame, setFrame] = useState(() => useSynod.getState().frame);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const update = () => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      setFrame(useSynod.getState().frame);
    };
    const stop = useSynod.subscribe(({ playing, frame: latest }, before) => {
      if (!playing) {
        if (latest !== before.frame || before.playing) update();
      } else timer ??= setTimeout(update, CALM);
    });
    update();
    return () => {
      stop();
      if (timer !== null) clearTimeout(timer);
    };
  }, []);
  return frame;
}
