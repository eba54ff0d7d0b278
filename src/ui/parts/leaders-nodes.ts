import type { Frame, NodeId } from '../../contract/index.ts';

/** The servers of active leaders, as far as the frame shows them. */
export function leadersNodes(frame: Frame | null): readonly NodeId[] {
  if (frame === null) return [];
  const down = new Set(frame.nodes.filter(({ status }) => status === 'down').map(({ id }) => id));
  return frame.processes.flatMap((process) => {
    const isActive = process.role === 'leader' && process.instances.at(-1)?.mode === 'active';
    return isActive && !down.has(process.node) ? [process.node] : [];
  });
}
