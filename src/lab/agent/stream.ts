import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { createParser } from 'eventsource-parser';
import { now } from '../clock.ts';
import { codeOf, type Dial, dial } from './dial.ts';

/** How the end of a stream looked to the client. */
export type StreamEnd =
  /** The response ended as it should. */
  | { readonly how: 'clean' }
  /** The connection was closed in mid-response. */
  | { readonly how: 'cut' }
  /** The connection was reset in mid-response. */
  | { readonly how: 'reset' }
  /** Nothing came within the read limit. */
  | { readonly how: 'silent' }
  /** Another status than 200. */
  | { readonly how: 'refused'; readonly status: number }
  /** There was no answer: nobody listened, the name or the certificate was wrong, a proxy refused. */
  | { readonly how: 'unreachable'; readonly why: string }
  /** The client closed it itself. */
  | { readonly how: 'closed' };

/** An event, and when it came, in milliseconds of the machine’s clock. */
export interface EventReport {
  readonly kind: 'event';
  readonly at: number;
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Each end of a stream in words, as a sentence on the stream goes on. */
export const endWords: Readonly<Record<StreamEnd['how'], string>> = {
  clean: 'ended in good order',
  cut: 'cut in mid-response',
  reset: 'reset',
  silent: 'given up by the agent after its own limit on silence',
  refused: 'refused',
  unreachable: 'out of reach',
  closed: 'closed',
};

export type StreamReport =
  | { readonly kind: 'open'; readonly at: number; readonly headers: Readonly<Record<string, unknown>> }
  | { readonly kind: 'comment'; readonly at: number }
  | EventReport
  | { readonly kind: 'end'; readonly at: number; readonly end: StreamEnd };

export interface StreamStart extends Dial {
  readonly url: string;
  readonly token?: string | undefined;
  /** In milliseconds: for connecting, for the answer, and for the silence between two reads. */
  readonly readLimit: number;
  /** Told of all that happens, with the time in milliseconds of the machine’s clock; the end comes last and once. */
  readonly onEvent: (report: StreamReport) => void;
}

export interface Stream {
  /** The answer’s status, once it is known; 0 where there is none. */
  readonly status: Promise<number>;
  readonly ended: Promise<StreamEnd>;
  /** Bytes of the response's body so far. */
  readonly bytes: number;
  /**
   * The client does something else for a while: its limit on silence does not run, and what comes is read only as far as
   * the system would keep it.
   */
  pause(): void;
  /** The client reads on, with its limit from the beginning. */
  resume(): void;
  close(): void;
}

/** The event that brought an instruction; `undefined` while it has not come. */
export const eventOf = (reports: readonly StreamReport[], instruction: string): EventReport | undefined =>
  reports.find((one): one is EventReport => one.kind === 'event' && one.data['instruction_id'] === instruction);

/** From the API’s writing of an instruction to its arrival, in milliseconds. */
export const delayOf = ({ at, data }: EventReport): number =>
  at - Number((data['metadata'] as { readonly written_at?: number } | undefined)?.written_at);

/** How much the system keeps for a client that does not read, in bytes. */
const room = 64 * 1024;

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : { value };
  } catch {
    return { unreadable: text };
  }
}

/** The response's text: unpacked as it comes, where a hop has compressed it. */
const unpacked = (response: IncomingMessage): Readable =>
  response.headers['content-encoding'] === 'gzip' ? response.pipe(createGunzip()) : response;

/**
 * Opens a stream as the agent does: a request of its own, one limit for connecting and for each read. It takes
 * compressed answers, as the real client's library asks for them unless it is told otherwise.
 * @see https://github.com/DiamondLightSource/smartem-decisions/blob/22cd745/src/smartem_backend/api_client.py#L752-L757
 * @see https://github.com/psf/requests/blob/v2.34.2/src/requests/utils.py#L955-L962
 */
export function openStream({ url, token, readLimit, onEvent, ...how }: StreamStart): Stream {
  let bytes = 0;
  let unread = 0;
  let paused = false;
  let answered = false;
  let body: IncomingMessage | undefined;
  let settled = false;
  const { promise: status, resolve: tellStatus } = Promise.withResolvers<number>();
  const { promise: ended, resolve } = Promise.withResolvers<StreamEnd>();

  const headers = {
    Accept: 'text/event-stream',
    'Accept-Encoding': 'gzip',
    ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
  };
  const request = dial(url, how, { method: 'GET', headers }, (response) => {
    restartLimit();
    answered = true;
    tellStatus(response.statusCode ?? 0);
    if (response.statusCode !== 200) return finish({ how: 'refused', status: response.statusCode ?? 0 });
    body = response;
    onEvent({ kind: 'open', at: now(), headers: response.headers });
    const decoder = new TextDecoder();
    const parser = createParser({
      onEvent: ({ event, data }) => onEvent({ kind: 'event', at: now(), name: event ?? 'message', data: parsed(data) }),
      onComment: () => onEvent({ kind: 'comment', at: now() }),
    });
    response.on('data', (chunk: Buffer) => {
      if (settled) return;
      restartLimit();
      bytes += chunk.length;
      if (!paused) return;
      unread += chunk.length;
      if (unread > room) response.pause();
    });
    const text = unpacked(response);
    text.on('data', (chunk: Buffer) => {
      if (!settled) parser.feed(decoder.decode(chunk, { stream: true }));
    });
    text.once('error', () => finish({ how: 'cut' }));
    text.once('end', () => finish({ how: 'clean' }));
    // Node says “aborted” of a connection that was closed and of one that was reset; the request's own error tells them
    // apart and comes first.
    response.once('error', () => finish({ how: 'cut' }));
  });
  const wait = () => setTimeout(() => finish({ how: 'silent' }), readLimit);
  let timer = wait();
  const restartLimit = () => {
    if (!paused) timer.refresh();
  };

  function finish(end: StreamEnd): void {
    if (settled) return;
    settled = true;
    clearTimeout(timer);
    request.destroy();
    tellStatus(0);
    onEvent({ kind: 'end', at: now(), end });
    resolve(end);
  }

  request.once('socket', (socket) => socket.once('connect', restartLimit));
  request.on('error', (error) => {
    if (!answered) return finish({ how: 'unreachable', why: codeOf(error) });
    finish({ how: codeOf(error) === 'ECONNRESET' ? 'reset' : 'cut' });
  });
  request.end();

  return {
    status,
    ended,
    get bytes() {
      return bytes;
    },
    pause() {
      paused = true;
      clearTimeout(timer);
    },
    resume() {
      if (!paused || settled) return;
      paused = false;
      unread = 0;
      timer = wait();
      body?.resume();
    },
    close: () => finish({ how: 'closed' }),
  };
}
