import type { APIRoute } from 'astro';
import { choiceStyle } from '../../../site/matrix-choice.ts';
import { getDecisions } from '../../../site/records.ts';

export const getStaticPaths = () =>
  getDecisions().map(({ id, options }) => ({ params: { decision: id }, props: { options: options.length } }));

/** What the matrix of a decision shows of what is chosen. */
export const GET: APIRoute = ({ props }) =>
  new Response(choiceStyle(Number(props['options'])), { headers: { 'Content-Type': 'text/css' } });
