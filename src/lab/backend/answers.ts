import type { IncomingMessage, ServerResponse } from 'node:http';
import { backendBehaviour } from '../behaviour.ts';
import { labMilliseconds } from '../scale.ts';
import type { Database } from './database.ts';
import { fetchKeysBlocking, KeyRing } from './keys.ts';
import { match } from './routes.ts';
import type { BackendSettings } from './settings.ts';
import type { Streams } from './streams.ts';
import { refusal } from './tokens.ts';

/** What was answered, since the start. */
export interface Tally {
  acknowledgements: number;
  heartbeats: number;
  bodies: number;
  largestBody: number;
  readonly answers: Record<string, number>;
}

export const emptyTally = (): Tally => ({
  acknowledgements: 0,
  heartbeats: 0,
  bodies: 0,
  largestBody: 0,
  answers: {},
});

/** An image of the size of a rendered grid square: bytes that no proxy can make much smaller. */
const image = Buffer.alloc(1024 ** 2);
for (let index = 0, value = 1; index < image.length; index += 1) {
  value = (value * 48_271) % 0x7fffffff;
  image[index] = value & 0xff;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** The backend's answers to requests: routes, then the token, then what the route does. */
export function answering(settings: BackendSettings, database: Database, streams: Streams, tally: Tally) {
  const { scale, issuer, allowedAzp, jwksUri } = settings;
  const limit = labMilliseconds(scale, backendBehaviour.keyFetch.lasts);
  const keys = new KeyRing(() => fetchKeysBlocking(jwksUri, limit));
  const rules = { issuer, allowedAzp, leeway: labMilliseconds(scale, backendBehaviour.leeway.lasts) / 1000 };
  const stale = labMilliseconds(scale, backendBehaviour.stale.lasts);

  const isActive = (session: string) => {
    const last = database.connection(session);
    return last !== undefined && Date.now() - last.at < stale;
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const say = (status: number, body: object, headers: Record<string, string> = {}) => {
      response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
      response.end(JSON.stringify(body));
    };
    const found = match(request.method, request.url);
    if (found === 'none') return say(404, { detail: 'Not Found' });
    if (found === 'other method') return say(405, { detail: 'Method Not Allowed' });
    const { route, names } = found;
    if (!route.open) {
      const why = await refusal(request.headers.authorization, keys, rules);
      if (why !== undefined) return say(401, { detail: why }, { 'WWW-Authenticate': 'Bearer' });
    }
    const { agent = '', session = '', instruction = '' } = names;
    switch (route.action) {
      case 'tell':
        return say(200, { path: route.path });
      case 'stream':
        return streams.open(response, agent, session);
      case 'image':
        response.writeHead(200, { 'Content-Type': 'image/png', 'Content-Length': image.length });
        response.end(image);
        return;
      case 'heartbeat': {
        const last = database.connection(session);
        if (last === undefined || !isActive(session)) return say(404, { detail: 'No active connection found' });
        database.append({ kind: 'alive', session, connection: last.connection, at: Date.now() });
        tally.heartbeats += 1;
        return say(200, { status: 'success', agent_id: agent, session_id: session, connection_id: last.connection });
      }
      case 'acknowledge': {
        await bodyOf(request);
        const row = database.instruction(instruction);
        if (row === undefined) return say(404, { detail: 'Instruction not found' });
        if (!isActive(session)) return say(404, { detail: 'Agent not connected' });
        if (row.status !== 'sent') return say(400, { detail: 'Instruction cannot be acknowledged (invalid status)' });
        database.append({ kind: 'acknowledged', id: instruction });
        tally.acknowledgements += 1;
        return say(200, { status: 'success', instruction_id: instruction, agent_id: agent, session_id: session });
      }
      case 'create-session': {
        const body = parsed(await bodyOf(request)) as { session_id?: string; agent_id?: string } | undefined;
        if (body?.session_id === undefined || body.agent_id === undefined) return say(422, { detail: [] });
        database.append({ kind: 'session', session: body.session_id, agent: body.agent_id });
        return say(200, { session_id: body.session_id, agent_id: body.agent_id, status: 'active' });
      }
      case 'take-body': {
        const body = await bodyOf(request);
        if (parsed(body) === undefined) return say(422, { detail: [] });
        tally.bodies += 1;
        tally.largestBody = Math.max(tally.largestBody, body.length);
        return say(201, { bytes: body.length });
      }
    }
  }

  return (request: IncomingMessage, response: ServerResponse): void => {
    response.once('close', () => {
      const status = response.headersSent ? String(response.statusCode) : 'none';
      tally.answers[status] = (tally.answers[status] ?? 0) + 1;
    });
    // A peer that goes away in mid-request is no matter of the backend's.
    answer(request, response).catch((error: unknown) => {
      if (!request.destroyed) console.error(error);
      response.destroy();
    });
  };
}
