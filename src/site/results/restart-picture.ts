import { axis, band, dot, evenScale, lane, sign, stroke } from './lane.ts';
import type { Picture, PictureGroup, PictureRow } from './picture.ts';
import { type Event, whenWords } from './restart-events.ts';
import { lettersOf, once, range } from './shown.ts';

/** The streams of agents that reconnect run above those of today’s agents. */
const [upper, lower, height] = [10, 26, 36];

interface Drawn {
  readonly from: number;
  readonly to: number;
  /** When the last agent that reconnects was back. */
  readonly back?: number;
}

/** Of events that are drawn as one: from when to when streams fell, and when all were back. */
function drawnOf(events: readonly Event[]): Drawn | undefined {
  const falls = events.flatMap(({ fall }) => fall ?? []);
  if (falls.length === 0) return undefined;
  const backs = events.flatMap(({ fall, mended: { servedWithin } }) =>
    fall === undefined || servedWithin === undefined ? [] : [fall.to + servedWithin],
  );
  return {
    from: Math.min(...falls.map(({ from }) => from)),
    to: Math.max(...falls.map(({ to }) => to)),
    ...(backs.length === 0 ? {} : { back: Math.max(...backs) }),
  };
}

/** Until when a lane has something to show, in seconds. */
const endOf = (events: readonly Event[]): number =>
  Math.max(0, ...events.map(({ watched = 0 }) => watched), drawnOf(events)?.back ?? 0, drawnOf(events)?.to ?? 0);

function laneOf(events: readonly Event[], most: number): string {
  const scale = evenScale(most, []);
  const drawn = drawnOf(events);
  if (drawn === undefined) {
    const watched = Math.min(...events.map(({ watched = 0 }) => watched));
    const lived = [upper, lower].map((y) => stroke(scale, 0, watched, y, y === upper ? 'open' : 'today'));
    return lane(
      height,
      ...lived,
      sign(scale, watched, upper, 'arrow', 'arrow'),
      sign(scale, watched, lower, 'arrow', 'arrow'),
    );
  }
  const { from, to, back } = drawn;
  return lane(
    height,
    stroke(scale, 0, from, upper, 'open'),
    stroke(scale, 0, from, lower, 'today'),
    band(scale, from, to, upper, 'falling'),
    band(scale, from, to, lower, 'falling'),
    stroke(scale, to, back ?? most, upper, 'without'),
    stroke(scale, to, most, lower, 'without'),
    ...(back === undefined ? [] : [stroke(scale, back, most, upper, 'open'), dot(scale, back, upper, 'back')]),
    sign(scale, to, upper, 'cross', 'cut'),
    sign(scale, to, lower, 'cross', 'cut'),
  );
}

const ends: readonly (readonly [RegExp, string])[] = [
  [/^given up by the agent/, 'the agent gives up'],
  [/^ended in good order$/, 'ended in good order'],
  [/./, 'cut'],
];

/** How agents notice, in words. */
const noticed = (events: readonly Event[]): string =>
  once(
    events
      .flatMap(({ fall }) => fall?.how ?? [])
      .map((how) => ends.find(([pattern]) => pattern.test(how))?.[1] ?? how)
      .sort(),
  ).join(', or ');

function cellsOf(events: readonly Event[]): string[] {
  const drawn = drawnOf(events);
  const lost = events.map(({ mended }) => mended.lost);
  const lostWords = Math.max(...lost) === 0 ? 'none' : range(lost);
  if (drawn === undefined)
    return [`none within ${range(events.flatMap(({ watched }) => watched ?? []))} s`, '–', lostWords];
  const all = events.every(({ fallen }) => fallen === 'all');
  const served = events.flatMap(({ mended: { servedWithin } }) => servedWithin ?? []);
  return [
    `${all ? '' : 'some, '}${whenWords(events)}: ${noticed(events)}`,
    served.length === 0 ? 'never' : `${Math.max(...served)} s`,
    lostWords,
  ];
}

/** A heading, whether an event belongs below it, and what its lines name beside the options. */
interface Heading {
  readonly title: string;
  readonly holds: (event: Event) => boolean;
  readonly note: (event: Event) => string;
}

/** Components that are the same whatever the route, so that all options are one line. */
const ofRoute = ({ component }: Event): boolean => component !== 'API' && component !== 'Identity provider';

/** What follows where a stand-in differs in just what is asked, so that the matrix takes nothing from it. */
const doubt = (event: Event): string => (event.counts || !ofRoute(event) ? '' : ' (not counted)');

const named = (event: Event): string => `${event.run.controller ?? event.component}${doubt(event)}`;
const whole = (event: Event): string => `${event.component}: ${event.what}${doubt(event)}`;

const headings: readonly Heading[] = [
  {
    title: 'The controller, or what an option has in its place, is reloaded',
    holds: ({ kind, isFirst }) => isFirst && kind === 'reload',
    note: named,
  },
  {
    title: 'It is restarted, or its pod replaced',
    holds: ({ kind, isFirst }) => isFirst && kind === 'restart',
    note: named,
  },
  {
    title: 'It falls silent for 60 s with its connections open, and is then killed and started again',
    holds: ({ kind, isFirst }) => isFirst && kind === 'silence',
    note: named,
  },
  {
    title: 'Another component on the route is reloaded, restarted or replaced',
    holds: (event) => ofRoute(event) && !event.isFirst,
    note: whole,
  },
  { title: 'The API or the identity provider ends', holds: (event) => !ofRoute(event), note: whole },
];

function rowOf(events: readonly Event[], note: string, most: number): PictureRow {
  const [fall = '', back = '', lost = ''] = cellsOf(events);
  return {
    letters: lettersOf(events.map(({ run }) => run)),
    note,
    cells: [{ text: '', svg: laneOf(events, most) }, { text: fall }, { text: back }, { text: lost }],
  };
}

const groupsOf = (events: readonly Event[], most: number): PictureGroup[] =>
  headings.flatMap(({ title, holds, note }) => {
    const lines = [...Map.groupBy(events.filter(holds), note)];
    return lines.length === 0 ? [] : [{ title, rows: lines.map(([text, some]) => rowOf(some, text, most)) }];
  });

/** When streams fall in each event and when agents are back, a lane for each event and all that came out alike in it. */
export function restartPicture(events: readonly Event[]): Picture {
  const end = endOf(events);
  const most = Math.max(60, Math.ceil(end / 60) * 60);
  const ticks = Array.from({ length: most / 60 + 1 }, (_, minute) => minute * 60);
  const scale = evenScale(most, ticks);
  return {
    id: 'restarts',
    title: 'When streams fall, and when agents are back',
    point: [
      'When agents are back, and how many instructions are lost for good, is told of those that reconnect.',
      ...(events.some(({ today }) => today.servedWithin !== undefined) ? [] : ['Today’s agents never come back.']),
      ...(events.every(({ counts }) => counts)
        ? []
        : ['What is not counted was measured with a stand-in that differs in just this, as its run says.']),
    ].join(' '),
    columns: [
      { title: 'Option' },
      { title: 'Minutes since the event', svg: axis(scale, (tick) => String(tick / 60)) },
      { title: 'Streams fall' },
      { title: 'Back within' },
      { title: 'Lost' },
    ],
    groups: groupsOf(events, most),
    legend: [
      ['open', 'stream of an agent that reconnects'],
      ['today', 'stream of today’s agent'],
      ['falling', 'streams fall, the first to the last'],
      ['cross', 'all that fall have fallen'],
      ['without', 'no stream'],
      ['back', 'all served again'],
    ],
  };
}
