import type { Experiment } from './experiment.ts';

/** How many streams does the way hold at once, and what does each cost? */
export const manyAgents: Experiment = {
  id: 'many-agents',
  title: 'Many agents',
  question: 'How many streams does the way hold at once, and what does each cost?',
  method:
    'Streams for 11, 20, 200 and 1,000 agents are opened through the option’s hops. Instructions arrive at each every 30 to 120 s, with requests beside them.',
  unit: 'streams connected, delayed and refused; bytes of memory and descriptors for each stream at each hop',
  against: 'Fewer than 20 streams held, or events that are late with 20.',
  fills: [],
  showsNot:
    'A stream costs the API’s stand-in no database connection. Whether 20 streams fit the real API depends on that, so the matrix’s row on room for 20 streams is not filled from here.',
};
