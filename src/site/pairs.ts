import { readFileSync } from 'node:fs';
import type { WithManifests } from '../network/pair/manifests.ts';
import type { DecisionRecord, OptionRecord } from '../record/record.ts';
import { pageLink } from './links.ts';
import { getManifests, root } from './records.ts';

/** Every two options of a decision, in the options’ order. */
export const pairsOf = ({ options }: Pick<DecisionRecord, 'options'>): [OptionRecord, OptionRecord][] =>
  options.flatMap((first, index) =>
    options.slice(index + 1).map((second): [OptionRecord, OptionRecord] => [first, second]),
  );

/** What the page of two options is called: `a-and-b-ii`. */
export const pairName = (first: OptionRecord, second: OptionRecord): string =>
  `${first.definition.letter}-and-${second.definition.letter}`.toLowerCase();

/** The page of two options, in whichever order they are given. */
export function pairLink(record: DecisionRecord, one: OptionRecord, other: OptionRecord): string {
  const [first, second] = record.options.indexOf(one) < record.options.indexOf(other) ? [one, other] : [other, one];
  return pageLink(`${record.folder}/compare/${pairName(first, second)}`);
}

/** An option with its manifests of one environment, as they stand on disk. */
export async function withManifests(
  record: DecisionRecord,
  option: OptionRecord,
  environment: string,
): Promise<WithManifests> {
  const { documents, routes } = await getManifests(record, option, environment);
  return { option, documents, routes, text: (file) => readFileSync(`${root}/${file}`, 'utf8') };
}
