import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { backendBehaviour } from '../behaviour.ts';
import { labMilliseconds } from '../scale.ts';
import type { BackendSettings, Tally } from './backend-settings.ts';
import type { Database } from './database.ts';
import { answered } from './entities.ts';
import { fetchKeysBlocking, KeyRing } from './key-ring.ts';
import { objectsOf, readBody } from './request-body.ts';
import { match } from './routes.ts';
import type { Streams } from './streams.ts';
import { refusal } from './tokens.ts';

/** An image of the size of a rendered grid square: bytes that no proxy can make much smaller. */
const image = Buffer.alloc(1024 ** 2);
for (let index = 0, value = 1; index < image.length; index += 1) {
  value = (value * 48_271) % 0x7fffffff;
  image[index] = value & 0xff;
}

const problem = 'Internal Server Error';

/**
 * The backend's answers to requests: the route, then the body's JSON, then the token, then the body's fields, then what
 * the route does. A body is read whole whatever the token is worth.
 * @see https://github.com/encode/uvicorn/blob/e6c7ce7/uvicorn/protocols/http/httptools_impl.py#L505-L532
 * @see https://github.com/DiamondLightSource/smartem-decisions/blob/22cd745/src/smartem_backend/api_server.py#L1881-L1967
 */
export function answering(settings: BackendSettings, database: Database, streams: Streams, tally: Tally) {
  const { scale, issuer, allowedAzp, jwksUri } = settings;
  const limit = labMilliseconds(scale, backendBehaviour.keyFetch.lasts);
  const keys = new KeyRing(() => fetchKeysBlocking(jwksUri, limit));
  const rules = { issuer, allowedAzp, leeway: labMilliseconds(scale, backendBehaviour.leeway.lasts) / 1000 };
  const stale = labMilliseconds(scale, backendBehaviour.stale.lasts);

  /** The session's connection, where it is the agent's and has given a sign of life of late. */
  const active = (agent: string, session: string) => {
    const last = database.connection(session);
    const lives = database.agentOf(session) === agent && last !== undefined && Date.now() - last.at < stale;
    return lives ? last.connection : undefined;
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // Uvicorn sends what has no length in chunks to a client of HTTP/1.0, too; Node does not by itself.
    response.useChunkedEncodingByDefault = true;
    const send = (status: number, type: string, text: string, headers: Record<string, string> = {}) => {
      const sent = { 'Content-Type': type, 'Content-Length': String(Buffer.byteLength(text)), ...headers };
      response.writeHead(status, sent).end(text);
    };
    const say = (status: number, body: unknown, headers: Record<string, string> = {}) =>
      send(status, 'application/json', JSON.stringify(body), headers);
    const found = match(request.method, request.url);
    if (found === 'none') return say(404, { detail: 'Not Found' });
    if (found === 'other method') return say(405, { detail: 'Method Not Allowed' });
    const { route, names } = found;
    const read = route.takes === undefined ? { value: undefined, bytes: 0 } : await readBody(request);
    if ('refused' in read) return say(read.refused, { detail: 'There was an error parsing the body' });
    if (!route.open) {
      const why = await refusal(request.headers.authorization, keys, rules);
      if (why !== undefined) return say(401, { detail: why }, { 'WWW-Authenticate': 'Bearer' });
    }
    const objects = route.takes === undefined ? [] : objectsOf(read.value, route.takes);
    if (objects === undefined) return say(422, { detail: [] });
    const [body = {}] = objects;
    const { agent_id: agent = '', session_id: session = '', instruction_id: instruction = '' } = names;
    switch (route.action) {
      case 'tell':
        return say(200, { status: 'ok', path: route.path });
      case 'confirm':
        return say(200, true);
      case 'stream':
        return streams.open(response, agent, session);
      case 'image':
        response.writeHead(200, { 'Content-Type': 'image/png', 'Content-Length': image.length });
        response.end(image);
        return;
      case 'heartbeat': {
        const connection = active(agent, session);
        if (connection === undefined) return say(404, { detail: 'No active connection found for agent and session' });
        database.append({ kind: 'alive', session, connection, at: Date.now() });
        tally.heartbeats += 1;
        const now = new Date().toISOString();
        const content = { status: 'success', agent_id: agent, session_id: session, heartbeat_timestamp: now };
        return say(200, { ...content, connection_id: connection });
      }
      case 'acknowledge': {
        const connection = active(agent, session);
        const row = database.instruction(instruction);
        const ours = row !== undefined && row.session === session && row.agent === agent;
        // Whatever the reason, the real one's own `except` makes it a 500.
        if (connection === undefined || !ours || row.status !== 'sent' || !streams.switches.storesAcknowledgements)
          return say(500, { detail: 'Internal server error' });
        database.append({ kind: 'acknowledged', id: instruction });
        database.append({ kind: 'alive', session, connection, at: Date.now() });
        const content = { status: 'success', instruction_id: instruction, acknowledged_at: new Date().toISOString() };
        return say(200, { ...content, agent_id: agent, session_id: session });
      }
      case 'take-logs': {
        const { logs } = body;
        if (!Array.isArray(logs)) return say(422, { detail: [] });
        const owner = database.agentOf(session);
        if (owner === undefined) return say(404, { detail: 'Session not found' });
        if (owner !== agent) return say(403, { detail: 'Session does not belong to agent' });
        tally.logBatches += 1;
        if (logs.length > 0 && !streams.switches.storesLogs) return send(500, 'text/plain; charset=utf-8', problem);
        return say(200, { stored: Math.min(logs.length, 500) });
      }
      case 'create-session': {
        const { session_id = randomUUID(), agent_id = 'test-agent' } = body;
        database.append({ kind: 'session', session: String(session_id), agent: String(agent_id) });
        return say(200, { session_id, agent_id, status: 'created', created_at: new Date().toISOString() });
      }
      case 'take-body': {
        tally.largestBody = Math.max(tally.largestBody, read.bytes);
        const fields = route.answers ?? [];
        const path = { ...names, atlastile_uuid: names['tile_uuid'] };
        const made = objects.map((one) => answered(fields, { ...one, ...path }));
        return say(route.method === 'PUT' ? 200 : 201, route.takes?.as === 'object' ? made[0] : made);
      }
    }
  }

  return (request: IncomingMessage, response: ServerResponse): void => {
    // A peer that goes away in mid-request is no matter of the backend's.
    answer(request, response).catch((error: unknown) => {
      if (!request.destroyed) console.error(error);
      response.destroy();
    });
  };
}
