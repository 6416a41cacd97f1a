import { type Duration, minutes, seconds } from '../record/quantity.ts';
import { type Citation, repository } from '../record/source.ts';

/** A time of the real code, with the lines that set it. */
interface Timed {
  /** The true time, which the lab shortens. */
  readonly lasts: Duration;
  readonly sources: readonly [Citation, ...Citation[]];
}

const smartem = repository('DiamondLightSource/smartem-decisions', '22cd745');
const sse = repository('sysid/sse-starlette', '04c56c8');
const uvicorn = repository('encode/uvicorn', 'e6c7ce7');
const realm = repository('DiamondLightSource/smartem-devtools', '0ff6337');

const server = (first: number, last = first) => smartem('src/smartem_backend/api_server.py', first, last);
const client = (first: number, last = first) => smartem('src/smartem_backend/api_client.py', first, last);
const auth = (first: number, last = first) => smartem('src/smartem_backend/auth.py', first, last);
const keycloak = (first: number, last = first) => smartem('src/smartem_backend/keycloak_client.py', first, last);
const program = (first: number, last = first) => smartem('src/smartem_agent/__main__.py', first, last);
const watcher = (first: number, last = first) => smartem('src/smartem_agent/fs_watcher.py', first, last);
const logHandler = (first: number, last = first) => smartem('src/smartem_agent/remote_log_handler.py', first, last);

const timed = (lasts: Duration, ...sources: Timed['sources']): Timed => ({ lasts, sources });

/** Times of the real backend that its stand-in keeps. */
export const backendBehaviour = {
  /** From one comment of the library’s to the next, whatever else is sent. */
  ping: timed(seconds(15), sse('sse_starlette/sse.py', 88), smartem('uv.lock', 1776, 1777)),
  /** Without a notification, until a heartbeat event is sent. */
  heartbeat: timed(seconds(30), server(1622), server(1787), server(1797, 1819)),
  /** Without a heartbeat, until a connection whose stream fell is no longer active. */
  stale: timed(minutes(2), smartem('src/smartem_backend/agent_connection_manager.py', 99, 114)),
  /** That the server waits for open responses on SIGTERM. */
  graceful: timed(seconds(30), smartem('entrypoint.sh', 19, 21)),
  /** Until an idle connection is closed. */
  keepAlive: timed(seconds(5), uvicorn('uvicorn/config.py', 214)),
  /** By which times in a token may be off. */
  leeway: timed(seconds(60), auth(27), auth(100, 107)),
  /** That fetching keys may take, which blocks the whole process. */
  keyFetch: timed(seconds(30), auth(62, 69), auth(92)),
};

/** Times of the real identity provider that its stand-in keeps. */
export const identityBehaviour = {
  /** Life of an access token in the mock realm; the real realm’s is not public. */
  lifetime: timed(minutes(5), realm('keycloak-mock/dls-realm.json', 11)),
};

/** Times of the real agent that its stand-in keeps. */
export const agentBehaviour = {
  /** For connecting, and for the silence between two reads of the stream. */
  readLimit: timed(seconds(30), client(752, 757), program(181)),
  /** From one heartbeat to the next, while the agent believes itself connected. */
  heartbeat: timed(seconds(60), program(173, 197), watcher(231, 238), client(988, 990)),
  /** From one posting of log lines to the next, unless there are `lines` of them before. */
  logShipping: {
    ...timed(seconds(5), logHandler(7, 15), logHandler(35, 38), logHandler(56, 58), program(200, 218)),
    lines: 100,
  },
  /** Before the end of a token, from when on another is asked for. */
  tokenBuffer: timed(seconds(30), keycloak(78, 105)),
  /** For a token to come; it is not asked for again. */
  tokenLimit: timed(seconds(10), keycloak(120, 134)),
};
