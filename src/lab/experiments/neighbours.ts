import type { Experiment } from './experiment.ts';

/** Do browsers on the shared part of the way slow the agents down, or agents the browsers? */
export const neighbours: Experiment = {
  id: 'neighbours',
  title: 'Neighbours',
  question: 'Do browsers on the shared part of the way slow the agents down, or agents the browsers?',
  method:
    'Browser-like load, with downloads the size of images, passes the components that both share, while agents hold streams and post. Then the other way round.',
  unit: 'milliseconds, and the ratio to the same run without neighbours',
  against: 'Delays of events or answers that grow with the neighbours’ load.',
  fills: [],
  showsNot:
    'Everything runs on the cores of one machine, so the load takes processor time from all parts alike. The API’s stand-in decodes no images and has no database: where the real API would slow down first is not seen.',
};
