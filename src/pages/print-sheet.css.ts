import type { APIRoute } from 'astro';
import { sheetStyle, sourceOf } from '../site/print-sheet.ts';
import { root } from '../site/records.ts';

/** What each printed sheet names at its foot. */
export const GET: APIRoute = () =>
  new Response(sheetStyle('Agent connectivity', sourceOf(root)), { headers: { 'Content-Type': 'text/css' } });
