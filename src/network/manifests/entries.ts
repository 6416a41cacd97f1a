import type { ManifestDocument } from '../../kubernetes/parse.ts';
import { problem } from '../../kubernetes/problem.ts';
import type { Finding, Place } from '../../record/finding.ts';
import type { DecisionRecord, OptionRecord } from '../../record/record.ts';
import { type Paths, platformOf, routeOf } from '../route-decision.ts';
import { browsersPath, inCluster, type Step, undecided, walk } from '../walk.ts';

/** Where traffic enters the cluster, and what it asks for there. */
export interface Entry {
  readonly entry: Step;
  readonly next: Step;
  /** The path that the client asks for, with every prefix still on it; absent where the flow names none. */
  readonly asked: string | undefined;
}

/** What an option says of one flow where it enters the cluster, and what its manifests of one environment say. */
export interface Passage extends Entry {
  readonly option: OptionRecord;
  readonly environment: string;
  readonly documents: readonly ManifestDocument[];
}

/** A place in a manifest that does not do what the path says. */
export const off = ({ option }: Passage, place: Place, message: string): Finding =>
  problem(place, 'manifest/way', message, `Correct it, or the path in ${option.folder}/option.ts.`);

function entryOf(record: DecisionRecord, steps: readonly Step[], request: string | undefined): Entry[] {
  const index = steps.findIndex(({ target }) => inCluster(record, target));
  const [entry, next] = steps.slice(index);
  if (index === -1 || entry === undefined || next === undefined) return [];
  const prefix = steps.slice(index).find(({ hop }) => hop.strips !== undefined)?.hop.strips ?? '';
  return [{ entry, next, asked: request && prefix + request }];
}

/** What an option says of its flows where they enter the cluster; nothing for flows that never do. */
export function entriesOf(record: DecisionRecord, option: OptionRecord): Entry[] {
  if (undecided(option) !== undefined) return [];
  return Object.values(routeOf(option).paths as Paths).flatMap((flows) =>
    Object.entries(flows).flatMap(([flow, path]) => {
      const request = / (\/\S+)/.exec(platformOf(record).flows[flow]?.request ?? '')?.[1];
      return entryOf(record, walk(record, option, path), request?.replaceAll(/\{\w+\}/g, '1'));
    }),
  );
}

/** Where browsers enter the cluster today, asking for the frontend’s first page. */
export function browsersEntry(record: DecisionRecord, option: OptionRecord): Entry | undefined {
  const path = browsersPath(record)?.path;
  if (path === undefined) return undefined;
  const [found] = entryOf(record, walk(record, option, path), undefined);
  return found && { ...found, asked: '/index.html' };
}
