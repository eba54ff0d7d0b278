import { memo } from 'react';
import type { Layout } from '../../scene/index.ts';
import { STAGE_WORDS } from '../words/index.ts';
import { termed } from '../parts/index.ts';
import styles from './Stage.module.css';

/** The names of the roles: over whole columns, or once under the first shapes. */
export const Headings = memo(function Headings({ layout }: { readonly layout: Layout }) {
  return layout.headings.map(({ role, node, x, y }) => (
    <text
      key={role}
      {...termed(`role:${role}`)}
      className={styles.heading}
      data-node={node ?? undefined}
      x={x}
      y={y}
      textAnchor="middle"
      dominantBaseline="central"
    >
      {(node === null ? STAGE_WORDS.columns : STAGE_WORDS.roles)[role]}
    </text>
  ));
});
