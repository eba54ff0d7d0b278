import { useLayoutEffect, useRef, useState } from 'react';
import styles from './Lattice.module.css';

interface Line {
  readonly x: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Lines join each promise that was counted to the vote of the same acceptor for what was chosen below: there
 * the two quorums meet. They are measured, because only the browser knows how high the rows are.
 */
export function Meetings() {
  const picture = useRef<SVGSVGElement>(null);
  const [lines, setLines] = useState<readonly Line[]>([]);
  useLayoutEffect(() => {
    const scroller = picture.current!.parentElement!;
    const measure = () => setLines(linesIn(scroller));
    measure();
    if (typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(measure);
    observer.observe(scroller.querySelector('table')!);
    return () => observer.disconnect();
  }, []);
  return (
    <svg ref={picture} className={styles.meetings} aria-hidden="true">
      {lines.map(({ x, from, to }) => (
        <g key={`${x} ${from}`}>
          <path d={`M${x} ${from}V${to}`} />
          <circle cx={x} cy={from} r={5} />
          <circle cx={x} cy={to} r={5} />
        </g>
      ))}
    </svg>
  );
}

/** A line ends this many pixels inside the cells that it joins. */
const INSET = 12;

function linesIn(scroller: HTMLElement): readonly Line[] {
  const { left, top } = scroller.getBoundingClientRect();
  const boxes = (meets: string) =>
    [...scroller.querySelectorAll<HTMLElement>(`td[data-meets~="${meets}"]`)].map((cell) => ({
      column: cell.dataset['column'],
      box: cell.getBoundingClientRect(),
    }));
  const votes = boxes('below');
  return boxes('above').flatMap(({ column, box }) => {
    const vote = votes.find((one) => one.column === column && one.box.top > box.top);
    if (vote === undefined) return [];
    const x = Math.round(box.right - INSET - left + scroller.scrollLeft);
    return [{ x, from: box.bottom - INSET - top, to: vote.box.top + INSET - top }];
  });
}
