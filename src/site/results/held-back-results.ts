import { namedUnder, type PictureCell, type Results, tablePicture } from './picture.ts';
import { lineOf, named, optionsDo, type ShownRun, tally } from './shown.ts';

const lines = {
  set: 'As the manifests set it',
  bare: 'The same, without the API’s X-Accel-Buffering header',
  proxied: 'Behind an outbound proxy, as the manifests set it',
  proxiedBare: 'Behind an outbound proxy, without the header',
} as const;

/** How many of the events that were sent came before the next was. */
interface InTime {
  readonly prompt: number;
  readonly sent: number;
}

/** What came in time by a line of a run; `undefined` where there is no such line. */
function inTime(run: ShownRun, line: keyof typeof lines): InTime | undefined {
  const [, prompt, sent] = /^(\d+|none) of (\d+) events before the next/.exec(lineOf(run, lines[line]) ?? '') ?? [];
  if (prompt === undefined) return undefined;
  return { prompt: prompt === 'none' ? 0 : Number(prompt), sent: Number(sent) };
}

const late = (run: ShownRun, line: keyof typeof lines): boolean => {
  const seen = inTime(run, line);
  return seen !== undefined && seen.prompt < seen.sent;
};

function meaning(runs: readonly ShownRun[]): string {
  if (runs.some((run) => inTime(run, 'set') === undefined)) return tally(runs);
  const held = runs.filter((run) => late(run, 'set'));
  if (held.length > 0) {
    const buffering = optionsDo(held, runs, 'buffers', 'buffer');
    return `${buffering} events as the manifests set it, so that they come late or not at all.`;
  }
  const hang = runs.filter((run) => late(run, 'bare'));
  return hang.length === 0
    ? 'As the manifests set it, no option measured buffers events, and none does without the API’s X-Accel-Buffering header either.'
    : `As the manifests set it, no option measured buffers events; ${named(hang, runs)} would without the header X-Accel-Buffering that the API sends, so it has to go on sending it.`;
}

function cellOf(run: ShownRun, line: keyof typeof lines): PictureCell {
  const seen = inTime(run, line);
  if (seen === undefined) return { text: 'not tried' };
  const { prompt, sent } = seen;
  return prompt === sent
    ? { sign: 'yes', text: 'in time' }
    : { sign: prompt === 0 ? 'no' : 'part', text: `${prompt === 0 ? 'none' : prompt} of ${sent} in time` };
}

/** What buffering means for the decision. */
export const heldBackResults: Results = {
  meaning,
  answers: (runs) => {
    const hang = runs.filter((run) => late(run, 'bare'));
    const free = runs.filter((run) => inTime(run, 'bare') !== undefined && !late(run, 'bare'));
    return [...namedUnder('Depends on the API’s header', hang, runs), ...namedUnder('Does not', free, runs)];
  },
  picture: (runs) =>
    tablePicture(
      { id: 'buffering', title: 'Does each event arrive before the next is sent?' },
      ['As set', 'Without the header', 'Behind a proxy', 'Behind a proxy, without the header'],
      runs,
      (run) => (['set', 'bare', 'proxied', 'proxiedBare'] as const).map((line) => cellOf(run, line)),
    ),
};
