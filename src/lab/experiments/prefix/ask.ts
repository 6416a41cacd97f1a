import { type Dial, dial } from '../../agent/dial.ts';

/** One request, its path as it is to stand in the request line. */
export interface Question {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly token?: string;
  readonly body?: string;
}

/** What came back, as far as it tells who answered. */
export interface Reply {
  /** 0 where there was no answer. */
  readonly status: number;
  readonly contentType: string;
  /** The beginning of the body; empty for a stream, which is left as soon as it is open. */
  readonly text: string;
}

/** How long one answer may take, in milliseconds of this machine’s time. */
const patience = 5_000;
const enoughText = 4_096;

/** Asks on a connection of its own, and follows no redirection. Never throws: without an answer, the status is 0. */
export function ask(origin: string, how: Dial, { method, path, token, body }: Question): Promise<Reply> {
  return new Promise((resolve) => {
    const finish = (reply: Reply) => {
      clearTimeout(timer);
      resolve(reply);
      request.destroy();
    };
    const headers = {
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) }),
    };
    const request = dial(origin, how, { method, headers, path }, (response) => {
      const { statusCode: status = 0 } = response;
      const contentType = response.headers['content-type'] ?? '';
      if (contentType.startsWith('text/event-stream')) return finish({ status, contentType, text: '' });
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        if (text.length < enoughText) text += chunk;
      });
      response.once('end', () => finish({ status, contentType, text }));
      response.once('error', () => finish({ status: 0, contentType, text }));
    });
    const none: Reply = { status: 0, contentType: '', text: '' };
    const timer = setTimeout(() => finish(none), patience);
    request.on('error', () => finish(none));
    request.end(body);
  });
}
