import type { IncomingHttpHeaders } from 'node:http';
import { codeOf, type Dial, dial } from './dial.ts';

export interface Call extends Dial {
  readonly url: string;
  /** The path to ask for as it stands, with no dot or slash of it put in order; the address’s, if left out. */
  readonly path?: string;
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly token?: string | undefined;
  readonly body?: string;
  /** JSON, if left out. */
  readonly contentType?: string;
  /** Whether a stream of events is left as soon as it is open, with its status for an answer. */
  readonly leavesStreams?: true;
  /** For the whole call, in milliseconds. The real client's REST calls have none; an experiment cannot wait for ever. */
  readonly limit: number;
}

export interface Answer {
  /** The status; 0 where there was no whole answer. */
  readonly status: number;
  /** Why there was none: a system's error code, or `limit`. */
  readonly failure?: string;
  /** The body's text. */
  readonly text: string;
  readonly bytes: number;
  /** From the call to the last byte, in milliseconds. */
  readonly took: number;
  readonly headers: IncomingHttpHeaders;
}

/**
 * Makes one call, and follows no redirection. Never throws: what went wrong is in the answer.
 * @see https://github.com/DiamondLightSource/smartem-decisions/blob/22cd745/src/smartem_backend/api_client.py#L242-L272
 */
export function callApi({
  url,
  path,
  method = 'GET',
  token,
  body,
  contentType = 'application/json',
  leavesStreams,
  limit,
  ...how
}: Call): Promise<Answer> {
  const started = performance.now();
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let answered = false;
    let headers: IncomingHttpHeaders = {};
    const finish = (status: number, failure?: string) => {
      clearTimeout(timer);
      resolve({
        status,
        ...(failure === undefined ? {} : { failure }),
        get text() {
          return Buffer.concat(chunks).toString('utf8');
        },
        bytes: chunks.reduce((sum, { length }) => sum + length, 0),
        took: performance.now() - started,
        headers,
      });
      if (!answered) request.destroy();
    };
    const sent = {
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'Content-Type': contentType, 'Content-Length': Buffer.byteLength(body) }),
    };
    const request = dial(url, how, { method, headers: sent, ...(path === undefined ? {} : { path }) }, (response) => {
      headers = response.headers;
      const { statusCode = 0 } = response;
      if (leavesStreams && headers['content-type']?.startsWith('text/event-stream')) return finish(statusCode);
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('end', () => {
        answered = true;
        finish(statusCode);
      });
      response.once('error', (error) => finish(0, codeOf(error)));
    });
    const timer = setTimeout(() => finish(0, 'limit'), limit);
    request.on('error', (error) => finish(0, codeOf(error)));
    request.end(body);
  });
}
