import { agentBehaviour, backendBehaviour } from '../../lab/behaviour.ts';
import { formatQuantity } from '../../record/quantity.ts';
import { type LaneMark, lineEnd, logScale, stroke } from './lane.ts';
import { type Answer, type LaneCells, laneMiddle, lanePicture, type Results } from './picture.ts';
import { alike, lineOf, named, optionsDo, range, type ShownRun, tally } from './shown.ts';

/** How a stream ended of which nothing was heard. */
interface Life {
  /** Whole seconds of silence until its end; absent where it lived as long as was tried. */
  readonly seconds?: number;
  /** How long was tried; told where it lived. */
  readonly tried?: string;
  readonly byAgent: boolean;
  /** The component whose log says that it ended it. */
  readonly by?: string;
}

const lines = {
  asIs: 'With pings and heartbeats, agent with its own limit',
  agent: 'With neither pings nor heartbeats, agent with its own limit',
  patient: 'With neither, a client that waits for ever',
  proxied: 'Behind an outbound proxy, with neither, a client that waits for ever',
} as const;

/** A life from its line in the evidence; `undefined` where there is no such line, or it is worded otherwise. */
function lifeIn(run: ShownRun, line: keyof typeof lines): Life | undefined {
  const seen = lineOf(run, lines[line]);
  const [, tried] = /^not cut within (.+)$/.exec(seen ?? '') ?? [];
  if (tried !== undefined) return { tried, byAgent: false };
  const [, seconds, , by] = / after ([\d.]+) s of silence(; (.+?): “)?/.exec(seen ?? '') ?? [];
  if (seen === undefined || seconds === undefined) return undefined;
  return {
    seconds: Math.round(Number(seconds)),
    byAgent: seen.startsWith('the agent gave up'),
    ...(by === undefined ? {} : { by }),
  };
}

const secondsOf = (runs: readonly ShownRun[], line: keyof typeof lines): number[] =>
  runs.flatMap((run) => lifeIn(run, line)?.seconds ?? []);

const ping = formatQuantity(backendBehaviour.ping.lasts);

function meaning(runs: readonly ShownRun[]): string {
  const cut = runs.filter((run) => lifeIn(run, 'asIs')?.tried === undefined);
  if (cut.length > 0) return `${optionsDo(cut, runs, 'cuts', 'cut')} the stream although the API pings every ${ping}.`;
  const [agents, hops] = [secondsOf(runs, 'agent'), secondsOf(runs, 'patient')];
  if (agents.length < runs.length) return tally(runs);
  const margin = Math.min(...agents) - backendBehaviour.ping.lasts.seconds;
  if (hops.length === 0 || Math.min(...hops) > Math.max(...agents))
    return `While the API pings every ${ping} no option’s stream is cut for being idle, and the first to give up without pings is the agent itself, after ${range(agents)} s: the margin is ${margin} s whichever option is taken.`;
  return `While the API pings every ${ping} no option’s stream is cut for being idle; without pings a hop closes it after ${range(hops)} s, the agent after ${range(agents)} s.`;
}

const closed = ({ seconds, tried }: Life): string =>
  seconds === undefined ? `not closed within ${tried}` : `closed after ${seconds} s`;

const answers = (runs: readonly ShownRun[]): Answer[] =>
  alike(runs, (run) => lifeIn(run, 'patient')).map(({ found: { seconds, tried, by = 'a hop' }, some }) => ({
    about: named(some, runs),
    says:
      seconds === undefined
        ? `no hop closes a silent stream within ${tried}, the longest that was tried.`
        : `${by} closes a stream after ${seconds} s of silence.`,
  }));

const marks: readonly LaneMark[] = [
  { at: backendBehaviour.ping.lasts.seconds, text: `ping, ${ping}`, side: 'left' },
  {
    at: agentBehaviour.readLimit.lasts.seconds,
    text: `agent gives up, ${formatQuantity(agentBehaviour.readLimit.lasts)}`,
    side: 'right',
  },
];
const scale = logScale(5, 200, [5, 10, 20, 50, 100, 200]);

function cells(run: ShownRun): LaneCells {
  const life = lifeIn(run, 'patient');
  const proxied = lifeIn(run, 'proxied');
  const { value } = run.evidence;
  const end = life?.seconds ?? Number.parseFloat(life?.tried ?? '');
  return {
    drawn: Number.isFinite(end)
      ? [stroke(scale, 5, end, laneMiddle, 'open'), lineEnd(scale, end, laneMiddle, life?.seconds !== undefined)]
      : [],
    words: [
      { text: life === undefined ? 'see the run' : closed(life) },
      { text: proxied === undefined ? 'not tried' : closed(proxied) },
      { text: value === undefined ? '–' : formatQuantity(value) },
    ],
  };
}

/** What idle time-outs mean for the decision. */
export const silenceResults: Results = {
  meaning,
  answers,
  picture: (runs) =>
    lanePicture(
      {
        id: 'idle',
        title: 'How long a stream may be silent',
        point: 'Held by a client that waits for ever, so that only a hop can close it.',
        unit: 'Seconds of silence, logarithmic',
        scale,
        marks,
        beside: ['By a hop', 'Behind a proxy', 'Margin over the ping'],
        cells,
        legend: [
          ['open', 'the stream stays open'],
          ['wall', 'a hop closes it'],
          ['arrow', 'not closed, the longest that was tried'],
        ],
      },
      runs,
    ),
};
