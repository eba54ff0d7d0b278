export const VIEW_WORDS = {
  title: 'Pictures of the run',
  names: {
    lifelines: 'Lifelines',
    lattice: 'Lattice',
    traffic: 'Traffic',
    why: 'Causes',
    comparison: 'Comparison',
  },
} as const;
