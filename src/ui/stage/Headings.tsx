import { memo } from 'react';
import type { Layout } from '../../scene/index.ts';
import { STAGE_WORDS } from '../words/index.ts';
import styles from './Stage.module.css';

export const Headings = memo(function Headings({ layout }: { readonly layout: Layout }) {
  return layout.columns.map(({ role, x, y }) => (
    <text
      key={role}
      className={styles.heading}
      x={x}
      y={y}
      textAnchor="middle"
      dominantBaseline="central"
    >
      {STAGE_WORDS.columns[role]}
    </text>
  ));
});
