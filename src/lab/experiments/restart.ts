import type { Experiment } from './experiment.ts';

/** Which streams fall when a component is reloaded or restarted, and how long is an agent without instructions? */
export const restart: Experiment = {
  id: 'restart',
  title: 'Restarts',
  question:
    'Which streams fall when a component is reloaded or restarted, and how long is an agent without instructions?',
  method:
    'With streams open, each component is reloaded or restarted in turn: the edge, the SPA’s pod, the API, the tunnel, the identity provider. It is repeated with the agent as its code is today, and with one that reconnects with back-off.',
  unit: 'streams cut, seconds until the agent knows, seconds until it is served again, instructions lost',
  against: 'Streams that fall with a component which agents do not need, or one that strangers change.',
  fills: ['stream-cuts', 'release-coupling'],
  showsNot:
    'How often these events happen at the facility, and whose they are, comes from the record. One process stands for all replicas of a component, so a rolling change is gentler or harsher than what is seen. The agent that reconnects does not exist yet.',
};
