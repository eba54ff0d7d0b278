import { memo } from 'react';
import { ACCEPTOR, REPLICA, replicaWidth, type Build, type Place } from '../../scene/index.ts';
import { bubble } from './ClientGlyph.tsx';
import { OUTLINE } from './LeaderGlyph.tsx';
import styles from './Stage.module.css';

interface Props {
  readonly place: Place;
  readonly build: Build;
}

/** A silhouette and a name are all that is shown of a veiled process. */
export const VeiledGlyph = memo(function VeiledGlyph({ place: { id, role }, build }: Props) {
  const isFlat = role === 'client';
  return (
    <>
      <path className={styles.silhouette} d={silhouette(role, build)} />
      <text
        className={`${styles.id} ${styles.unknown}`}
        x={isFlat ? -9 : 0}
        y={isFlat ? 6 : -3}
        textAnchor="middle"
      >
        {id}
      </text>
      <text
        className={`${styles.id} ${styles.unknown}`}
        x={isFlat ? 15 : 0}
        y={isFlat ? 6 : 17}
        textAnchor="middle"
      >
        ?
      </text>
    </>
  );
});

function silhouette(role: Place['role'], build: Build): string {
  switch (role) {
    case 'replica': {
      const width = replicaWidth(build.cells);
      return `M${-width / 2} ${-REPLICA.height / 2}h${width}v${REPLICA.height}h${-width}z`;
    }
    case 'leader':
      return OUTLINE;
    case 'acceptor': {
      const { radius } = ACCEPTOR;
      return `M${-radius} 0a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0z`;
    }
    case 'client':
      return bubble(build.client);
  }
}
