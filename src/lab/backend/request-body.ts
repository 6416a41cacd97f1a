import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { Takes } from '../api-routes.ts';

/** A request's body as far as it could be read, or the status with which it is refused before anything else is looked at. */
export type Read = { readonly value: unknown; readonly bytes: number } | { readonly refused: 400 | 422 };

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads a body whole, as FastAPI does before it looks at the token: what says that it is JSON and is none gets 422, what
 * is no text 400. What says that it is something else is left as it is, and fits no route.
 * @see https://github.com/fastapi/fastapi/blob/0.142.2/fastapi/routing.py#L443-L507
 */
export async function readBody(request: IncomingMessage): Promise<Read> {
  const body = await buffer(request);
  const bytes = body.length;
  const says = (request.headers['content-type'] ?? '').split(';')[0]?.trim();
  if (bytes === 0 || says !== 'application/json') return { value: undefined, bytes };
  let text: string;
  try {
    text = utf8.decode(body);
  } catch {
    return { refused: 400 };
  }
  try {
    return { value: JSON.parse(text), bytes };
  } catch {
    return { refused: 422 };
  }
}

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The objects of a body, one or several, where it is what the route wants; `undefined` where it gets 422. */
export function objectsOf(value: unknown, { as, needs }: Takes): readonly Fields[] | undefined {
  const objects: readonly unknown[] = as === 'object' ? [value] : Array.isArray(value) ? value : [undefined];
  const fit = (one: unknown): one is Fields => isObject(one) && needs.every((field) => field in one);
  return objects.every(fit) ? objects : undefined;
}
