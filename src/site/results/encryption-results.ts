import { type Answer, namedUnder, type PictureCell, type Results, tablePicture } from './picture.ts';
import { lettersOf, named, optionsDo, type ShownRun, tally } from './shown.ts';

/** One stretch of a route: its ends, and whether the token was read on it. */
interface Stretch {
  readonly ends: string;
  readonly inClear: boolean;
  /** Whether an end of it stands outside the cluster, where it is in clear. */
  readonly outside: boolean;
}

/** The stretches of a run, from the agent inwards. */
function stretchesIn({ evidence }: ShownRun): Stretch[] {
  const [, outside = ''] = /^in clear outside the cluster: (.+)$/.exec(evidence.text) ?? [];
  return evidence.rows.flatMap(({ what, seen }) => {
    const [, ends] = /^From (.+)$/.exec(what) ?? [];
    if (ends === undefined) return [];
    return [{ ends, inClear: seen === 'the token in clear', outside: outside.split('; ').includes(ends) }];
  });
}

const outsideIn = (run: ShownRun): boolean => stretchesIn(run).some(({ outside }) => outside);
const insideIn = (run: ShownRun): boolean => stretchesIn(run).some(({ inClear, outside }) => inClear && !outside);

function meaning(runs: readonly ShownRun[]): string {
  if (runs.some((run) => stretchesIn(run).length === 0)) return tally(runs);
  const open = runs.filter(outsideIn);
  if (open.length === 0) return 'No option measured sends the agent’s token in clear outside the cluster.';
  const kept = runs.filter((run) => !outsideIn(run));
  const rest = kept.length === 0 ? '' : `; ${named(kept, runs)} ${lettersOf(kept).length === 1 ? 'does' : 'do'} not`;
  return `${optionsDo(open, runs, 'sends', 'send')} the agent’s token in clear outside the cluster${rest}.`;
}

function answers(runs: readonly ShownRun[]): Answer[] {
  const inside = runs.filter((run) => insideIn(run) && !outsideIn(run));
  const ends = Map.groupBy(runs, ({ evidence: { also } }) => {
    const end = also?.['tls-end'];
    return end?.verdict === 'poor' ? 'nowhere: agents speak plain HTTP' : (end?.text ?? '');
  });
  return [
    ...namedUnder('In clear inside the cluster alone', inside, runs),
    ...[...ends].flatMap(([text, some]) =>
      text === '' ? [] : [{ about: `Where TLS ends with ${named(some, runs)}`, says: `${text}.` }],
    ),
  ];
}

function cellOf({ ends, inClear, outside }: Stretch): PictureCell {
  if (!inClear) return { sign: 'yes', text: `${ends}: TLS` };
  return { sign: outside ? 'no' : 'part', text: `${ends}: in clear` };
}

/** What encryption means for the decision. */
export const encryptionResults: Results = {
  meaning,
  answers,
  picture: (runs) => {
    const most = Math.max(...runs.map((run) => stretchesIn(run).length));
    const places = Array.from({ length: most }, (_, index) => index);
    return tablePicture(
      {
        id: 'encryption',
        title: 'Where the agent’s token can be read on the wire',
        point: '✓ encrypted, ~ in clear inside the cluster, ✕ in clear outside it.',
      },
      places.map((index) => `Stretch ${index + 1}`),
      runs,
      (run) => {
        const own = stretchesIn(run).map(cellOf);
        return places.map((index) => own[index] ?? { text: '–' });
      },
    );
  },
};
