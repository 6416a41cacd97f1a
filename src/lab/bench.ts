import { readFileSync } from 'node:fs';
import { callApi } from './agent/rest.ts';
import { openStream, type Stream, type StreamReport } from './agent/stream.ts';
import { tokensFrom } from './agent/token.ts';
import { type BackendProcess, startBackend } from './backend/process.ts';
import { type IdentityProcess, startIdentity } from './identity/process.ts';
import { agentClient } from './identity/settings.ts';
import { type OpenWay, openWay } from './parts/way.ts';
import { openWorkspace } from './run/workspace.ts';
import type { Scale } from './scale.ts';
import type { Way } from './way.ts';

/** A stream with all that was seen of it so far. */
export interface WatchedStream extends Stream {
  readonly reports: readonly StreamReport[];
  /** When it was asked for, in milliseconds since 1970. */
  readonly asked: number;
}

/** A way with both its ends, running. */
export interface Bench {
  readonly way: OpenWay;
  readonly backend: BackendProcess;
  readonly identity: IdentityProcess;
  /** Opens a stream as an agent of its own, of which nothing else is known. `readLimit` is in milliseconds of the lab. */
  stream(readLimit: number): Promise<WatchedStream & { readonly agent: string; readonly session: string }>;
  /** Asks for what needs no token, and gives the status; 0 where there was no answer. */
  status(): Promise<number>;
  /** Posts a body and gives the status; 0 where there was no answer. */
  post(path: string, body: string): Promise<number>;
  stop(): Promise<void>;
}

/** How long a call may take, in milliseconds of this machine's time. */
const callLimit = 20_000;

/** Starts identity provider, backend and every hop of a way. What has started is stopped again where something does not. */
export async function openBench(way: Way, scale: Scale): Promise<Bench> {
  const workspace = openWorkspace();
  const { folder } = workspace;
  const opened: (() => Promise<unknown>)[] = [];
  let agents = 0;
  const stop = async () => {
    for (const close of opened.splice(0).reverse()) await close();
    workspace.close();
  };
  try {
    const identity = await startIdentity({ scale, folder });
    opened.push(() => identity.stop());
    const { issuer, jwksUri, tokenUri } = identity;
    const backend = await startBackend({ scale, folder, issuer, jwksUri });
    opened.push(() => backend.stop());
    const open = await openWay(way, { workspace, scale, service: backend.port });
    opened.push(() => open.stop());
    const trust = { ca: readFileSync(open.authority, 'utf8'), proxy: open.proxy };
    const tokens = tokensFrom({ tokenUri, client: agentClient, scale, ca: '' });
    return {
      way: open,
      backend,
      identity,
      async stream(readLimit) {
        agents += 1;
        const [agent, session] = ['microscope', `session-${agents}`];
        backend.openSession(agent, session);
        const reports: StreamReport[] = [];
        const url = `${open.url}/agent/${agent}/session/${session}/instructions/stream`;
        const token = await tokens.get();
        const asked = performance.timeOrigin + performance.now();
        const stream = openStream({ url, token, readLimit, onEvent: (report) => reports.push(report), ...trust });
        return {
          agent,
          session,
          reports,
          asked,
          ended: stream.ended,
          get bytes() {
            return stream.bytes;
          },
          close: () => stream.close(),
        };
      },
      async status() {
        return (await callApi({ url: `${open.url}/status`, limit: callLimit, ...trust })).status;
      },
      async post(path, body) {
        const token = await tokens.get();
        const answer = await callApi({ url: open.url + path, method: 'POST', token, body, limit: callLimit, ...trust });
        return answer.status;
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
