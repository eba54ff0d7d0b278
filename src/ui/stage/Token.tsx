import { shortNumber, type Glyph } from '../../scene/index.ts';
import { crossPath, cutPath, numberAt, tokenPath } from './token-path.ts';
import { toneOf } from './tones.ts';

/** A message as a glyph around 0,0; `size` is half its width. */
export function Token({ glyph, size }: { readonly glyph: Glyph; readonly size: number }) {
  const { ballot, hollow, shape, slot, crossed } = glyph;
  const tone =
    ballot === null
      ? { fill: 'var(--ink)', strong: 'var(--ink)', on: 'var(--paper)' }
      : toneOf(ballot);
  const number = slot === null ? null : shortNumber(slot);
  const middle = numberAt(shape, size);
  return (
    <>
      <path
        d={tokenPath(shape, size)}
        fill={hollow ? 'var(--paper)' : tone.fill}
        stroke={tone.strong}
        strokeWidth={2}
        strokeLinejoin="round"
      />
      {number !== null && (
        <text
          x={middle + (number.cut ? 0.14 * size : 0)}
          y={0}
          dominantBaseline="central"
          textAnchor="middle"
          fontFamily="var(--mono)"
          fontWeight={650}
          fontSize={size * 1.34}
          fill={hollow ? tone.strong : tone.on}
        >
          {number.digits}
        </text>
      )}
      {number?.cut === true && (
        <path
          d={cutPath(middle, size)}
          stroke={hollow ? tone.strong : tone.on}
          strokeWidth={0.22 * size}
          strokeLinecap="round"
        />
      )}
      {crossed && (
        <path d={crossPath(size)} stroke={tone.strong} strokeWidth={2.25} strokeLinecap="round" />
      )}
    </>
  );
}
