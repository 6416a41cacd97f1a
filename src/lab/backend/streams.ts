import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { backendBehaviour } from '../behaviour.ts';
import { now } from '../clock.ts';
import { labMilliseconds, type Scale } from '../scale.ts';
import type { Switches } from './backend-settings.ts';
import type { Database, Instruction } from './database.ts';

const separator = '\r\n';

/**
 * An event as sse-starlette writes it: name, data, an empty line, each ended by CRLF, and no id.
 * @see https://github.com/sysid/sse-starlette/blob/04c56c8/sse_starlette/sse.py
 */
export function encodeEvent(name: string, data: object): string {
  return `event: ${name}${separator}data: ${JSON.stringify(data)}${separator}${separator}`;
}

/** A comment, which readers of the stream ignore: `: ping - 2026-11-25 02:00:00`. */
export function encodeComment(text: string): string {
  return `: ${text}${separator}${separator}`;
}

interface OpenStream {
  readonly response: ServerResponse;
  readonly agent: string;
  readonly session: string;
  readonly connection: string;
  /** As they were when it was opened. */
  readonly switches: Switches;
  readonly ping: NodeJS.Timeout;
  readonly silence: NodeJS.Timeout;
}

/** The agents' streams that one process of the backend holds. */
export class Streams {
  readonly #database: Database;
  readonly #scale: Scale;
  readonly #open = new Set<OpenStream>();
  /** For streams that are opened from now on, and for calls. */
  switches: Switches;
  opened = 0;
  bytes = 0;

  constructor(database: Database, scale: Scale, switches: Switches) {
    this.#database = database;
    this.#scale = scale;
    this.switches = switches;
  }

  get size(): number {
    return this.#open.size;
  }

  /**
   * Answers a request for a stream, whose token was found good; for a session that is not the agent’s, by an error.
   * @see https://github.com/DiamondLightSource/smartem-decisions/blob/22cd745/src/smartem_backend/api_server.py#L1661-L1720
   * @see https://github.com/sysid/sse-starlette/blob/04c56c8/sse_starlette/sse.py#L137-L140
   */
  open(response: ServerResponse, agent: string, session: string): void {
    response.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      Connection: 'keep-alive',
      ...(this.switches.accelHeader ? { 'X-Accel-Buffering': 'no' } : {}),
    });
    const connection = randomUUID();
    if (this.#database.agentOf(session) !== agent) {
      const error = {
        type: 'error',
        error: 'session_validation_failed',
        message: `Session ${session} not found`,
      };
      response.end(encodeEvent('error', error));
      return;
    }
    this.opened += 1;
    const stream: OpenStream = {
      response,
      agent,
      session,
      connection,
      switches: this.switches,
      ping: setInterval(() => this.#ping(stream), labMilliseconds(this.#scale, backendBehaviour.ping.lasts)),
      silence: setTimeout(() => this.#beat(stream), labMilliseconds(this.#scale, backendBehaviour.heartbeat.lasts)),
    };
    this.#open.add(stream);
    response.once('close', () => this.#forget(stream));
    response.on('drain', () => this.#deliver(stream));
    response.on('error', () => {});
    this.#alive(stream);
    this.#write(stream, 'connection', { agent_id: agent, session_id: session });
    this.#deliver(stream, stream.switches.resend);
  }

  /**
   * What a database notification does: the session’s stream, if it is held here, sends what is pending.
   * @see https://github.com/DiamondLightSource/smartem-decisions/blob/22cd745/src/smartem_backend/instruction_notify.py#L14-L27
   */
  notify(session: string): void {
    for (const stream of this.#open) {
      if (stream.session !== session) continue;
      stream.silence.refresh();
      this.#deliver(stream);
    }
  }

  /** Ends all streams properly. */
  endAll(): void {
    for (const { response } of this.#open) response.end();
  }

  #forget(stream: OpenStream): void {
    clearInterval(stream.ping);
    clearTimeout(stream.silence);
    this.#open.delete(stream);
  }

  #alive({ session, connection }: OpenStream): void {
    this.#database.append({ kind: 'alive', session, connection, at: Date.now() });
  }

  #ping({ response, switches }: OpenStream): void {
    if (switches.pings && !response.writableNeedDrain) this.#put(response, encodeComment(`ping - ${timestamp()}`));
  }

  #beat(stream: OpenStream): void {
    stream.silence.refresh();
    if (!stream.switches.heartbeats || stream.response.writableNeedDrain) return;
    this.#alive(stream);
    this.#write(stream, 'heartbeat', {});
  }

  /**
   * Marks each pending instruction as sent and then sends it; stops where the peer does not take any more.
   * @see https://github.com/DiamondLightSource/smartem-decisions/blob/22cd745/src/smartem_backend/api_server.py#L1637-L1661
   */
  #deliver(stream: OpenStream, again = false): void {
    const due = ({ status }: Instruction) => status === 'pending' || (again && status === 'sent');
    for (const row of this.#database.instructions(stream.session)) {
      if (!due(row)) continue;
      if (stream.response.writableNeedDrain || stream.response.destroyed) return;
      row.status = 'sent';
      this.#database.append({ kind: 'sent', id: row.id });
      this.#write(stream, 'instruction', {
        instruction_id: row.id,
        agent_id: row.agent,
        session_id: row.session,
        instruction_type: row.type,
        payload: row.payload,
        sequence_number: row.sequence,
        priority: 'normal',
        created_at: row.createdAt,
        expires_at: null,
        metadata: { written_at: now() },
      });
    }
  }

  #write({ response, connection }: OpenStream, name: string, data: object): void {
    this.#put(response, encodeEvent(name, { type: name, connection_id: connection, timestamp: timestamp(), ...data }));
  }

  #put(response: ServerResponse, text: string): void {
    this.bytes += Buffer.byteLength(text);
    response.write(text);
  }
}

const timestamp = () => new Date().toISOString();
