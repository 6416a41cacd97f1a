import type { APIRoute, GetStaticPaths } from 'astro';
import type { DecisionRecord } from '../../../record/record.ts';
import type { Day } from '../../../record/source.ts';
import { atomOf } from '../../../site/changes/feed.ts';
import { changesLink, dayAnchor, feedLink, getPast } from '../../../site/changes/past.ts';
import { config } from '../../../site/config.ts';
import { getDecisions } from '../../../site/records.ts';

/** What changed in each decision as an Atom feed. */
export const getStaticPaths = (() =>
  getDecisions().map((record) => ({ params: { decision: record.id }, props: { record } }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ record: DecisionRecord }> = ({ props: { record } }) => {
  const absolute = (link: string) => new URL(link, config.site).href;
  const page = absolute(changesLink(record));
  const past = getPast(record);
  const frame = {
    title: `What has changed: ${record.title}`,
    author: `The authors of decision ${record.id.slice(0, 4)}`,
    self: absolute(feedLink(record)),
    page,
    dayLink: (day: Day) => `${page}#${dayAnchor(day)}`,
    began: new Date(record.definition.since),
  };
  return new Response(atomOf(frame, past?.days ?? []), { headers: { 'content-type': 'application/atom+xml' } });
};
