import { type Answer, type PictureCell, type Results, tablePicture } from './picture.ts';
import { lettersOf, lineOf, listed, named, once, type ShownRun, tally } from './shown.ts';

/** Where agents’ routes were asked for, and how many answered. */
interface Routes {
  /** What agents put before each path; empty where they need nothing. */
  readonly prefix: string;
  readonly answered: number;
  readonly asked: number;
}

/** The routes of a run; `undefined` where its lines are worded otherwise. */
function routesIn({ evidence }: ShownRun): Routes | undefined {
  const found = evidence.rows.flatMap(({ what, seen }) => {
    const [, prefix] = /^Routes (?:at the root|below (.+))$/.exec(what) ?? [];
    const [, answered, asked] = /^(\d+) of (\d+) routes answer/.exec(seen) ?? [];
    return what.startsWith('Routes ') && answered !== undefined
      ? [{ prefix: prefix ?? '', answered: Number(answered), asked: Number(asked) }]
      : [];
  });
  return found[0];
}

/** Where a run’s prefix is stripped, as its text has it: `/api at SPA’s nginx`. */
const stripped = ({ evidence }: ShownRun): string => evidence.text;

function meaning(runs: readonly ShownRun[]): string {
  if (runs.some((run) => routesIn(run) === undefined)) return tally(runs);
  const plain = runs.filter((run) => routesIn(run)?.prefix === '');
  const poor = runs.filter(({ evidence }) => evidence.verdict === 'poor');
  const fair = runs.filter((run) => !plain.includes(run) && !poor.includes(run));
  const parts = [
    ...(plain.length === 0
      ? []
      : [`${named(plain, runs)} ${lettersOf(plain).length === 1 ? 'needs' : 'need'} no path prefix`]),
    ...(fair.length === 0 ? [] : [`with ${named(fair, runs)} the team or standard routing strips it`]),
    ...(poor.length === 0
      ? []
      : [`with ${named(poor, runs)} it hangs on a setting that only one kind of controller reads`]),
  ];
  const text = parts.join('; ');
  return `${text[0]?.toUpperCase()}${text.slice(1)}.`;
}

const open = 'What answers without a token';
const debugging = 'Routes for debugging that an agent’s token opens';

function answers(runs: readonly ShownRun[]): Answer[] {
  const all = (what: string) =>
    once(runs.flatMap((run) => lineOf(run, what) ?? []).flatMap((seen) => seen.split(', ')));
  const under = (about: string, what: string): Answer[] => {
    const routes = all(what).filter((route) => route !== 'none');
    return routes.length === 0 ? [] : [{ about, says: `${listed(routes)}.` }];
  };
  return [
    ...under('Answers without a token, with one option or more', open),
    ...under('Debugging routes that an agent’s token opens', debugging),
  ];
}

function cellsOf(run: ShownRun): PictureCell[] {
  const routes = routesIn(run);
  if (routes === undefined) return [{ text: 'see the run' }, { text: '–' }, { text: '–' }];
  const { prefix, answered, asked } = routes;
  return [
    { text: prefix === '' ? 'none' : prefix },
    { text: prefix === '' ? '–' : stripped(run) },
    { sign: answered === asked ? 'yes' : answered === 0 ? 'no' : 'part', text: `${answered} of ${asked} answer` },
  ];
}

/** What the path prefix means for the decision. */
export const prefixResults: Results = {
  meaning,
  answers,
  picture: (runs) =>
    tablePicture(
      { id: 'prefix', title: 'The prefix before each path, and what strips it' },
      ['Prefix', 'Stripped', 'Routes of the API'],
      runs,
      cellsOf,
    ),
};
