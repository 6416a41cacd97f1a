import { controllerLabel, controllers } from '../controllers/index.ts';
import { rules } from '../network/measures/index.ts';
import { type Evidence, evidenceName, keyOf, type Measurement } from '../record/evidence.ts';
import type { Finding } from '../record/finding.ts';
import { placeOf, type ValuePath } from '../record/positions.ts';
import type { DecisionRecord } from '../record/record.ts';
import { experiments, filledBy } from './experiments/catalogue.ts';
import { commandOf, type RecordedEvidence } from './recorded-evidence.ts';

/**
 * The hashes of what evidence’s experiment would read today where it was measured: one for each way that the option has
 * there. None where it has no way that the lab can play.
 */
export type SettingsToday = (
  evidence: Pick<Evidence, 'experiment' | 'option' | 'scenario' | 'countedFrom' | 'edge'>,
) => readonly string[];

interface Dangling {
  readonly path: ValuePath;
  readonly message: string;
  readonly help: string;
}

const missing = (path: ValuePath, kind: string, id: string, known: readonly string[]): Dangling[] =>
  known.includes(id)
    ? []
    : [
        {
          path,
          message: `The evidence names the ${kind} “${id}”, which does not exist`,
          help: `Known: ${known.join(', ')}. Run “npm run lab” again, or delete the file.`,
        },
      ];

/** What in evidence points nowhere. */
function dangling(record: DecisionRecord, { evidence, file }: RecordedEvidence): Dangling[] {
  const { criteria, scenarios } = record.definition;
  const { option, scenario, sharedWith = [], countedFrom, experiment, edge, also = {}, unsaid = {} } = evidence;
  const known = new Set(Object.entries(criteria).map(([id, criterion]) => keyOf(id, criterion)));
  const fills = filledBy(experiment);
  const rows = fills.filter((key) => known.has(key));
  const name = evidenceName(evidence);
  const found = [
    ...missing(
      ['experiment'],
      'experiment',
      experiment,
      experiments.map(({ id }) => id),
    ),
    ...missing(['option'], 'option', option, record.slugs),
    ...missing(['scenario'], 'scenario', scenario, Object.keys(scenarios)),
    ...sharedWith.flatMap((id, index) => missing(['sharedWith', index], 'scenario', id, Object.keys(scenarios))),
    ...(countedFrom === undefined ? [] : missing(['countedFrom'], 'scenario', countedFrom, sharedWith)),
    ...(edge === undefined ? [] : missing(['edge'], 'controller', edge, Object.keys(controllers))),
    ...Object.keys(also).flatMap((id) =>
      missing(
        ['also', id],
        'criterion',
        id,
        rows.filter((row) => row !== fills[0]),
      ),
    ),
    ...Object.keys(unsaid).flatMap((id) => missing(['unsaid', id], 'criterion', id, rows)),
  ];
  if (found.length > 0 || file.endsWith(`/${name}`)) return found;
  return [
    {
      path: [],
      message: `The file is named ${file.split('/').at(-1)}, expected ${name} by what it holds`,
      help: 'Rename it, or run “npm run lab” again and delete it.',
    },
  ];
}

/** Margins in rows that hold none: there, a value below nought is a mistake. */
function misplaced({ experiment, value, also = {} }: Evidence): Dangling[] {
  const [first = ''] = filledBy(experiment);
  const holdsOne = (key: string): boolean => rules.some(({ id, holdsMargin }) => holdsMargin && id === key);
  const found = (path: ValuePath, id: string): Dangling => ({
    path,
    message: `The evidence gives a margin for “${id}”, which is no row that holds one`,
    help: 'Have the experiment give a duration, or run “npm run lab” again.',
  });
  return [
    ...(value?.kind === 'margin' && !holdsOne(first) ? [found(['value'], first)] : []),
    ...Object.entries(also).flatMap(([id, cell]) =>
      cell.value?.kind === 'margin' && !holdsOne(id) ? [found(['also', id, 'value'], id)] : [],
    ),
  ];
}

