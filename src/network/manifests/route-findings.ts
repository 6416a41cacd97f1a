import type { PathSetting, RouteSettings } from '../../kubernetes/route.ts';
import { at, items, nameOf, rootOf } from '../../kubernetes/spot.ts';
import type { Finding } from '../../record/finding.ts';
import { servicesOf } from './component-services.ts';
import { off, type Passage } from './entries.ts';

/** Whether every controller would take the path for this setting; what only some of them match counts as not taken. */
function takes({ kind }: RouteSettings, { path, match }: PathSetting, asked: string): boolean {
  if (match === 'exact') return path === asked;
  if (match === 'prefix') return `${asked}/`.startsWith(`${path.replace(/\/+$/, '')}/`);
  if (match !== 'regex' || kind !== 'Ingress') return false;
  try {
    // The controller whose annotation makes patterns of paths anchors them at the start and reads them without case.
    return new RegExp(`^${path}`, 'i').test(asked);
  } catch {
    return false;
  }
}

function hostFindings(passage: Passage, route: RouteSettings): Finding[] {
  const { host } = passage.entry.hop;
  // The option names the hosts of production; those of staging are held against the provisions alone.
  if (host === undefined || passage.environment !== 'production') return [];
  if (route.hosts.some(({ name }) => name === host)) return [];
  const found = route.hosts.map(({ name }) => name).join(', ') || 'every host';
  return [off(passage, route.place, `The ${route.kind} is for ${found}, expected \`${host}\`.`)];
}

function parentFindings(passage: Passage, route: RouteSettings): Finding[] {
  const document = passage.documents.find((one) => one.file === route.file && nameOf(one) === route.name);
  if (route.kind !== 'HTTPRoute' || document === undefined) return [];
  if (items(at(rootOf(document), 'spec', 'parentRefs')).length > 0) return [];
  return [off(passage, route.place, 'The HTTPRoute has no parentRefs, expected the Gateway that is to serve it.')];
}

function tlsFindings(passage: Passage, route: RouteSettings): Finding[] {
  if (route.kind !== 'Ingress' || passage.entry.hop.protocol !== 'HTTPS') return [];
  const secrets = passage.option.definition.provisions.flatMap(({ secret }) => secret ?? []);
  return route.hosts.flatMap(({ name, place }) => {
    const entry = route.tls.find(({ hosts }) => hosts.some((host) => host.name === name));
    if (entry?.secret !== undefined && (secrets.length === 0 || secrets.includes(entry.secret))) return [];
    const found = entry === undefined ? 'no TLS entry' : `a TLS entry with ${entry.secret ?? 'no Secret'}`;
    const wanted = secrets.length === 0 ? 'one with a Secret' : `one with the Secret ${secrets.join(' or ')}`;
    return [off(passage, place, `The host \`${name}\` has ${found}, expected ${wanted}, as the path is HTTPS.`)];
  });
}

/** The setting that decides: the exact one, else the longest. */
const deciding = (one: PathSetting, other: PathSetting): PathSetting => {
  if (one.match === 'exact' || other.match === 'exact') return one.match === 'exact' ? one : other;
  return other.path.length > one.path.length ? other : one;
};

/** Where the routes of one alternative do not take, strip and lead on what the path says. */
export function routeFindings(passage: Passage, routes: readonly RouteSettings[]): Finding[] {
  const { entry, next, asked } = passage;
  const [first] = routes;
  if (asked === undefined || first === undefined) return [];
  const taking = routes
    .map((route) => ({ route, paths: route.paths.filter((path) => takes(route, path, asked)) }))
    .find(({ paths }) => paths.length > 0);
  if (taking === undefined) {
    const place = first.paths[0]?.place ?? first.place;
    return [off(passage, place, `No path of the ${first.kind} surely takes \`${asked}\`, expected one that does.`)];
  }
  const { route, paths } = taking;
  const { strips, backend, place } = paths.reduce(deciding);
  const services = servicesOf(next.target, passage.documents);
  const taken = (prefix: string | undefined) => (prefix === undefined ? 'nothing' : `\`${prefix}\``);
  const stripped = `The ${route.kind} surely strips ${taken(strips)} from the path, expected ${taken(entry.hop.strips)}.`;
  const led = `The backend is \`${backend.service}\`, expected a Service of ${next.target.label}: ${services.join(', ')}.`;
  const isLed = services.length === 0 || services.includes(backend.service);
  return [
    ...(strips === entry.hop.strips ? [] : [off(passage, place, stripped)]),
    ...(isLed ? [] : [off(passage, backend.place, led)]),
    ...hostFindings(passage, route),
    ...parentFindings(passage, route),
    ...tlsFindings(passage, route),
  ];
}
