import { controllerLabel } from '../../controllers/index.ts';
import { byRun, type RunOnce } from '../../lab/measurements.ts';
import type { Measurement } from '../../record/evidence.ts';
import type { DecisionRecord } from '../../record/record.ts';
import type { ShownRun } from './shown.ts';

/** The runs of one experiment among measurements of a record: each once, and those that count today as they are shown. */
export function runsOf(
  { options, definition }: DecisionRecord,
  measurements: readonly Measurement[],
  experiment: string,
): { readonly runs: readonly RunOnce[]; readonly shown: readonly ShownRun[] } {
  const runs = byRun(measurements.filter(({ evidence }) => evidence.experiment === experiment));
  const shown = runs.flatMap(({ measurement: { evidence, stale } }): ShownRun[] => {
    const option = options.find(({ slug }) => slug === evidence.option);
    if (stale || option === undefined) return [];
    const { edge, scenario, sharedWith } = evidence;
    return [
      {
        letter: option.definition.letter,
        ...(edge === undefined ? {} : { controller: controllerLabel(edge) }),
        ...(sharedWith === undefined ? { scenario: definition.scenarios[scenario]?.label ?? scenario } : {}),
        evidence,
      },
    ];
  });
  return { runs, shown };
}