/** What is wrong with evidence in itself: what it names does not exist, or its control did not hold. */
export function evidenceFaults(root: string, record: DecisionRecord, recorded: RecordedEvidence): Finding[] {
  const { evidence, file } = recorded;
  const { held, expected, seen } = evidence.control;
  const control: Finding[] = held
    ? []
    : [
        {
          ...placeOf(root, file, ['control', 'held']),
          severity: 'error',
          rule: 'evidence/control',
          message: `The control of the experiment did not hold: “${seen}” was seen, expected “${expected}”`,
          help: 'Find out why, then run it again: the evidence says nothing until its control holds.',
        },
      ];
  const pointing = [...dangling(record, recorded), ...misplaced(evidence)].map(
    ({ path, message, help }): Finding => ({
      ...placeOf(root, file, path),
      severity: 'error',
      rule: 'evidence/reference',
      message,
      help,
    }),
  );
  return pointing.length > 0 ? pointing : control;
}

/** How evidence stands to the record of today. Evidence with a fault is not to be given. */
export const measurementOf = ({ evidence, file }: RecordedEvidence, today: SettingsToday): Measurement => ({
  evidence,
  file,
  ...(evidence.edge === undefined ? {} : { controller: controllerLabel(evidence.edge) }),
  fills: filledBy(evidence.experiment),
  stale: !today(evidence).includes(evidence.settings),
});

/** Measurements in the order of the record’s options and scenarios, then by controller. */
export function inOrder({ definition, options }: DecisionRecord, measurements: readonly Measurement[]): Measurement[] {
  const scenarios = Object.keys(definition.scenarios);
  const slugs = options.map(({ slug }) => slug);
  return measurements.toSorted(
    ({ evidence: a }, { evidence: b }) =>
      slugs.indexOf(a.option) - slugs.indexOf(b.option) ||
      scenarios.indexOf(a.scenario) - scenarios.indexOf(b.scenario) ||
      (a.edge ?? '').localeCompare(b.edge ?? '', 'en'),
  );
}

/**
 * Evidence whose settings are no longer those of today: one finding for each command that renews some, at the first file;
 * an error in a build for release, a warning before.
 */
export function staleFindings(root: string, measurements: readonly Measurement[], release: boolean): Finding[] {
  const stale = measurements.filter((one) => one.stale);
  const byCommand = Map.groupBy(stale, ({ evidence }) => commandOf(evidence));
  return [...byCommand].flatMap(([command, [first, ...others]]): Finding[] =>
    first === undefined
      ? []
      : [
          {
            ...placeOf(root, first.file, ['settings']),
            severity: release ? 'error' : 'warning',
            rule: 'evidence/stale',
            message: `${staleWords(others.length + 1)} measured with settings that are not those of today’s manifests and platform`,
            help: `Run it again: ${command}`,
          },
        ],
  );
}

const staleWords = (files: number): string =>
  files === 1 ? 'The evidence was' : `${files} files of evidence, of which this is the first, were`;

/** A run with every scenario in which it counts: measurements that are alike in all but where the agents stand. */
export interface RunOnce {
  readonly measurement: Measurement;
  readonly scenarios: readonly string[];
  /** The same with the others, which are told apart by their scenario alone. */
  readonly all: readonly Measurement[];
}

/** Measurements by runs, in the order in which they came. */
export function byRun(measurements: readonly Measurement[]): RunOnce[] {
  const runOf = ({ evidence, stale }: Measurement): string => {
    const { scenario, sharedWith, countedFrom: _, standIns: __, ...rest } = evidence;
    return JSON.stringify([rest, stale, sharedWith === undefined ? scenario : 'shared']);
  };
  return [...Map.groupBy(measurements, runOf).values()].flatMap((all) => {
    const [measurement] = all;
    return measurement === undefined
      ? []
      : [{ measurement, scenarios: all.map(({ evidence }) => evidence.scenario), all }];
  });
}
