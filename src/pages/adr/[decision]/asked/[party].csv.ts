import type { APIRoute, GetStaticPaths } from 'astro';
import { csvOf, rowsOf } from '../../../../network/asked/sheet-csv.ts';
import type { DecisionRecord } from '../../../../record/record.ts';
import { askedPaths, type PartyPage } from '../../../../site/asked.ts';
import { getDecisions } from '../../../../site/records.ts';

/** What is asked of each party as rows for a spreadsheet. */
export const getStaticPaths = (() => askedPaths(getDecisions())) satisfies GetStaticPaths;

export const GET: APIRoute<{ record: DecisionRecord; page: PartyPage }> = ({ props: { record, page } }) =>
  new Response(csvOf(rowsOf(record, page.asked, page.sheets)), {
    headers: { 'content-type': 'text/csv; charset=utf-8; header=present' },
  });
