import { type Citation, repository } from '../record/source.ts';
import { entities } from './backend/entities.ts';

/** What the stand-in does with a request. */
export type Action =
  | 'stream'
  | 'acknowledge'
  | 'heartbeat'
  | 'take-logs'
  | 'create-session'
  /** Gives back what it was given, as the entity that it has made of it. */
  | 'take-body'
  | 'image'
  /** Says that all is well with what it was told. */
  | 'confirm'
  /** Says something short. */
  | 'tell';

/** What a body has to be; another gets 422. */
export interface Takes {
  readonly as: 'object' | 'list of objects';
  /** Fields that each object must have. */
  readonly needs: readonly string[];
}

/** A route of the real API that its stand-in serves and the lab asks for. */
export interface ApiRoute {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** From the root, as the API has it. */
  readonly path: string;
  /** When the real agent calls it; absent where it does not. */
  readonly agent?: 'at its start' | 'in its work';
  /** The route, and what calls it where the agent does. */
  readonly sources: readonly [Citation, ...Citation[]];
  readonly action: Action;
  /** Needs no token. */
  readonly open?: true;
  /** The body that it wants, where it reads one. */
  readonly takes?: Takes;
  /** A body that it takes. */
  readonly body?: unknown;
  /** The fields of its answer, where it answers with an entity. */
  readonly answers?: readonly string[];
}

type Sources = ApiRoute['sources'];

const smartem = repository('DiamondLightSource/smartem-decisions', '22cd745');
const server = (first: number, last = first) => smartem('src/smartem_backend/api_server.py', first, last);
const client = (first: number, last = first) => smartem('src/smartem_backend/api_client.py', first, last);
const store = (first: number, last = first) => smartem('src/smartem_agent/model/store.py', first, last);
const main = smartem('src/smartem_agent/__main__.py', 238, 239);
const processor = smartem('src/smartem_agent/event_processor.py', 160);
const exempt = smartem('src/smartem_backend/auth.py', 23);

const start = 'at its start';
const work = 'in its work';
const own = '/agent/{agent_id}/session/{session_id}';

const post = (path: string, action: Action, needs: readonly string[], body: object) =>
  ({ method: 'POST', path, action, takes: { as: 'object', needs }, body }) as const;

const entityRoute = (
  method: 'POST' | 'PUT',
  path: string,
  { answers }: { readonly answers: readonly string[] },
  takes: Takes,
  ...sources: Sources
): ApiRoute => {
  const body = Object.fromEntries(takes.needs.map((field) => [field, 'one']));
  const given = takes.as === 'object' ? body : [body];
  return { method, path, agent: work, action: 'take-body', takes, body: given, answers, sources };
};

/** A route by which the agent makes an entity. */
const makes = (path: string, entity: keyof typeof entities, ...sources: Sources) =>
  entityRoute('POST', path, entities[entity], { as: 'object', needs: entities[entity].needs }, ...sources);

/** A route by which it makes several. */
const makesMany = (path: string, entity: keyof typeof entities, ...sources: Sources) =>
  entityRoute('POST', path, entities[entity], { as: 'list of objects', needs: entities[entity].needs }, ...sources);

/** A route by which it changes one: no field of it has to be there. */
const changes = (path: string, entity: keyof typeof entities, ...sources: Sources) =>
  entityRoute('PUT', path, entities[entity], { as: 'object', needs: [] }, ...sources);

/**
 * Every route that the real agent calls, those that need no token, and some that it does without. A client’s method that
 * nothing in the agent calls, such as those that delete, is not counted as a call.
 * @see https://github.com/DiamondLightSource/smartem-decisions/blob/22cd745/src/smartem_backend/api_server.py#L229-L236
 */
export const apiRoutes: readonly ApiRoute[] = [
  {
    method: 'GET',
    path: '/status',
    agent: start,
    action: 'tell',
    open: true,
    sources: [server(320), client(397, 399), main],
  },
  { method: 'GET', path: '/health', action: 'tell', open: true, sources: [server(354), exempt] },
  { method: 'GET', path: '/openapi.json', action: 'tell', open: true, sources: [exempt] },
  { method: 'GET', path: '/docs', action: 'tell', open: true, sources: [exempt] },
  { method: 'GET', path: '/version', action: 'tell', sources: [server(342)] },
  {
    method: 'GET',
    path: `${own}/instructions/stream`,
    agent: start,
    action: 'stream',
    sources: [server(1682), client(745, 752)],
  },
  {
    ...post(`${own}/instructions/{instruction_id}/ack`, 'acknowledge', ['status'], { status: 'processed' }),
    agent: work,
    sources: [server(1863, 1866), client(916, 921)],
  },
  {
    method: 'POST',
    path: `${own}/heartbeat`,
    agent: work,
    action: 'heartbeat',
    sources: [server(1970), client(1002, 1006)],
  },
  {
    ...post(`${own}/logs`, 'take-logs', ['logs'], { logs: [] }),
    agent: work,
    sources: [server(2793), client(388, 390)],
  },
  { ...makes('/acquisitions', 'acquisition', server(428), client(410, 413), store(370, 386)), agent: start },
  changes('/acquisitions/{acquisition_uuid}', 'acquisition', server(471), client(420, 423), store(388, 391)),
  makes('/acquisitions/{acquisition_uuid}/grids', 'grid', server(602), client(451, 454), store(396, 400)),
  changes('/grids/{grid_uuid}', 'grid', server(551), client(438, 441), processor),
  {
    method: 'POST',
    path: '/grids/{grid_uuid}/registered',
    agent: work,
    action: 'confirm',
    sources: [server(630), client(457, 458), store(433)],
  },
  makes('/grids/{grid_uuid}/atlas', 'atlas', server(710), client(482, 486), store(437, 440)),
  makesMany('/atlas-tiles/{tile_uuid}/gridsquares', 'position', server(886, 887), client(532, 543), store(526, 530)),
  makes('/grids/{grid_uuid}/gridsquares', 'square', server(1019), client(571, 575), store(547)),
  changes('/gridsquares/{gridsquare_uuid}', 'square', server(938), client(558, 561), store(559)),
  {
    method: 'POST',
    path: '/gridsquares/{gridsquare_uuid}/registered',
    agent: work,
    action: 'confirm',
    sources: [server(1120), client(578, 581), store(582)],
  },
  makesMany('/gridsquares/{gridsquare_uuid}/foilholes', 'foilHole', server(1232, 1233), client(605, 615), store(642)),
  changes('/foilholes/{foilhole_uuid}', 'foilHole', server(1157), client(592, 595), store(671)),
  makes('/foilholes/{foilhole_uuid}/micrographs', 'micrograph', server(1460, 1461), client(640, 644), store(777)),
  changes('/micrographs/{micrograph_uuid}', 'micrograph', server(1293), client(627, 630), store(775)),
  { method: 'GET', path: '/gridsquares/{gridsquare_uuid}/gridsquare_image', action: 'image', sources: [server(2774)] },
  { method: 'GET', path: '/debug/agent-connections', action: 'tell', sources: [server(2035)] },
  { ...post('/debug/sessions/create', 'create-session', [], { agent_id: 'microscope' }), sources: [server(2255)] },
];
