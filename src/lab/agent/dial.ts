import { type ClientRequest, Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { createSecureContext } from 'node:tls';

/** How the lab's clients reach others. */
export interface Dial {
  /** The one authority that is trusted, as PEM text, or an empty text for plain HTTP; nothing else is, not even what the system trusts. */
  readonly ca: string;
  /** The address of an HTTP proxy that is asked to CONNECT: `http://127.0.0.1:3128`. */
  readonly proxy?: string | undefined;
  /** What keeps connections for further requests; without it, each has one of its own. */
  readonly kept?: HttpAgent;
}

/** Every name is this machine: whatever a manifest says, the lab reaches no other. */
const loopback: LookupFunction = (_host, options, callback) =>
  options.all ? callback(null, [{ address: '127.0.0.1', family: 4 }] as never, 4) : callback(null, '127.0.0.1', 4);

const agents = new Map<string, HttpAgent>();

/** One for all requests that dial alike, so that a thousand streams share one trust store. It keeps no connection. */
function agentFor(secure: boolean, { ca, proxy }: Dial): HttpAgent {
  const key = `${secure}\n${proxy}\n${ca}`;
  const known = agents.get(key);
  if (known !== undefined) return known;
  if (secure && ca === '') throw new Error('HTTPS needs an authority to trust; the system’s own are not taken');
  // A fresh session each time, as in the real client, whose requests share nothing.
  const common = { keepAlive: false, maxCachedSessions: 0, lookup: loopback };
  const through = proxy === undefined ? {} : { proxyEnv: { HTTP_PROXY: proxy, HTTPS_PROXY: proxy } };
  const made = secure
    ? new HttpsAgent({ ...common, ...through, secureContext: createSecureContext({ ca }) })
    : new HttpAgent({ ...common, ...through });
  agents.set(key, made);
  return made;
}

export interface Asked {
  readonly method: string;
  readonly headers?: Readonly<Record<string, string | number>>;
  /** The path to ask for as it stands, with no dot or slash of it put in order; the address’s, if left out. */
  readonly path?: string;
}

/** Begins a request; the caller ends it. */
export function dial(
  url: string,
  how: Dial,
  { method, headers = {}, ...asked }: Asked,
  onResponse: (response: IncomingMessage) => void,
): ClientRequest {
  const secure = url.startsWith('https:');
  const options = { ...asked, method, headers, lookup: loopback, agent: how.kept ?? agentFor(secure, how) };
  return secure ? httpsRequest(url, options, onResponse) : httpRequest(url, options, onResponse);
}

/** The system's word for what went wrong, `ECONNREFUSED`, or the message where there is none. */
export function codeOf(error: Error): string {
  return (error as NodeJS.ErrnoException).code ?? error.message;
}
