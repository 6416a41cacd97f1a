/** What the backend does with a request. */
export type Action =
  | 'stream'
  | 'acknowledge'
  | 'heartbeat'
  | 'create-session'
  | 'take-body'
  | 'image'
  /** Says something short. */
  | 'tell';

export interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly action: Action;
  /** Needs no token. */
  readonly open?: true;
}

/**
 * The backend's routes that the lab asks for, all at the root: a choice of them, not the whole API.
 * @see https://github.com/DiamondLightSource/smartem-decisions/blob/22cd745/src/smartem_backend/api_server.py#L229-L236
 * @see https://github.com/DiamondLightSource/smartem-decisions/blob/22cd745/src/smartem_backend/auth.py#L23
 */
export const routes: readonly Route[] = [
  { method: 'GET', path: '/status', action: 'tell', open: true },
  { method: 'GET', path: '/health', action: 'tell', open: true },
  { method: 'GET', path: '/openapi.json', action: 'tell', open: true },
  { method: 'GET', path: '/docs', action: 'tell', open: true },
  { method: 'GET', path: '/redoc', action: 'tell', open: true },
  { method: 'GET', path: '/version', action: 'tell' },
  { method: 'GET', path: '/agent/{agent}/session/{session}/instructions/stream', action: 'stream' },
  { method: 'POST', path: '/agent/{agent}/session/{session}/instructions/{instruction}/ack', action: 'acknowledge' },
  { method: 'POST', path: '/agent/{agent}/session/{session}/heartbeat', action: 'heartbeat' },
  { method: 'POST', path: '/gridsquares/{square}/foilholes', action: 'take-body' },
  { method: 'GET', path: '/gridsquares/{square}/gridsquare_image', action: 'image' },
  { method: 'GET', path: '/debug/agent-connections', action: 'tell' },
  { method: 'POST', path: '/debug/sessions/create', action: 'create-session' },
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
