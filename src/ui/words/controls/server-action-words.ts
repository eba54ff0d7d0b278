import type { ElectionPolicy, NodeId } from '../../../contract/index.ts';
import { ELECTIONS } from '../values/policy-words.ts';

/** A person breaks servers, mends them and changes who leads. */

interface Server {
  readonly id: NodeId;
}

export const SERVER_ACTION_WORDS = {
  selectServer: {
    name: ({ id }: Server) => `Select ${id}`,
    key: 'Select the server with that number',
    also: 'choose pick inspect',
  },
  crash: {
    name: ({ id }: Server) => `Crash ${id}`,
    short: 'Crash',
    key: 'Crash the selected server',
    also: 'kill stop down fail die dead power off shut',
  },
  restart: {
    name: ({ id }: Server) => `Restart ${id}`,
    short: 'Restart',
    key: 'Restart the selected server',
    also: 'start up revive recover boot reboot power on',
  },
  pauseServer: {
    name: ({ id }: Server) => `Pause ${id}`,
    short: 'Pause',
    key: 'Pause the selected server',
    also: 'freeze stop suspend',
  },
  resumeServer: {
    name: ({ id }: Server) => `Resume ${id}`,
    short: 'Resume',
    key: 'Resume the selected server',
    also: 'continue wake',
  },
  isolate: {
    name: ({ id }: Server) => `Isolate ${id}`,
    short: 'Isolate',
    key: 'Cut the selected server off from all others',
    also: 'cut off partition disconnect',
  },
  crashBeforePersist: {
    name: ({ id }: Server) => `Crash ${id} before it persists`,
    short: 'Crash before it persists',
    also: 'kill',
  },
  crashBeforeSend: {
    name: ({ id }: Server) => `Crash ${id} between persist and send`,
    short: 'Crash before it sends',
    also: 'kill',
  },
  /** The name says that this is no lawful fault. */
  wipe: {
    name: ({ id }: Server) => `Wipe the disk of ${id} (malpractice)`,
    short: 'Wipe its disk',
    also: 'erase delete lose storage',
  },
  moveServer: {
    name: ({ id, way }: Server & { readonly way: string }) => `Move ${id} ${way} on the stage`,
    key: 'Move the selected server on the stage',
    also: 'drag place',
  },
  reconfigure: {
    name: () => 'Change the configuration',
    also: 'reconfigure reconfiguration add remove replace swap members membership replicas leaders acceptors spare',
  },
  election: {
    name: (policy: ElectionPolicy) => `Elections: ${ELECTIONS[policy].name}`,
    also: 'elect vote policy leader leaders scout timer by hand silent duel',
  },
} as const;
