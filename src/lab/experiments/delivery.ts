import type { Experiment } from './experiment.ts';

/** How much later do events arrive through the option’s hops than without them? */
export const delivery: Experiment = {
  id: 'delivery',
  title: 'Delivery',
  question: 'How much later do events arrive through the option’s hops than without them?',
  method:
    'One agent holds a stream, first straight to the API’s stand-in and then through the option’s hops. At least 1,000 events are sent through each; each carries the time at which it was written.',
  unit: 'milliseconds from written to received, and the ratio of the two ways within one run, for the first event, the median and the 99th percentile',
  against: 'Events that come in bursts or not at all, while on the straight way they come one by one.',
  fills: [],
  showsNot:
    'Both ways are on loopback, so distances, links and other tenants’ traffic add nothing here. Milliseconds differ from machine to machine; only the ratios can be compared.',
};
