import { type Verdicts, verdictsFile, verdictsIn } from '../../compare/cell-verdicts.ts';
import type { Day } from '../../record/source.ts';
import { pageLink } from '../links.ts';
import { cellChanges } from './cell-changes.ts';
import { type Change, type DayOfChanges, folded } from './change.ts';
import { evidenceChanges, type RunPair, runIn } from './evidence-changes.ts';
import type { History, HistoryDay } from './history.ts';
import { type ManifestPair, type ManifestVersion, manifestChanges } from './manifest-changes.ts';
import type { Names } from './names-today.ts';
import type { Version } from './raw-diff.ts';
import { standingChanges } from './standing-changes.ts';

/** What an option’s folder, by its name at some time, is called today. */
type Today = (slug: string) => string;

/** One side of a day, with what its options are called today. */
interface Side {
  readonly at: 'before' | 'after';
  readonly today: Today;
}

/** A day’s files of one decision, and how to read them. */
interface Scene {
  readonly names: Names;
  readonly files: HistoryDay['files'];
  readonly text: (version: Version) => string;
  readonly sides: readonly [Side, Side];
}

const optionIn = (path = ''): string | undefined => /\/options\/([^/]+)\/option\.ts$/.exec(path)?.[1];

function manifestIn({ text }: Scene, version: Version | undefined, today: Today): ManifestVersion | undefined {
  const [, option, folder, name] = /\/options\/([^/]+)\/manifests\/([^/]+)\/(.+)$/.exec(version?.path ?? '') ?? [];
  if (version === undefined || option === undefined || folder === undefined || name === undefined) return undefined;
  return { option: today(option), folder, name, text: text(version) };
}

/** Manifests as git pairs them; of those that it does not pair, those that are called the same today. */
function manifestPairs(scene: Scene): ManifestPair[] {
  const [first, second] = scene.sides;
  const all = scene.files.map(({ before, after }) => ({
    before: manifestIn(scene, before, first.today),
    after: manifestIn(scene, after, second.today),
  }));
  const key = ({ option, folder, name }: ManifestVersion) => `${option}/${folder}/${name}`;
  const groups = Map.groupBy(
    all.filter(({ before, after }) => before ?? after),
    ({ before, after }) => key((after ?? before) as ManifestVersion),
  );
  return [...groups.values()].map((same) => {
    const before = same.find((one) => one.before)?.before;
    const after = same.find((one) => one.after)?.after;
    return { ...(before && { before }), ...(after && { after }) };
  });
}

/** Runs by the names of their files, which say what was measured where; those of which a side cannot be read are left out. */
function runPairs({ files, text, sides }: Scene): RunPair[] {
  const [before, after] = sides.map(
    ({ at, today }) =>
      new Map(
        files.flatMap((file) => {
          const version = file[at];
          const [, option, name] = /\/evidence\/([^/.]+)\.([^/]+)$/.exec(version?.path ?? '') ?? [];
          if (version === undefined || option === undefined || name === undefined) return [];
          const run = runIn(text(version));
          return [[`${today(option)}.${name}`, run && { ...run, option: today(option) }] as const];
        }),
      ),
  );
  return [...new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])].flatMap((key) => {
    const [was, is] = [before?.get(key), after?.get(key)];
    const isTold = (before?.has(key) !== true || was) && (after?.has(key) !== true || is);
    return isTold ? [{ ...(was && { before: was }), ...(is && { after: is }) }] : [];
  });
}

/** How options came, went and moved. */
const optionChanges = ({ names, files, sides: [, { today }] }: Scene): Change[] =>
  files.flatMap(({ before, after }): Change[] => {
    const [from, to] = [optionIn(before?.path), optionIn(after?.path)];
    if (from === to) return [];
    const text =
      from === undefined ? 'Added' : to === undefined ? 'Removed' : 'Under another address, with all that is below it';
    return [{ kind: 'options', text, places: [names.option(today(to ?? from ?? ''))] }];
  });

function renamed(verdicts: Partial<Verdicts>, today: Today): Partial<Verdicts> {
  const all = (values: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      Object.entries(values).map(([key, value]) => [key.replace(/^[^/]+/, (slug) => today(slug)), value]),
    );
  return {
    ...verdicts,
    ...(verdicts.options && { options: all(verdicts.options) }),
    ...(verdicts.cells && { cells: all(verdicts.cells) }),
  };
}

/** What people filled in and rules derived, as it was and as it is; nothing where one of the two was not written down. */
function verdictChanges({ names, files, text, sides }: Scene): Change[] {
  const file = files.find(({ after }) => after?.path.endsWith(`/${verdictsFile}`));
  const [before, after] = sides.map(({ at, today }) => {
    const version = file?.[at];
    const verdicts = version && verdictsIn(text(version));
    return verdicts && renamed(verdicts, today);
  });
  if (before === undefined || after === undefined) return [];
  const ofCells = before.cells && after.cells ? cellChanges(names, before.cells, after.cells) : [];
  return [...standingChanges(names, before, after), ...ofCells];
}

/** The decision’s number, by which it goes whatever its folder is called. */
const belongs = (number: string, version: Version | undefined): boolean =>
  version?.path.startsWith(`adr/${number}-`) === true;

/** What is known of a decision’s past. */
export interface ChangesByDay {
  /** The days on which something changed, newest first. */
  readonly days: readonly DayOfChanges[];
  /** The day since which verdicts, answers and statuses are written down; absent where they are not. */
  readonly verdictsSince?: Day;
}

/** Puts a history into words: what changed in a decision, day by day. */
export function changesOf(names: Names, history: History): ChangesByDay {
  const number = names.record.id.slice(0, 4);
  const own = history.days.map((day) => ({
    ...day,
    files: day.files.filter(({ before, after }) => belongs(number, before) || belongs(number, after)),
  }));
  let later = new Map<string, string>();
  const days = own.toReversed().map(({ day, at, files }): DayOfChanges => {
    const known = later;
    const after: Today = (slug) => known.get(slug) ?? slug;
    later = new Map(later);
    for (const file of files) {
      const [from, to] = [optionIn(file.before?.path), optionIn(file.after?.path)];
      if (from !== undefined && to !== undefined && from !== to) later.set(from, after(to));
    }
    const earlier = later;
    const before: Today = (slug) => earlier.get(slug) ?? slug;
    const scene: Scene = {
      names,
      files,
      text: ({ id }) => history.text(id) ?? '',
      sides: [
        { at: 'before', today: before },
        { at: 'after', today: after },
      ],
    };
    const changes = [
      ...optionChanges(scene),
      ...verdictChanges(scene),
      ...evidenceChanges(names, runPairs(scene), pageLink('evidence')),
      ...manifestChanges(names, manifestPairs(scene)),
    ];
    return { day, at, changes: folded(changes) };
  });
  const began = own.find(({ files }) => files.some(({ after }) => after?.path.endsWith(`/${verdictsFile}`)));
  return {
    days: days.filter(({ changes }) => changes.length > 0),
    ...(began === undefined ? {} : { verdictsSince: began.day }),
  };
}
