import type { APIRoute, GetStaticPaths } from 'astro';
import { textOf } from '../../../../network/asked/sheet-text.ts';
import type { DecisionRecord } from '../../../../record/record.ts';
import { askedPaths, type PartyPage } from '../../../../site/asked.ts';
import { getDecisions } from '../../../../site/records.ts';

/** What is asked of each party as plain text, to paste into a ticket. */
export const getStaticPaths = (() => askedPaths(getDecisions())) satisfies GetStaticPaths;

export const GET: APIRoute<{ record: DecisionRecord; page: PartyPage }> = ({ props: { record, page } }) =>
  new Response(textOf(record, page.asked, page.sheets), { headers: { 'content-type': 'text/plain; charset=utf-8' } });
