import { z } from 'zod';
import { controllerLabel } from '../../controllers/index.ts';
import { filledBy } from '../../lab/experiments/catalogue.ts';
import { rowOf } from '../../record/evidence.ts';
import { type Change, counted, type Place, withDetails } from './change.ts';
import type { Names } from './names-today.ts';

/** What is told of one run, of whatever format its file is. */
export interface Run {
  /** The folder name of its option, as it is called today. */
  readonly option: string;
  readonly experiment: string;
  readonly scenario: string;
  readonly edge?: string;
  readonly day: string;
  /** By the keys of rows; those of the run itself under the empty name. */
  readonly verdicts: Readonly<Record<string, string>>;
}

/** What happened to a run. */
export interface RunPair {
  readonly before?: Run;
  readonly after?: Run;
}

/** A file of evidence of whatever format, as far as a run is told from it; one that only counts another’s run again is none. */
const kept = z.object({
  countedFrom: z.undefined().optional(),
  option: z.string(),
  experiment: z.string(),
  scenario: z.string(),
  edge: z.string().optional().catch(undefined),
  day: z.string(),
  verdict: z.string(),
  also: z.record(z.string(), z.object({ verdict: z.string() }).catch({ verdict: 'open' })).catch({}),
  unsaid: z.record(z.string(), z.unknown()).catch({}),
});

/** Reads a file of evidence as leniently as can be, since its format was another in the past; `undefined` where it is none. */
export function runIn(text: string): Run | undefined {
  try {
    const { option, experiment, scenario, edge, day, verdict, also, unsaid } = kept.parse(JSON.parse(text));
    const first = filledBy(experiment)[0];
    const others = Object.entries(also).map(([id, said]) => [id, said.verdict]);
    const open = Object.keys(unsaid).map((id) => [id === first ? '' : id, 'open']);
    const verdicts = Object.fromEntries([['', verdict], ...others, ...open]);
    return { option, experiment, scenario, ...(edge === undefined ? {} : { edge }), day, verdicts };
  } catch {
    return undefined;
  }
}

const runLabel = (names: Names, { option, scenario, edge }: Run): string =>
  withDetails(names.option(option).label, [
    names.scenario(scenario),
    ...(edge === undefined ? [] : [controllerLabel(edge)]),
  ]);

/** The verdicts of a run that are others than before, by the keys of rows. */
const movesOf = ({ before, after }: RunPair): [key: string, from: string, to: string][] =>
  before && after
    ? Object.entries(after.verdicts).flatMap(([id, to]): [string, string, string][] => {
        const from = before.verdicts[id];
        return from === undefined || from === to ? [] : [[id, from, to]];
      })
    : [];

const runsOf = (count: number): string => `${count} ${count === 1 ? 'run' : 'runs'}`;

/** Runs in as few lines as there can be: one for each option with its experiments, or one for each experiment with its options. */
function gathered(names: Names, what: string, runs: readonly Run[]): [text: string, places: Place[]][] {
  const options = Map.groupBy(runs, ({ option }) => names.option(option).label);
  const experiments = Map.groupBy(runs, ({ experiment }) => names.experiment(experiment).label);
  return options.size <= experiments.size
    ? [...options].map(([label, all]) => [
        `${what} of option ${label}`,
        counted(all.map(({ experiment }) => names.experiment(experiment))),
      ])
    : [...experiments].map(([title, all]) => [
        `${what} of ${title.toLowerCase()}`,
        counted(all.map(({ option }) => names.option(option))),
      ]);
}

/** What happened to what the lab recorded: verdicts that moved each by itself, all else in as few lines as there can be. */
export function evidenceChanges(names: Names, pairs: readonly RunPair[], evidencePage: string): Change[] {
  const change = (text: string, places: readonly Place[]): Change => ({ kind: 'measurements', text, places });
  const moved = pairs.flatMap((pair) =>
    movesOf(pair).map(([key, from, to]) => {
      const run = pair.after as Run;
      const { label, href } = names.experiment(run.experiment);
      const filled = rowOf(names.record.definition, key) ?? names.criterion(key);
      const row = key === '' ? '' : `, ${filled.label}`;
      const place = runLabel(names, run);
      return change(`${label}${row}, measured: from ${from} to ${to}`, [
        href === undefined ? { label: place } : { label: place, href },
      ]);
    }),
  );
  const again = pairs.filter(
    (pair) => pair.before && pair.after && pair.after.day > pair.before.day && movesOf(pair).length === 0,
  );
  const added = pairs.flatMap(({ before, after }) => (after && !before ? [after] : []));
  const removed = pairs.flatMap(({ before, after }) => (before && !after ? [before] : []));
  return [
    ...moved,
    ...gathered(names, 'New runs', added).map(([text, places]) => change(text, places)),
    ...gathered(names, 'Runs removed', removed).map(([text, places]) => change(text, places)),
    ...(again.length > 0
      ? [change('Measured again, with the same verdicts', [{ label: runsOf(again.length), href: evidencePage }])]
      : []),
  ];
}
