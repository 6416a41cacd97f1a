import { entities } from './entities.ts';

/** What the backend does with a request. */
export type Action =
  | 'stream'
  | 'acknowledge'
  | 'heartbeat'
  | 'take-logs'
  | 'create-session'
  /** Says what it was given as the entity that it has made of it. */
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

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly action: Action;
  /** Needs no token. */
  readonly open?: true;
  /** The body that it wants, where it reads one. */
  readonly takes?: Takes;
  /** The fields of its answer, where it answers with an entity. */
  readonly answers?: readonly string[];
}

const own = '/agent/{agent}/session/{session}';

/** A route by which the agent makes an entity, or several. */
const makes = (path: string, entity: keyof typeof entities, as: Takes['as'] = 'object'): Route => ({
  method: 'POST',
  path,
  action: 'take-body',
  takes: { as, needs: entities[entity].needs },
  answers: entities[entity].answers,
});

/** A route by which the agent changes an entity: no field of it has to be there. */
const changes = (path: string, entity: keyof typeof entities): Route => ({
  method: 'PUT',
  path,
  action: 'take-body',
  takes: { as: 'object', needs: [] },
  answers: entities[entity].answers,
});

/**
 * The backend's routes that the agent calls, those that need no token, and a few more, all at the root: a choice of
 * them, not the whole API.
 * @see https://github.com/DiamondLightSource/smartem-decisions/blob/22cd745/src/smartem_backend/api_server.py#L229-L236
 * @see https://github.com/DiamondLightSource/smartem-decisions/blob/22cd745/src/smartem_backend/auth.py#L23
 * @see https://github.com/DiamondLightSource/smartem-decisions/blob/22cd745/src/smartem_agent/model/store.py#L370-L800
 */
export const routes: readonly Route[] = [
  { method: 'GET', path: '/status', action: 'tell', open: true },
  { method: 'GET', path: '/health', action: 'tell', open: true },
  { method: 'GET', path: '/openapi.json', action: 'tell', open: true },
  { method: 'GET', path: '/docs', action: 'tell', open: true },
  { method: 'GET', path: '/version', action: 'tell' },
  { method: 'GET', path: `${own}/instructions/stream`, action: 'stream' },
  {
    method: 'POST',
    path: `${own}/instructions/{instruction}/ack`,
    action: 'acknowledge',
    takes: { as: 'object', needs: ['status'] },
  },
  { method: 'POST', path: `${own}/heartbeat`, action: 'heartbeat' },
  {
    method: 'POST',
    path: `${own}/logs`,
    action: 'take-logs',
    takes: { as: 'object', needs: ['logs'] },
  },
  makes('/acquisitions', 'acquisition'),
  changes('/acquisitions/{acquisition_uuid}', 'acquisition'),
  makes('/acquisitions/{acquisition_uuid}/grids', 'grid'),
  changes('/grids/{grid_uuid}', 'grid'),
  { method: 'POST', path: '/grids/{grid_uuid}/registered', action: 'confirm' },
  makes('/grids/{grid_uuid}/atlas', 'atlas'),
  makes('/atlas-tiles/{tile_uuid}/gridsquares', 'position', 'list of objects'),
  makes('/grids/{grid_uuid}/gridsquares', 'square'),
  changes('/gridsquares/{gridsquare_uuid}', 'square'),
  { method: 'POST', path: '/gridsquares/{gridsquare_uuid}/registered', action: 'confirm' },
  makes('/gridsquares/{gridsquare_uuid}/foilholes', 'foilHole', 'list of objects'),
  changes('/foilholes/{foilhole_uuid}', 'foilHole'),
  makes('/foilholes/{foilhole_uuid}/micrographs', 'micrograph'),
  changes('/micrographs/{micrograph_uuid}', 'micrograph'),
  { method: 'GET', path: '/gridsquares/{gridsquare_uuid}/gridsquare_image', action: 'image' },
  { method: 'GET', path: '/debug/agent-connections', action: 'tell' },
  {
    method: 'POST',
    path: '/debug/sessions/create',
    action: 'create-session',
    takes: { as: 'object', needs: [] },
  },
];

export type Match =
  | { readonly route: Route; readonly names: Readonly<Record<string, string>> }
  /** The path is there, with other methods. */
  | 'other method'
  | 'none';

const patterns = routes.map((route) => ({
  route,
  pattern: new RegExp(`^${route.path.replaceAll('.', '\\.').replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
}));

/** The route that a request goes to; the query does not count. */
export function match(method: string | undefined, url: string | undefined): Match {
  const [path = ''] = (url ?? '').split('?');
  const fitting = patterns.filter(({ pattern }) => pattern.test(path));
  const found = fitting.find(({ route }) => route.method === method);
  if (found === undefined) return fitting.length > 0 ? 'other method' : 'none';
  const names = Object.entries(found.pattern.exec(path)?.groups ?? {});
  return { route: found.route, names: Object.fromEntries(names.map(([name, value]) => [name, decode(value)])) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
