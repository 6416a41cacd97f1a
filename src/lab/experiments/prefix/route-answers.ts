import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, type Call, callApi } from '../../agent/rest.ts';
import type { Bench, Entry } from '../../bench.ts';

/** The index page of a hop that serves files, by which its answers are known. */
export const page = '<!doctype html><title>The frontend’s page</title>';

/** One request, its path as it is to stand in the request line. */
export type Question = Pick<Call, 'method' | 'token' | 'body'> & { readonly path: string };

/** How long one answer may take, in milliseconds of this machine’s time. */
const limit = 5_000;

/** Asks at an entry, whatever the path of its address. */
export const ask = ({ url, dial }: Entry, question: Question): Promise<Answer> =>
  callApi({ url: new URL(url).origin, limit, leavesStreams: true, ...question, ...dial });

/** One request with who answered it. */
export interface Seen {
  readonly path: string;
  readonly status: number;
  /** The component that answered; says nothing where the status is 0. */
  readonly by: string;
  /** Whether a route of the API’s took it, whatever it said of the token or the body. */
  readonly routed: boolean;
}

const api = 'the API';

/** What the API says where it has no such route, or none for this method. */
const unrouted: readonly unknown[] = ['Not Found', 'Method Not Allowed'];

/** What only the API can have said; `undefined` where another answered. */
export function apiAnswerIn({
  headers: { 'content-type': contentType = '' },
  text,
}: Pick<Answer, 'headers' | 'text'>): { readonly routed: boolean } | undefined {
  if (contentType.startsWith('text/event-stream') || contentType === 'image/png') return { routed: true };
  if (!contentType.startsWith('application/json')) return undefined;
  try {
    const content = JSON.parse(text) as { readonly detail?: unknown };
    return { routed: !unrouted.includes(content.detail) };
  } catch {
    return undefined;
  }
}

const isPage = ({ text }: Answer): boolean => text === page;

/** The innermost nginx that a request came to, by the logs: one that passed it on and one that answered are both in. */
function innermost({ way, workspace }: Bench, marker: string): string | undefined {
  const logged = way.hops.filter(({ hop }) => {
    const log = join(workspace.folder, hop.id, 'access.log');
    return hop.part === 'nginx' && existsSync(log) && readFileSync(log, 'utf8').includes(marker);
  });
  return logged.at(-1)?.hop.label;
}

/** Asks at the option’s host, one after the other, and tells who answered. */
export async function askAll(bench: Bench, questions: readonly Question[], round: string): Promise<Seen[]> {
  const markerOf = (index: number) => `asked=${round}-${index}.`;
  const replies: Answer[] = [];
  for (const [index, question] of questions.entries())
    replies.push(await ask(bench.through, { ...question, path: `${question.path}?${markerOf(index)}` }));
  // A log’s line may be written after the answer was read.
  await sleep(100);
  return replies.map((reply, index): Seen => {
    const { status } = reply;
    const path = questions[index]?.path ?? '';
    const answer = apiAnswerIn(reply);
    if (answer !== undefined) return { path, status, by: api, ...answer };
    const hop = innermost(bench, markerOf(index)) ?? 'a hop';
    const by = isPage(reply) ? `${hop} with the frontend’s page` : hop;
    return { path, status, by, routed: false };
  });
}
