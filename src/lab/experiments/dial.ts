import type { Experiment } from './experiment.ts';

/** Which names and ports must an agent be let out to? */
export const dial: Experiment = {
  id: 'dial',
  title: 'Allow list',
  question: 'Which names and ports must an agent be let out to?',
  method:
    'An outbound proxy lets out to nothing but the names and ports that the option lists. The agent gets a token, opens a stream and posts. Then one entry at a time is taken away.',
  unit: 'names and ports, and what fails without each',
  against: 'An entry that the option does not list, or one that is not HTTPS on port 443.',
  fills: ['allow-list'],
  showsNot:
    'Names are resolved to this machine. Whether a facility’s proxy admits a name, opens TLS or asks for credentials of its own is not known.',
};
