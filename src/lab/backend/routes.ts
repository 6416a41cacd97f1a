import { type ApiRoute, apiRoutes } from '../api-routes.ts';

/** The route that a request goes to, with what stands in its path for the names. */
export type Match =
  | { readonly route: ApiRoute; readonly names: Readonly<Record<string, string>> }
  /** The path is there, with other methods. */
  | 'other method'
  | 'none';

const patterns = apiRoutes.map((route) => ({
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
