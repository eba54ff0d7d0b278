import type { GlossaryEntry } from './entry.ts';

/** Configurations, and where a process stands between them. */
export const MEMBER_ENTRIES = {
  configuration: {
    term: 'Configuration',
    also: ['c1', 'cfg', 'configs', 'members', 'membership', 'governs'],
    group: 'members',
    is: 'A configuration names the replicas, leaders and acceptors that work on a range of slots.',
    does: 'Each has ballots of its own: 1·l1 c1 is a ballot of configuration 1. The first, configuration 0, has no mark.',
    looks: 'A rule down the ledger where it begins, and a flag on the timeline.',
    others: { raft: 'configuration', vr: 'epoch', zookeeper: 'dynamic configuration' },
    more: ['reconfigure', 'window', 'quorum'],
  },
  reconfigure: {
    term: 'Change of configuration',
    also: ['reconfigure', 'reconfig', 'reconfigured', 'reconfiguration', 'becomes known'],
    group: 'members',
    is: 'A change of configuration is a command that adds or removes processes.',
    does: 'It is chosen in a slot like any other and takes effect WINDOW slots later. No-ops fill the slots between if no request comes.',
    looks: 'reconfig +a4 −a1; a flag on the timeline where it becomes known.',
    more: ['configuration', 'window', 'noop', 'retired'],
  },
  member: {
    term: 'Member',
    also: ['standing'],
    group: 'members',
    is: 'A member is a process that the newest configuration names.',
    does: 'Only members are asked, counted and told.',
    more: ['configuration', 'joining', 'leaving'],
  },
  spare: {
    term: 'Spare',
    also: ['standing'],
    group: 'members',
    is: 'A spare is a process that no configuration names yet.',
    does: 'It stands ready to join by a change of configuration. Until then its shape is pale.',
    more: ['joining', 'reconfigure'],
  },
  joining: {
    term: 'Joining',
    also: ['standing', 'joins'],
    group: 'members',
    is: 'A process is joining from the moment it hears of a configuration that names it until that takes effect.',
    does: 'A new acceptor needs nothing from the old ones. A new replica first catches up.',
    more: ['joined', 'configuration', 'snapshot'],
  },
  leaving: {
    term: 'Leaving',
    also: ['standing', 'leaves'],
    group: 'members',
    is: 'A process is leaving while the newest configuration no longer names it, but its work is not done.',
    does: 'It still serves the slots of its own configuration. Switching it off too early may block the log.',
    more: ['retired', 'moved', 'configuration'],
  },
  retired: {
    term: 'Retired',
    also: ['standing', 'retiredBelow', 'done'],
    group: 'members',
    is: 'A process is retired once its work in a configuration is done.',
    does: 'That is so when a majority of the next replicas has every slot of that configuration on disk. It may then be switched off.',
    more: ['leaving', 'retiredMessage', 'collected'],
  },
} as const satisfies Readonly<Record<string, GlossaryEntry>>;
