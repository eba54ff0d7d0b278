/** The command palette. */
export const PALETTE_WORDS = {
  title: 'Find an action',
  placeholder: 'Type what you want to do',
  nothing: 'No action has these words.',
  results: 'Actions',
  groups: {
    time: 'Time',
    servers: 'Servers',
    links: 'Links',
    messages: 'Messages',
    timers: 'Timers',
    clusters: 'Clusters and recordings',
    branches: 'Branches',
    looking: 'Looking',
  },
} as const;
