import type { NodeId } from '../../../contract/index.ts';
import type { FirstStep } from '../../../store/index.ts';

interface StepWords {
  readonly name: string;
  /** On the button of the step. The name says it, too, so that a person can call the button by what they see. */
  readonly short: string;
}

const STEPS: Readonly<Record<FirstStep, StepWords>> = {
  play: { name: 'Play the run', short: 'Play' },
  back: { name: 'Step back', short: 'Back' },
  crash: { name: 'Crash the leader', short: 'Crash' },
  why: { name: 'Ask why', short: 'Ask why' },
  cut: { name: 'Cut a link', short: 'Cut' },
};

export const START_WORDS = {
  title: 'Start here',
  count: (taken: number, all: number) => `${taken} of ${all}`,
  steps: STEPS,
  brief: (name: string) => `Start here: ${name.toLowerCase()}`,
  stepTaken: (name: string) => `${name}, done`,
  how: {
    play: 'Press “Play” below the stage, and read what happens.',
    back: 'Press “Previous event”, left of “Play”. Nothing is lost.',
    crash: (node: NodeId) => `Press “Crash ${node}”: the leader with the crown runs there.`,
    noLeader: 'No leader is active yet. Play until one wears the crown.',
    why: 'Press “Why?” beside the sentence below the stage.',
    cut: 'Press an arrow under “Faults”: it is one direction of a link.',
  },
  over: 'That is all it takes. Now watch a failover, open a case, or look a word up.',
  failover: 'Failover',
  library: 'Library',
  glossary: 'Glossary',
} as const;
