import { resultsOf } from '../../../../src/site/results/results.ts';
import type { ShownRun } from '../../../../src/site/results/shown.ts';

/** What an experiment’s runs mean. */
export const meaning = (experiment: string, runs: readonly ShownRun[]) => resultsOf(experiment)?.meaning(runs);
/** Its answers, each as one text. */
export const answers = (experiment: string, runs: readonly ShownRun[]) =>
  resultsOf(experiment)
    ?.answers(runs)
    .map(({ about, says }) => (about === undefined ? says : `${about}: ${says}`));
/** The lines of its pictures: head, then the words of each cell. */
export const rows = (experiment: string, runs: readonly ShownRun[]) =>
  resultsOf(experiment)
    ?.picture(runs)
    .groups.flatMap((group) =>
      group.rows.map(({ head, letters, cells }) =>
        [head ?? letters.join(' '), ...cells.map(({ text }) => text)].join(' | '),
      ),
    );
