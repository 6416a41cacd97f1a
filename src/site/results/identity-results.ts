import { kinds } from '../../lab/experiments/identity/token-kinds.ts';
import { type Answer, type PictureCell, type Results, rowOf } from './picture.ts';
import { alike, lineOf, named, optionsDo, range, type ShownRun, tally } from './shown.ts';

/** The answers to each kind of token in one run, as the evidence words them. */
const answersOf = (run: ShownRun): string[] => Object.values(kinds).map(({ what }) => lineOf(run, what) ?? '');

function meaning(runs: readonly ShownRun[]): string {
  const changed = runs.filter((run) => answersOf(run).some((seen) => !seen.endsWith('; straight the same')));
  if (changed.length > 0)
    return `${optionsDo(changed, runs, 'answers', 'answer')} some tokens otherwise than the API does.`;
  return runs.some(({ evidence }) => evidence.verdict !== 'good')
    ? tally(runs)
    : 'Whatever the token, a call and a stream get the API’s own answer through every option measured: the route neither adds a check nor takes one away.';
}

/** The numbers that a pattern finds on a line of runs. */
const figures = (runs: readonly ShownRun[], what: string, pattern: RegExp): number[] =>
  runs.flatMap((run) => {
    const [, found] = pattern.exec(lineOf(run, what) ?? '') ?? [];
    return found === undefined ? [] : [Number(found)];
  });

/** Whether a line of every run is worded so. */
const always = (runs: readonly ShownRun[], what: string, pattern: RegExp): boolean =>
  runs.every((run) => pattern.test(lineOf(run, what) ?? ''));

const start = 'The identity provider is down as an agent starts';
const stall =
  'The identity provider takes connections and answers nothing, and a token comes whose key the API does not know';

function answers(runs: readonly ShownRun[]): Answer[] {
  const back = figures(runs, start, /the mended one is served ([\d.]+) s after/);
  const waits = figures(runs, stall, /waits as well and gets \d+ after ([\d.]+) s/);
  return [
    ...(always(runs, 'A stream whose token has expired', /^the open stream goes on/)
      ? [{ about: 'An open stream', says: 'goes on after its token has expired.' }]
      : []),
    ...(always(runs, start, /^today’s agent ends/) && back.length === runs.length
      ? [
          {
            about: 'Started while the identity provider is down',
            says: `today’s agent ends and does not come back; one that tries again is served within ${Math.ceil(Math.max(...back))} s after the provider is up.`,
          },
        ]
      : []),
    ...(waits.length === runs.length
      ? [
          {
            about: 'While the identity provider takes connections and answers nothing',
            says: `one token whose key is unknown holds up others’ calls for ${range(waits.map(Math.round))} s.`,
          },
        ]
      : []),
  ];
}

const status = (seen: string, of: 'call' | 'stream'): PictureCell => {
  const [, code] = new RegExp(`^.*?${of} (\\d+|no answer)`).exec(seen) ?? [];
  return code === undefined ? { text: '–' } : { sign: /^2/.test(code) ? 'yes' : 'no', text: code };
};

/** What identity means for the decision. */
export const identityResults: Results = {
  meaning,
  answers,
  picture: (runs) => {
    const groups = alike(runs, answersOf);
    const rows = groups.flatMap(({ some }) =>
      Object.values(kinds).map(({ what }) => {
        const [seen = ''] = some.flatMap((run) => lineOf(run, what) ?? []);
        const [, straight = '–'] = /straight (.+)$/.exec(seen) ?? [];
        const cells = [status(seen, 'call'), status(seen, 'stream'), { text: straight }];
        return { head: what, ...rowOf(some, cells, runs), ...(groups.length === 1 ? {} : { note: named(some, runs) }) };
      }),
    );
    return {
      id: 'identity',
      title: 'What a call and a stream get with each kind of token',
      point: `✓ is let in, ✕ is refused${groups.length === 1 ? '; the same with every option measured' : ''}.`,
      columns: [{ title: 'Token' }, { title: 'Call' }, { title: 'Stream' }, { title: 'Straight to the API' }],
      groups: [{ rows }],
    };
  },
};
