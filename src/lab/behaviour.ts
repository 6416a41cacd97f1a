import { type Duration, minutes, seconds } from '../record/quantity.ts';
import { type Citation, repository } from '../record/source.ts';

/**
 * How the real backend, identity provider and agent behave, as far as the stand-ins copy it: one entry a behaviour, with
 * the lines that say so. Times are the true ones; `src/lab/stand-ins.ts` says where a stand-in differs.
 */
interface Behaviour {
  readonly says: string;
  readonly sources: readonly [Citation, ...Citation[]];
}

interface Timed extends Behaviour {
  readonly lasts: Duration;
}

interface Batched extends Timed {
  readonly lines: number;
}

const smartem = repository('DiamondLightSource/smartem-decisions', '22cd745');
const devtools = repository('DiamondLightSource/smartem-devtools', '93871f7');
const pyjwt = repository('jpadilla/pyjwt', '0891a02');
const sse = repository('sysid/sse-starlette', '04c56c8');
const uvicorn = repository('encode/uvicorn', 'e6c7ce7');

const realm = (line: number) =>
  repository('DiamondLightSource/smartem-devtools', '0ff6337')('keycloak-mock/dls-realm.json', line);
const server = (first: number, last = first) => smartem('src/smartem_backend/api_server.py', first, last);
const client = (first: number, last = first) => smartem('src/smartem_backend/api_client.py', first, last);
const auth = (first: number, last = first) => smartem('src/smartem_backend/auth.py', first, last);
const keycloak = (first: number, last = first) => smartem('src/smartem_backend/keycloak_client.py', first, last);
const watcher = (first: number, last = first) => smartem('src/smartem_agent/fs_watcher.py', first, last);
const manager = (first: number, last = first) =>
  smartem('src/smartem_backend/agent_connection_manager.py', first, last);
const httptools = (first: number, last = first) => uvicorn('uvicorn/protocols/http/httptools_impl.py', first, last);
const logHandler = (first: number, last = first) => smartem('src/smartem_agent/remote_log_handler.py', first, last);

export const backendBehaviour = {
  routes: {
    says: 'All routes are at the root; there is no /api prefix and no root path.',
    sources: [server(229, 236)],
  },
  stream: {
    says: 'The stream is GET /agent/{agent_id}/session/{session_id}/instructions/stream.',
    sources: [server(1682, 1683)],
  },
  events: {
    says: 'Events are named connection, instruction, heartbeat and error, and repeat the name as type in their JSON.',
    sources: [server(1661, 1677), server(1750, 1761), server(1810, 1819), server(1716, 1719)],
  },
  noIds: {
    says: 'Events of the agent’s stream have no id, and Last-Event-ID is not read.',
    sources: [server(1661, 1678), server(1692, 1860)],
  },
  ping: {
    says: 'The library sends a comment at a fixed interval, whatever else is sent.',
    lasts: seconds(15),
    sources: [sse('sse_starlette/sse.py', 88), smartem('uv.lock', 1776, 1777)],
  },
  heartbeat: {
    says: 'A heartbeat event follows a time without a notification.',
    lasts: seconds(30),
    sources: [server(1622), server(1787), server(1797, 1819)],
  },
  headers: {
    says: 'The stream’s headers are Cache-Control: no-store, Connection: keep-alive, X-Accel-Buffering: no.',
    sources: [sse('sse_starlette/sse.py', 137, 140)],
  },
  chunks: {
    says: 'What has no length is sent in chunks, to a client that speaks HTTP/1.0 as well.',
    sources: [httptools(505, 508), httptools(525, 532), uvicorn('uvicorn/protocols/http/auto.py', 6, 14)],
  },
  sentBeforeSending: {
    says: 'Only pending instructions are sent, and each is marked as sent before it is. None is sent again in practice: only one with a time at which it expires goes back to pending, and nothing but a debug endpoint sets that.',
    sources: [server(1637), server(1656, 1661), manager(123, 173)],
  },
  sessionNeeded: {
    says: 'A stream for a session that is not active, or not the agent’s, gets an error event and ends.',
    sources: [server(1702, 1720)],
  },
  anyReplica: {
    says: 'A notification reaches whichever replica holds the stream.',
    sources: [smartem('src/smartem_backend/instruction_notify.py', 14, 27)],
  },
  stale: {
    says: 'A connection stays active after the stream fell, until it has been without a heartbeat for this long.',
    lasts: minutes(2),
    sources: [manager(99, 114)],
  },
  graceful: {
    says: 'On SIGTERM the server waits this long for open responses.',
    lasts: seconds(30),
    sources: [smartem('entrypoint.sh', 19, 21)],
  },
  keepAlive: {
    says: 'An idle connection is closed after this time.',
    lasts: seconds(5),
    sources: [uvicorn('uvicorn/config.py', 214)],
  },
  open: {
    says: 'Health, status and the API’s description need no token; every other route does.',
    sources: [auth(23), auth(127, 133), server(235)],
  },
  bodyBeforeToken: {
    says: 'A body is read whole, and has to be JSON, before the token is judged; its fields are looked at afterwards.',
    sources: [server(235), auth(127, 133), repository('fastapi/fastapi', '8206485')('fastapi/routing.py', 401, 464)],
  },
  refusedAcknowledgements: {
    says: 'An acknowledgement that the route’s own code refuses gets 500, since an except swallows the status.',
    sources: [server(1881, 1924), server(1962, 1967)],
  },
  refusedLogs: {
    says: 'A batch of log lines gets 500: their times have a zone, which the column has not.',
    sources: [
      logHandler(29, 31),
      server(2806, 2819),
      smartem('src/smartem_backend/model/database.py', 552),
      smartem(
        'src/smartem_backend/migrations/versions/2026_03_27_1200-b3c4d5e6f7a8_add_agent_log_and_micrograph_updated_at.py',
        24,
      ),
    ],
  },
  tokens: {
    says: 'A token must be RS256 and from the issuer; its audience is not checked.',
    sources: [auth(100, 107)],
  },
  leeway: {
    says: 'Times in a token are taken with this leeway.',
    lasts: seconds(60),
    sources: [auth(27), auth(100, 107)],
  },
  azp: {
    says: 'In staging and production azp must be SmartEM_User or SmartEM_Agent.',
    sources: [
      auth(52, 59),
      devtools('k8s/environments/staging/configmap.yaml', 27, 30),
      devtools('k8s/environments/production/configmap.yaml', 25, 28),
    ],
  },
  keyFetch: {
    says: 'Keys are fetched at first use and for an unknown key id, by a call that blocks the whole process for as long.',
    lasts: seconds(30),
    sources: [auth(62, 69), auth(92)],
  },
  keysKept: {
    says: 'A key that was used once is kept, up to sixteen of them, whether or not it is still published.',
    sources: [auth(62, 69), pyjwt('jwt/jwks_client.py', 47, 52)],
  },
  foilHoles: {
    says: 'All foil holes of a grid square go in one POST.',
    sources: [smartem('src/smartem_agent/fs_parser.py', 1106, 1122), client(605, 616)],
  },
} as const satisfies Record<string, Behaviour | Timed>;

