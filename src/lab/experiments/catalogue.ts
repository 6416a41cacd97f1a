/** What a reader is told of an experiment. */
export interface Experiment {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  /** How it is asked, in a few sentences. */
  readonly method: string;
  /** What is counted, in what unit. */
  readonly unit: string;
  /** What would count against an option. */
  readonly against: string;
  /** The criteria whose question it answers; none where it answers none of them whole. The first is the one it is about. */
  readonly fills: readonly string[];
  /** What it says nothing of. */
  readonly showsNot: string;
}

/** Every experiment of the lab, in the order in which a reader would ask. */
export const experiments: readonly Experiment[] = [
  {
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
  },
  {
    id: 'held-back',
    title: 'Holding back',
    question: 'Does any hop hold events back, and what keeps it from doing so?',
    method:
      'Events are sent one by one through the option’s hops as the manifests set them, each of which has to arrive before the next is sent; then again without the API’s X-Accel-Buffering header. As a control, one more nginx stands before the API that buffers, speaks HTTP/1.0 to it and does not heed the header.',
    unit: 'what arrives, and after how long',
    against:
      'With the settings of the manifests, an event that is written and does not arrive while the stream is open.',
    fills: ['buffering'],
    showsNot:
      'Controllers are played by the program that they drive, with their settings written out; another program’s release may buffer otherwise. What an outbound proxy of a facility does is not known.',
  },
  {
    id: 'silence',
    title: 'Silence',
    question: 'How long may the stream be silent before a hop cuts it?',
    method:
      'A stream is held with the API’s pings by an agent with its own read limit, then without pings and heartbeats: by that agent, and by a client that waits for ever. What ends it, after what silence, and how the client sees that is written down. As a control, one more nginx stands before the API whose limit is below the time between pings.',
    unit: 'seconds of silence until the cut, as they would be in real time',
    against: 'A stream that is cut while the API pings, or a limit that is close to the time between two pings.',
    fills: ['idle-margin'],
    showsNot:
      'Limits that only exist outside the lab: firewalls, address translation and connection tracking on the real networks. All limits are shortened alike, so what a program rounds to whole seconds is inexact.',
  },
  {
    id: 'body',
    title: 'Largest body',
    question: 'How large may a request be before a hop refuses it?',
    method:
      'Requests of different sizes are posted through the option’s hops. The largest up to 16 MiB that reaches the API’s stand-in is found by search, with the status that larger ones get. As a control, one more nginx stands before the API that takes 1 MiB.',
    unit: 'bytes',
    against: 'A request of 10 MiB that does not reach the API.',
    fills: ['largest-body'],
    showsNot:
      'The API’s stand-in takes any size; what the real API does with a large body, and how long that takes, is not asked. Nor is the limit of an outbound proxy at a facility.',
  },
  {
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
  },
  {
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
  },
  {
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
  },
  {
    id: 'identity',
    title: 'Identity',
    question: 'What does the way do with tokens that are valid, expired, for another client, or missing?',
    method:
      'Requests and streams are sent with each kind of token, during a rotation of keys, and with the identity provider down at the start and in mid-stream.',
    unit: 'status codes, and what becomes of open streams',
    against: 'A refused token that passes because of a hop, or a valid one that a hop takes away.',
    fills: [],
    showsNot:
      'The tokens are issued by a stand-in for Keycloak. Its speed, its realm’s lifetimes and its own availability are not those of the facility’s.',
  },
  {
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
  },
  {
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
  },
];

/** The experiment with this id; `undefined` where the lab has none. */
export const experimentOf = (id: string): Experiment | undefined => experiments.find((one) => one.id === id);
