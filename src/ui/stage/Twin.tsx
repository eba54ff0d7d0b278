import { useEffect, useState } from 'react';
import type { Frame } from '../../contract/index.ts';
import { useSynod } from '../../store/index.ts';
import { SHORT_WORDS, shortText } from '../words/index.ts';
import { nodeText, processText, STAGE_WORDS } from './stage-words.ts';

/** While playing, the twin follows at most so often, in milliseconds. */
const CALM = 1_000;

/** The stage in words: what matters in short, then every machine and what each of its processes is up to. */
export function Twin() {
  const frame = useSlowFrame();
  if (frame === null) return null;
  return (
    <div className="visually-hidden">
      <h2>{SHORT_WORDS.title}</h2>
      <ul aria-label={SHORT_WORDS.short}>
        {shortText(frame).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <ul aria-label={STAGE_WORDS.twin}>
        {frame.nodes.map((node) => (
          <li key={node.id}>
            <h3>{nodeText(node)}</h3>
            <ul>
              {frame.processes
                .filter((process) => process.node === node.id)
                .map((process) => (
                  <li key={process.id}>{processText(process, node.status)}</li>
                ))}
            </ul>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The frame at once while the run stands still, and once a second while it plays. */
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