export const identityBehaviour = {
  lifetime: {
    says: 'An access token lives this long in the mock realm; the real realm’s value is not public.',
    lasts: minutes(5),
    sources: [realm(11)],
  },
  clientCredentials: {
    says: 'The agent gets its tokens by client credentials.',
    sources: [keycloak(120, 134)],
  },
} as const satisfies Record<string, Behaviour | Timed>;

export const agentBehaviour = {
  readLimit: {
    says: 'One limit holds for connecting and for the silence between two reads of the stream.',
    lasts: seconds(30),
    sources: [client(752, 757), smartem('src/smartem_agent/__main__.py', 181)],
  },
  freshRequests: {
    says: 'The stream, each acknowledgement and each heartbeat is a request with a connection of its own.',
    sources: [client(752), client(921), client(1006)],
  },
  anyEndIsTheEnd: {
    says: 'Whatever ends the stream, the agent does not open another until it is started again.',
    sources: [watcher(192, 212), client(811, 823), watcher(423, 424)],
  },
  heartbeat: {
    says: 'The agent posts a heartbeat at this interval, while it believes itself connected.',
    lasts: seconds(60),
    sources: [smartem('src/smartem_agent/__main__.py', 173, 197), watcher(231, 238), client(988, 990)],
  },
  tries: {
    says: 'Acknowledgements and heartbeats are tried three times, with back-off, and once more with a new token on 401.',
    sources: [client(919, 962), client(1004, 1040)],
  },
  inStreamThread: {
    says: 'Instructions are carried out and acknowledged in the stream’s thread, one after the other; what comes meanwhile waits, and so does the limit on silence.',
    sources: [client(765, 789), watcher(258, 284)],
  },
  logShipping: {
    says: 'Log lines are posted at this interval, or as soon as there are as many as this. Without -v these are errors and a warning of a 401.',
    lasts: seconds(5),
    lines: 100,
    sources: [
      logHandler(7, 15),
      logHandler(35, 38),
      logHandler(56, 58),
      smartem('src/smartem_agent/__main__.py', 200, 218),
    ],
  },
  lockUp: {
    says: 'A line is written under a lock that is held while a batch is posted. A post that fails writes a line, and waits for that lock for ever; so does every thread that writes one later.',
    sources: [logHandler(22), logHandler(35, 38), logHandler(52, 54), client(361, 394)],
  },
  tokenBuffer: {
    says: 'A token is kept until this long before it expires.',
    lasts: seconds(30),
    sources: [keycloak(78, 105)],
  },
  tokenLimit: {
    says: 'A request for a token is given this long, and is not tried again.',
    lasts: seconds(10),
    sources: [keycloak(120, 134)],
  },
  noRestLimit: {
    says: 'REST calls have no time limit.',
    sources: [client(242, 243), client(266, 272)],
  },
} as const satisfies Record<string, Behaviour | Timed | Batched>;
