import { agentBehaviour, backendBehaviour } from '../../lab/behaviour.ts';
import { formatQuantity } from '../../record/quantity.ts';
import { axis, type LaneMark, lane, legendShape, logScale, mark, sign, stroke } from './lane.ts';
import { type Answer, type PictureCell, type Results, rowsAlike } from './picture.ts';
import { lineOf, named, optionsWords, range, type ShownRun, tally, verb } from './shown.ts';

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
export function lifeIn(run: ShownRun, line: keyof typeof lines): Life | undefined {
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
  if (cut.length > 0) {
    const subject = optionsWords(cut, runs);
    return `${verb(subject, 'cuts', 'cut')} the stream although the API pings every ${ping}.`;
  }
  const [agents, hops] = [secondsOf(runs, 'agent'), secondsOf(runs, 'patient')];
  if (agents.length < runs.length) return tally(runs);
  const margin = Math.min(...agents) - backendBehaviour.ping.lasts.seconds;
  if (hops.length === 0 || Math.min(...hops) > Math.max(...agents))
    return `While the API pings every ${ping} no option’s stream is cut for being idle, and the first to give up without pings is the agent itself, after ${range(agents)} s: the margin is ${margin} s whichever option is taken.`;
  return `While the API pings every ${ping} no option’s stream is cut for being idle; without pings a hop closes it after ${range(hops)} s, the agent after ${range(agents)} s.`;
}

const closed = ({ seconds, tried }: Life): string =>
  seconds === undefined ? `not closed within ${tried}` : `closed after ${seconds} s`;

function answers(runs: readonly ShownRun[]): Answer[] {
  const groups = Map.groupBy(runs, (run) => JSON.stringify(lifeIn(run, 'patient')));
  return [...groups.values()].flatMap((some): Answer[] => {
    const [first] = some;
    const life = first && lifeIn(first, 'patient');
    if (life === undefined) return [];
    const says =
      life.seconds === undefined
        ? `no hop closes a silent stream within ${life.tried}, the longest that was tried.`
        : `${life.by ?? 'a hop'} closes a stream after ${life.seconds} s of silence.`;
    return [{ about: named(some, runs), says }];
  });
}

const marks: readonly LaneMark[] = [
  { at: backendBehaviour.ping.lasts.seconds, text: `ping, ${ping}`, side: 'left' },
  {
    at: agentBehaviour.readLimit.lasts.seconds,
    text: `agent gives up, ${formatQuantity(agentBehaviour.readLimit.lasts)}`,
    side: 'right',
  },
];
const scale = logScale(5, 200, [5, 10, 20, 50, 100, 200]);
const height = 28;

function cellsOf(run: ShownRun): PictureCell[] {
  const life = lifeIn(run, 'patient');
  const proxied = lifeIn(run, 'proxied');
  const { value } = run.evidence;
  const end = life?.seconds ?? Number.parseFloat(life?.tried ?? '');
  const drawn = Number.isFinite(end)
    ? [
        stroke(scale, 5, end, 14, 'open'),
        sign(
          scale,
          end,
          14,
          life?.seconds === undefined ? 'arrow' : 'wall',
          life?.seconds === undefined ? 'arrow' : 'cut',
        ),
      ]
    : [];
  return [
    { text: '', svg: lane(height, ...marks.map(({ at }) => mark(scale, at, height)), ...drawn) },
    { text: life === undefined ? 'see the run' : closed(life) },
    { text: proxied === undefined ? 'not tried' : closed(proxied) },
    { text: value === undefined ? '–' : formatQuantity(value) },
  ];
}

/** What idle time-outs mean for the decision. */
export const silenceResults: Results = {
  meaning,
  answers,
  pictures: (runs) => [
    {
      id: 'idle',
      title: 'How long a stream may be silent',
      point: 'Held by a client that waits for ever, so that only a hop can close it.',
      columns: [
        { title: 'Option' },
        { title: 'Seconds of silence, logarithmic', svg: axis(scale, String, marks) },
        { title: 'By a hop' },
        { title: 'Behind a proxy' },
        { title: 'Margin over the ping' },
      ],
      groups: [{ rows: rowsAlike(runs, cellsOf) }],
      legend: [
        { svg: legendShape((key) => stroke(key, 0, 100, 8, 'open')), text: 'the stream stays open' },
        { svg: legendShape((key) => sign(key, 50, 8, 'wall', 'cut')), text: 'a hop closes it' },
        {
          svg: legendShape((key) => sign(key, 50, 8, 'arrow', 'arrow')),
          text: 'not closed, the longest that was tried',
        },
      ],
    },
  ],
};
