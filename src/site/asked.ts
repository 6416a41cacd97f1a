import { loadManifests } from '../kubernetes/load-manifests.ts';
import type { ByEnvironment } from '../network/asked/openings.ts';
import { type Asked, partiesAsked } from '../network/asked/parties.ts';
import { type OptionSheet, sheetsOf } from '../network/asked/sheet.ts';
import type { DecisionRecord, OptionRecord } from '../record/record.ts';
import { pageLink } from './links.ts';
import { getManifests, root } from './records.ts';
import { environmentsOf } from './runbook.ts';

/** A party that is asked something, with what the options of the outcome ask of it. */
export interface PartyPage {
  readonly asked: Asked;
  readonly sheets: readonly OptionSheet[];
}

/** The page of a party that is asked; of all of them where none is named. */
export const askedLink = (record: DecisionRecord, party?: string): string =>
  pageLink([record.folder, 'asked', ...(party === undefined ? [] : [party])].join('/'));

async function byEnvironment(record: DecisionRecord, option: OptionRecord): Promise<ByEnvironment> {
  const found = environmentsOf(loadManifests(`${root}/${record.folder}`, root));
  // What the record says of production holds without manifests, too.
  const read = [...new Set(['production', ...found])].map(
    async (environment) => [environment, await getManifests(record, option, environment)] as const,
  );
  return Object.fromEntries(await Promise.all(read));
}

/** Each party that is asked something, in the parties’ order. */
export async function getAsked(record: DecisionRecord): Promise<PartyPage[]> {
  const manifests = new Map(
    await Promise.all(
      record.options.map(async (option) => [option.slug, await byEnvironment(record, option)] as const),
    ),
  );
  return partiesAsked(record).map((asked) => ({
    asked,
    sheets: sheetsOf(record, asked, (slug) => manifests.get(slug) ?? {}),
  }));
}

/** Each party of each decision that is asked something, as the paths of its text and of its rows name it. */
export async function askedPaths(records: readonly DecisionRecord[]) {
  const pages = await Promise.all(
    records.map(async (record) => (await getAsked(record)).map((page) => ({ record, page }))),
  );
  return pages.flat().map(({ record, page }) => ({
    params: { decision: record.id, party: page.asked.party },
    props: { record, page },
  }));
}
