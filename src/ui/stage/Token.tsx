import type { Glyph } from '../../scene/index.ts';
import { crossPath, numberAt, tokenPath } from './token-path.ts';
import { toneOf } from './tones.ts';

/** A message as a glyph around 0,0; `size` is half its width. */
export function Token({ glyph, size }: { readonly glyph: Glyph; readonly size: number }) {
  const { ballot, hollow, shape, slot, crossed } = glyph;
  const tone =
    ballot === null
      ? { fill: 'var(--ink)', strong: 'var(--ink)', on: 'var(--paper)' }
      : toneOf(ballot);
  return (
    <>
      <path
        d={tokenPath(shape, size)}
        fill={hollow ? 'var(--paper)' : tone.fill}
        stroke={tone.strong}
        strokeWidth={2}
        strokeLinejoin="round"
      />
      {slot !== null && (
        <text
          x={numberAt(shape, size)}
          y={0}
          dominantBaseline="central"
          textAnchor="middle"
          fontFamily="var(--mono)"
          fontWeight={650}
          fontSize={slot > 99 ? size * 0.95 : size * 1.3}
          fill={hollow ? tone.strong : tone.on}
        >
          {slot}
        </text>
      )}
      {crossed && (
        <path d={crossPath(size)} stroke={tone.strong} strokeWidth={2.25} strokeLinecap="round" />
      )}
    </>
  );
}
