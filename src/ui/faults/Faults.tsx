import { useSynod, type SynodState } from '../../store/index.ts';
import { useCalm } from '../controls/index.ts';
import { ElectionSection } from './ElectionSection.tsx';
import { LinkMatrix } from './LinkMatrix.tsx';
import { Partition } from './Partition.tsx';
import { ConfigurationSection } from './ConfigurationSection.tsx';
import { Servers } from './Servers.tsx';
import { Weather } from './Weather.tsx';
import styles from './Faults.module.css';

/** Every fault that a hand can cause to servers and links; and who is a member, and who begins a ballot by itself. */
export function Faults() {
  const nodes = useCalm(nodesOf);
  const links = useCalm(linksOf);
  const seenBy = useSynod((state) => state.frame?.seenBy ?? null);
  const run = useSynod((state) => state.frame?.run ?? null);
  const limits = useSynod((state) => state.hello?.limits ?? null);
  if (nodes === null || links === null || run === null || limits === null) return null;
  return (
    <div className={styles.faults}>
      <Servers nodes={nodes} />
      <ConfigurationSection />
      <ElectionSection now={run.election} />
      <LinkMatrix nodes={nodes} links={links} seenBy={seenBy} />
      <Partition nodes={nodes} links={links} />
      <Weather key={run.id} nodes={nodes} links={links} common={run.link} limits={limits} />
    </div>
  );
}

function nodesOf(state: SynodState) {
  return state.frame?.nodes ?? null;
}

function linksOf(state: SynodState) {
  return state.frame?.links ?? null;
}
