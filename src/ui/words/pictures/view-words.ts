export const VIEW_WORDS = {
  title: 'Pictures of the run',
  names: {
    lifelines: 'Lifelines',
    lattice: 'Lattice',
    traffic: 'Traffic',
    why: 'Causes',
    comparison: 'Comparison',
  },
  show: (name: string) => `Show the ${name.toLowerCase()}`,
  hide: 'Hide the picture by the stage',
  larger: 'Give the picture all the room',
  smaller: 'Share the room with the stage',
  close: 'Close the picture',
} as const;
