import type { Prerequisite } from '../../src/record/decision.ts';
import { database, identity, proxies, services, stream } from './facts.ts';
import {
  backend,
  devtools,
  fastapi,
  frontend,
  issue206,
  pyjwt,
  requestsTimeouts,
  sseStarlette,
  sseStarletteShutdown,
} from './sources.ts';

const adr0008 = 'docs/decision-records/decisions/0008-backend-to-agent-communication-architecture.md';
const adr0018 = 'docs/decision-records/decisions/0018-smartem-agent-keycloak-auth.md';

export const prerequisites = {
  reconnection: {
    title: 'The agent’s stream does not reconnect',
    severity: 'blocks',
    finding:
      'The stream function catches every error itself and returns normally; the loop around it takes a normal return as the end and leaves. It would make five attempts, but only after an error, and none gets through. The heartbeat thread skips while the client is not connected.',
    consequence:
      'Whatever ends the stream once (a reload, a rollout, a 401, a 502) ends instructions to that agent until its process is restarted, and its heartbeats with them. Without heartbeats a session goes inactive after an hour, and a stream for it is then expected to be refused, even after a restart.',
    mend: 'Let the stream function raise, and retry without a limit, with back-off, jitter and a fresh token; test it against a proxy that cuts.',
    experiment: 'restart',
    sources: [
      backend('src/smartem_agent/fs_watcher.py', 192, 212),
      backend('src/smartem_backend/api_client.py', 811, 823),
      backend('src/smartem_agent/fs_watcher.py', 231, 238),
      backend('src/smartem_backend/api_client.py', 988, 990),
      backend('src/smartem_backend/agent_connection_manager.py', 190, 201),
      backend('src/smartem_backend/api_server.py', 1712, 1713),
    ],
  },
  replay: {
    title: 'Instructions are marked sent before they are',
    severity: 'blocks',
    finding:
      'The stream reads pending rows only. It marks a row as sent, commits, and then hands it to the connection. Events carry no id. ADR 0008 asks that failing connections lose no instruction.',
    consequence:
      'An instruction that is on its way when a hop cuts the stream is expected to be lost: after a reconnection it is no longer pending. Only what was made with a time to expire goes back to pending, and nothing but a debug endpoint sets one.',
    mend: 'On every connect, send again what is not acknowledged; give events ids, let the agent drop what it has seen, and have it keep acknowledgements that did not get through.',
    experiment: 'restart',
    sources: [
      backend('src/smartem_backend/api_server.py', 1637),
      backend('src/smartem_backend/api_server.py', 1656, 1678),
      backend('src/smartem_backend/agent_connection_manager.py', 129, 139),
      backend('src/smartem_backend/consumer.py', 907, 914),
      backend('src/smartem_backend/consumer.py', 943, 950),
      backend('src/smartem_backend/api_server.py', 2224, 2227),
      devtools(adr0008, 16),
    ],
  },
  'agent-lock-up': {
    title: 'The agent can lock itself up for good',
    severity: 'blocks',
    finding:
      'The remote log handler posts its batches while it holds a plain lock, and hangs on the root logger. Whatever its own client logs during such a post (an error, a 401, with -v a renewed token) comes back to the handler, which then waits for the lock that it holds.',
    consequence:
      'Log shipping stands still for good, every other thread stops at its next line that would be shipped, and a stop of the agent waits for the same lock. Seen when the agent was run on 2026-11-30, on other versions than its lock file’s: at its default verbosity after the edge had been down for 12 s, and with -vv soon after its start; instructions were marked sent and not carried out, while heartbeats went on and were answered. Seen of its log handler and clients run by themselves: after one refused post at any verbosity, after one 401, and on a healthy route after a renewed token with -v.',
    mend: 'Take the batch under the lock, release it, then post, with a limit of a few seconds. Keep what the posting client, its HTTP library and the token client log out of the handler; test it against a server that refuses, one that answers 401 and one that is not there.',
    sources: [
      backend('src/smartem_agent/remote_log_handler.py', 22),
      backend('src/smartem_agent/remote_log_handler.py', 27, 38),
      backend('src/smartem_agent/remote_log_handler.py', 42, 64),
      backend('src/smartem_agent/__main__.py', 245, 252),
      backend('src/smartem_backend/api_client.py', 268, 272),
      backend('src/smartem_backend/api_client.py', 361, 394),
      backend('src/smartem_backend/keycloak_client.py', 144, 155),
    ],
  },
  'logs-refused': {
    title: 'The API refuses the agent’s logs',
    severity: 'blocks',
    finding:
      'The agent stamps each record with a time and its zone, and the API puts that as it came into a column without one. The database’s driver takes no time with a zone for such a column.',
    consequence:
      'The one batch that was sent was answered 500 when the real API was run on a migrated database on 2026-11-30, on other versions than its lock file’s; since every record is stamped alike, every batch is expected to be. No log of an agent is then expected to reach the backend, and since the agent can lock itself up, its first batch can stop it for good: with -v soon after its start, by default soon after its first error.',
    mend: 'Give the column a zone, or turn the time into UTC without one before it is stored. Test the endpoint with what the agent sends, on a migrated database.',
    sources: [
      backend('src/smartem_agent/remote_log_handler.py', 29, 34),
      backend('src/smartem_backend/model/frontend_sse_event.py', 65, 73),
      backend('src/smartem_backend/api_server.py', 2806, 2819),
      backend(
        'src/smartem_backend/migrations/versions/2026_03_27_1200-b3c4d5e6f7a8_add_agent_log_and_micrograph_updated_at.py',
        24,
      ),
      backend('src/smartem_backend/model/database.py', 552),
    ],
  },
  'instruction-type': {
    title: 'On a migrated database instructions are refused',
    severity: 'blocks',
    finding:
      'The migrations give instructions and acknowledgements an id of type uuid; the models say text, and no migration changes either. API and worker therefore hand the database a text where it wants a uuid, which it refuses.',
    consequence:
      'Creating an instruction and acknowledging one were answered 500 when the real API was run on a migrated database on 2026-11-30, on other versions than its lock file’s; the statements that the locked SQLAlchemy makes were refused by PostgreSQL, too, when put to it on that day. In production the worker stores instructions: it is expected to log the error and drop them, so that no agent gets one, whatever the route.',
    mend: 'Give the models the type that the migrations made, or migrate the columns to text. Run the API’s tests on a migrated database, not on one made from the models.',
    sources: [
      backend(
        'src/smartem_backend/migrations/versions/2025_09_18_1042-001_create_core_smartem_schema_baseline.py',
        335,
        341,
      ),
      backend(
        'src/smartem_backend/migrations/versions/2025_09_18_1042-001_create_core_smartem_schema_baseline.py',
        385,
      ),
      backend('src/smartem_backend/model/database.py', 471),
      backend('src/smartem_backend/model/database.py', 526, 529),
      backend('src/smartem_backend/consumer.py', 994, 1014),
      backend('src/smartem_backend/api_server.py', 1908, 1946),
      backend('entrypoint.sh', 18),
    ],
  },
  'lost-writes': {
    title: 'Short outages lose writes',
    severity: 'degrades',
    finding:
      'Some calls are tried three times within 0.3 s, and not after an error such as 502; others are logged and dropped. Messages say that they will be retried, yet the only thing that puts work in the queue is a change in the file system.',
    consequence:
      'The authors found no queue on disk. An interruption of a few seconds anywhere on the way is expected to leave gaps in what the backend knows, until the agent is restarted and reads its folder again.',
    mend: 'Keep writes that failed in a queue, on disk, and send them when the API answers again.',
    sources: [
      backend('src/smartem_agent/model/store.py', 25, 27),
      backend('src/smartem_agent/model/store.py', 43, 51),
      backend('src/smartem_agent/model/store.py', 544, 554),
      backend('src/smartem_agent/event_processor.py', 325, 331),
      backend('src/smartem_agent/fs_watcher.py', 433, 453),
    ],
  },
  'rest-timeout': {
    title: 'Calls that send data and logs have no timeout',
    severity: 'degrades',
    finding:
      'The client sets a timeout on its session object and passes none with the requests that carry data and logs. Acknowledgements and heartbeats pass one.',
    consequence:
      'The library takes a timeout with each request and has none otherwise, so a call into silence is expected to wait without end.',
    mend: 'Pass a connect and a read timeout with every request.',
    sources: [
      backend('src/smartem_backend/api_client.py', 242, 243),
      backend('src/smartem_backend/api_client.py', 266, 272),
      backend('src/smartem_backend/api_client.py', 921, 926),
      requestsTimeouts,
    ],
  },
  'acknowledgements-in-stream': {
    title: 'Acknowledging holds up the stream',
    severity: 'degrades',
    finding:
      'The agent carries out and acknowledges an instruction in the thread that reads its stream, one after the other; an acknowledgement is tried three times, with pauses and up to 30 s each, whatever the answer was, and then as often once more as failed. What the API’s own code refuses (session, connection, instruction) it answers with 500.',
    consequence:
      'While one is tried no further instruction is read: a refused acknowledgement delayed the next instruction by 2.6 s when the real agent was run on 2026-11-30, on other versions than its lock file’s. On a way that swallows packets the delay is expected to be minutes.',
    mend: 'Acknowledge from a queue beside the stream, and try again only what can succeed. Let the API pass its own 404, 403 and 400 through, as its heartbeat does.',
    sources: [
      backend('src/smartem_agent/fs_watcher.py', 184, 203),
      backend('src/smartem_backend/api_client.py', 765, 789),
      backend('src/smartem_agent/fs_watcher.py', 260, 284),
      backend('src/smartem_backend/api_client.py', 888, 962),
      backend('src/smartem_backend/api_server.py', 1881, 1924),
      backend('src/smartem_backend/api_server.py', 1962, 1967),
    ],
  },
  'body-before-token': {
    title: 'A body is read before the token is judged',
    severity: 'degrades',
    finding:
      'The API judges the token in a dependency of its routes, and its framework reads and parses a request’s whole body before it runs one. Nothing in the API limits how large a body may be.',
    consequence:
      'Whoever reaches the API can make a process hold a body of any size: 60 MB without a token were read in full when the real API was run on 2026-11-30, on other versions than its lock file’s, and the process grew to 355 MB, which is more than staging’s limit. Malformed JSON without a token is answered 422 and not 401. So a body limit at the ingress also protects, and the options without a proxy before the API (0, C and D-ii) have none.',
    mend: 'Judge the token before the body is read, and refuse bodies above a set size there. Until then keep a limit at the ingress.',
    sources: [
      backend('src/smartem_backend/api_server.py', 229, 236),
      backend('src/smartem_backend/auth.py', 127, 133),
      backend('src/smartem_backend/api_server.py', 2793, 2799),
      fastapi('fastapi/routing.py', 401, 464),
      backend('entrypoint.sh', 19, 21),
      ...services.apiLimitsStaging.sources,
    ],
  },
  'spa-body': {
    title: 'The SPA’s nginx takes no more than 1 MiB',
    severity: 'degrades',
    finding:
      'The frontend’s Ingress allows 10 MiB. The nginx behind it sets no limit, so nginx’s own limit of 1 MiB holds.',
    consequence:
      'Larger requests are refused with 413 wherever they pass the SPA’s pod: on B-i those of agents, on every option those of browsers.',
    mend: 'Set the body limit in the SPA’s nginx to that of the Ingress.',
    sources: [...proxies.ingressBody.sources, frontend('apps/smartem/nginx.conf', 1, 56), ...proxies.nginxBody.sources],
  },
  probes: {
    title: 'The API has no probes',
    severity: 'degrades',
    finding:
      'The Deployment sets no readiness, liveness or startup probe, no preStop hook and no rollout strategy. The container migrates the database before it starts the server.',
    consequence:
      'A new pod is expected to receive requests before it listens, so that a rollout answers some of them with 502. While the agent does not reconnect, one 502 ends its stream for good.',
    mend: 'Give the API a readiness probe on its health path, and move migrations out of its start.',
    sources: [devtools('k8s/environments/production/smartem-http-api.yaml', 8, 107), backend('entrypoint.sh', 16, 21)],
  },
  'library-version': {
    title: 'How a pod stops depends on the day its image was built',
    severity: 'degrades',
    finding:
      'The lock file names sse-starlette 3.0.3. The image does not use it: it installs the published package, whose requirements are ranges. The server is given 30 s to shut down, and the Deployment sets no period of its own.',
    consequence:
      'Versions within the range treat open streams differently at shutdown. Started as this image starts it, 3.0.3 learns of the shutdown only by a signal handler that the server has set aside, so the pod runs its 30 s out, which is all that Kubernetes grants it by default, and then cuts; 3.4.5 asks the server itself and ends streams at once. Both were seen on the real API.',
    mend: 'Install from the lock file, and give the pod longer to stop than the server.',
    experiment: 'restart',
    sources: [
      backend('uv.lock', 1776, 1777),
      backend('Dockerfile', 52),
      backend('pyproject.toml', 65, 77),
      ...stream.shutdown.sources,
      devtools('k8s/environments/production/smartem-http-api.yaml', 8, 107),
      sseStarlette('sse_starlette/sse.py', 44, 55),
      sseStarlette('sse_starlette/sse.py', 206, 219),
      sseStarletteShutdown,
    ],
  },
  'key-fetch': {
    title: 'Fetching Keycloak’s keys stops a whole API process',
    severity: 'degrades',
    finding:
      'The API asks Keycloak for its keys when it first needs one, and when a token names a key that it has not used and that the set of the last ten minutes does not hold. The call stands in an asynchronous function and blocks; the library gives it 30 s. The key is looked up before the signature is checked.',
    consequence:
      'While Keycloak takes connections and does not answer, one request with an unknown key is expected to hold up every stream and every answer of that process, for about as long as the agent waits between two reads.',
    mend: 'Fetch the keys beside the event loop, with a limit of a few seconds, and keep the last set that came.',
    experiment: 'identity',
    sources: [
      backend('src/smartem_backend/auth.py', 62, 69),
      backend('src/smartem_backend/auth.py', 90, 110),
      backend('src/smartem_backend/auth.py', 127, 133),
      pyjwt('jwt/jwks_client.py', 17, 27),
      pyjwt('jwt/jwks_client.py', 57, 61),
      pyjwt('jwt/jwks_client.py', 72, 83),
      pyjwt('jwt/jwks_client.py', 98, 117),
    ],
  },
  'agent-stream-connections': {
    title: 'Every agent’s stream holds a database connection',
    severity: 'degrades',
    finding:
      'Each stream opens a LISTEN connection of its own, outside the pool. Where that fails, the stream sends an error event and ends.',
    consequence:
      'How many agents fit is expected to be decided by the database and by what else is connected to it. While the agent does not reconnect, a refused one stops for good.',
    mend: 'Let one LISTEN connection in each process serve all its streams; until then, ask for the database’s limit and count.',
    sources: [
      ...database.listen.sources,
      backend('src/smartem_backend/api_server.py', 1769, 1777),
      ...database.pool.sources,
    ],
  },
  'browser-stream-connections': {
    title: 'Browsers’ streams can use up the pool that agents need',
    severity: 'degrades',
    finding:
      'The browsers’ stream asks the database every 5 s, and one process allows 50 of them. The pool that requests use holds 10 connections and 20 more on demand; a request waits 30 s for one. The SPA has a generated client for that stream; no application of its repository calls it at the commit that was read.',
    consequence:
      'The stream only reads and never commits, so each is expected to keep its connection as long as it lives: once browsers use it, 30 of them leave none for an agent’s REST calls to the same pod, whatever the route.',
    mend: 'Give the connection back between two polls, and allow fewer streams than the pool has connections.',
    sources: [
      backend('src/smartem_backend/api_server.py', 2789, 2790),
      backend('src/smartem_backend/api_server.py', 2824, 2834),
      backend('src/smartem_backend/api_server.py', 2845, 2957),
      ...database.pool.sources,
      frontend('packages/api/src/generated/default/default.ts', 3063),
    ],
  },
  sessions: {
    title: 'A session can be made through debug endpoints only',
    severity: 'degrades',
    finding: 'The endpoints that create a session stand under /debug.',
    consequence:
      'A stream is for one session, so whoever may not call debug endpoints cannot give an agent its stream; closing them at the edge closes the only way.',
    mend: 'Give sessions an endpoint of their own, then close /debug at the edge.',
    sources: [
      backend('src/smartem_backend/api_server.py', 2178, 2188),
      backend('src/smartem_backend/api_server.py', 2255, 2268),
    ],
  },
  'any-token': {
    title: 'Any accepted token opens any agent’s stream',
    severity: 'degrades',
    finding:
      'The stream checks that the session belongs to the agent in the path, not who asks. In staging and production KEYCLOAK_ALLOWED_AZP lists the browsers’ client and the agents’, which #206 says #205 added; where no list is set, any client of the realm is accepted. All agents share one secret.',
    consequence:
      'A person who is logged in, or one workstation, can read and so use up the instructions meant for another, and call the debug endpoints.',
    mend: 'Let the agents’ endpoints ask for the agents’ client, and give agents identities that the stream can compare.',
    sources: [
      backend('src/smartem_backend/api_server.py', 1702, 1713),
      backend('src/smartem_backend/auth.py', 52, 59),
      ...identity.azp.sources,
      issue206,
      devtools(adr0018, 54),
      devtools(adr0018, 78),
    ],
  },
  'document-token-expiry': {
    title: 'The authentication guide expects streams to drop every 5 minutes',
    severity: 'misleads',
    finding:
      'The guide says that streams drop when the token expires, about every five minutes, and that this is expected. In the code the token is verified once, before the route’s own code runs.',
    consequence:
      'A stream is expected to outlive its token. Who believes the guide takes a cut by a hop for normal and does not look for the hop.',
    mend: 'Correct the guide. Decide whether a stream should end with its token; if so, after reconnection works.',
    sources: [
      devtools('docs/agent/authentication.md', 25),
      devtools('docs/agent/authentication.md', 148, 150),
      backend('src/smartem_backend/auth.py', 127, 133),
      backend('src/smartem_backend/api_server.py', 235),
      backend('src/smartem_backend/api_server.py', 1692, 1860),
    ],
  },
  'document-reconnection': {
    title: 'Guides promise a reconnection that does not happen',
    severity: 'misleads',
    finding:
      'The deployment guide speaks of automatic reconnection with back-off, the authentication guide of a transparent one; the code leaves its loop when a stream ends.',
    consequence: 'Operators wait for a stream that will not come back.',
    mend: 'Mend the code, then keep the sentence; until then, say that the agent has to be restarted.',
    sources: [
      devtools('docs/agent/deployment.md', 325),
      devtools('docs/agent/authentication.md', 25),
      backend('src/smartem_agent/fs_watcher.py', 192, 212),
    ],
  },
  'document-read-timeout': {
    title: 'The CLI guide advises a timeout below the ping interval',
    severity: 'misleads',
    finding:
      'The guide advises 10 to 30 s for the stream’s timeout on local networks, and the troubleshooting page uses 10. The value limits the time between two reads, and the library’s ping comes every 15 s.',
    consequence:
      'With less than 15 s a quiet stream is expected to end before the first ping; while the agent does not reconnect, for good.',
    mend: 'Advise 45 s or more, and have the agent refuse what is not above the ping interval.',
    sources: [
      devtools('docs/agent/cli-reference.md', 334, 337),
      devtools('docs/agent/troubleshooting.md', 399),
      backend('src/smartem_agent/fs_watcher.py', 111, 117),
      backend('src/smartem_backend/api_client.py', 752, 757),
      requestsTimeouts,
      ...stream.ping.sources,
    ],
  },
} as const satisfies Record<string, Prerequisite>;
