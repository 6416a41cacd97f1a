import type { Experiment } from './experiment.ts';

/** At which address does each route of the API answer, and what else does the address expose? */
export const prefix: Experiment = {
  id: 'prefix',
  title: 'Path prefix',
  question: 'At which address does each route of the API answer, and what else does the address expose?',
  method:
    'Every route of the API’s stand-in is asked for at the option’s address, with and without the prefix, in other spellings of the path, and beside it.',
  unit: 'status codes by path, and the component that answered',
  against: 'Routes that agents need and that do not answer, or a prefix that only one kind of controller takes off.',
  fills: ['path-prefix'],
  showsNot:
    'The stand-in has a choice of the API’s routes. Who can reach the address, and whether its routes were reachable before, is a matter of networks that are not here.',
};
