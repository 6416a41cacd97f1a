import type { ManifestFile } from '../../kubernetes/load-manifests.ts';
import type { ManifestDocument } from '../../kubernetes/parse.ts';
import { problem } from '../../kubernetes/problem.ts';
import type { PathSetting, RouteSettings } from '../../kubernetes/route.ts';
import { at, items, placeOf, rootOf, text } from '../../kubernetes/spot.ts';
import { byPlace, type Finding, type Place } from '../../record/finding.ts';
import type { DecisionRecord, OptionRecord } from '../../record/record.ts';
import { ofVariant, variantOf, withoutVariant } from '../../record/variant.ts';
import { browsersEntry, type Entry, entriesOf } from './entries.ts';
import { alternativesOf } from './forms.ts';
import { nameOf, selects, servicesOf } from './services.ts';

/** What an option says of one flow where it enters the cluster, and what its manifests of one environment say. */
interface Passage extends Entry {
  readonly option: OptionRecord;
  readonly environment: string;
  readonly documents: readonly ManifestDocument[];
}

const off = (place: Place, message: string, help: string): Finding => problem(place, 'manifest/way', message, help);

const correct = ({ option }: Passage): string => `Correct it, or the path in ${option.folder}/option.ts.`;

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
  return [off(route.place, `The ${route.kind} is for ${found}, expected \`${host}\`.`, correct(passage))];
}

function parentFindings(passage: Passage, route: RouteSettings): Finding[] {
  const document = passage.documents.find((one) => one.file === route.file && nameOf(one) === route.name);
  if (route.kind !== 'HTTPRoute' || document === undefined) return [];
  if (items(at(rootOf(document), 'spec', 'parentRefs')).length > 0) return [];
  return [
    off(route.place, 'The HTTPRoute has no parentRefs, expected the Gateway that is to serve it.', correct(passage)),
  ];
}

function tlsFindings(passage: Passage, route: RouteSettings): Finding[] {
  if (route.kind !== 'Ingress' || passage.entry.hop.protocol !== 'HTTPS') return [];
  const secrets = passage.option.definition.provisions.flatMap(({ secret }) => secret ?? []);
  return route.hosts.flatMap(({ name, place }) => {
    const entry = route.tls.find(({ hosts }) => hosts.some((host) => host.name === name));
    if (entry?.secret !== undefined && (secrets.length === 0 || secrets.includes(entry.secret))) return [];
    const found = entry === undefined ? 'no TLS entry' : `a TLS entry with ${entry.secret ?? 'no Secret'}`;
    const wanted = secrets.length === 0 ? 'one with a Secret' : `one with the Secret ${secrets.join(' or ')}`;
    return [
      off(place, `The host \`${name}\` has ${found}, expected ${wanted}, as the path is HTTPS.`, correct(passage)),
    ];
  });
}

/** The setting that decides: the exact one, else the longest. */
const deciding = (one: PathSetting, other: PathSetting): PathSetting => {
  if (one.match === 'exact' || other.match === 'exact') return one.match === 'exact' ? one : other;
  return other.path.length > one.path.length ? other : one;
};

function routeFindings(passage: Passage, routes: readonly RouteSettings[]): Finding[] {
  const { entry, next, asked } = passage;
  const [first] = routes;
  if (asked === undefined || first === undefined) return [];
  const taking = routes
    .map((route) => ({ route, paths: route.paths.filter((path) => takes(route, path, asked)) }))
    .find(({ paths }) => paths.length > 0);
  if (taking === undefined) {
    const place = first.paths[0]?.place ?? first.place;
    return [
      off(place, `No path of the ${first.kind} surely takes \`${asked}\`, expected one that does.`, correct(passage)),
    ];
  }
  const { route, paths } = taking;
  const { strips, backend, place } = paths.reduce(deciding);
  const services = servicesOf(next.target, passage.documents);
  const taken = (prefix: string | undefined) => (prefix === undefined ? 'nothing' : `\`${prefix}\``);
  return [
    ...(strips === entry.hop.strips
      ? []
      : [
          off(
            place,
            `The ${route.kind} surely strips ${taken(strips)} from the path, expected ${taken(entry.hop.strips)}.`,
            correct(passage),
          ),
        ]),
    ...(services.length === 0 || services.includes(backend.service)
      ? []
      : [
          off(
            backend.place,
            `The backend is \`${backend.service}\`, expected a Service of ${next.target.label}: ${services.join(', ')}.`,
            correct(passage),
          ),
        ]),
    ...hostFindings(passage, route),
    ...parentFindings(passage, route),
    ...tlsFindings(passage, route),
  ];
}

/** Of a Service, only the policy Local leaves the client's own address on what it passes on. */
function addressFindings(passage: Passage, document: ManifestDocument): Finding[] {
  const policy = at(rootOf(document), 'spec', 'externalTrafficPolicy');
  if (passage.entry.hop.keepsAddress !== true || text(policy) === 'Local') return [];
  const found = text(policy) ?? 'not set, which is Cluster';
  const message = `externalTrafficPolicy is ${found}, expected Local, as the path keeps the client’s address.`;
  return [off(placeOf(policy), message, correct(passage))];
}

function serviceFindings(passage: Passage, document: ManifestDocument, route: RouteSettings): Finding[] {
  const { entry, next } = passage;
  const { port: wanted } = entry.hop;
  if (wanted === undefined) return [];
  const opened = (port: RouteSettings['ports'][number]) => (route.kind === 'NodePort' ? port.nodePort : port.port);
  const index = route.ports.findIndex((port) => opened(port) === wanted);
  const port = route.ports[index];
  if (port === undefined) {
    const found = route.ports.map((one) => opened(one) ?? 'a port that the cluster picks').join(', ') || 'no port';
    return [
      off(
        route.ports[0]?.place ?? route.place,
        `The ${route.kind} opens ${found}, expected ${wanted}.`,
        correct(passage),
      ),
    ];
  }
  const protocol =
    text(at(items(at(rootOf(document), 'spec', 'ports'))[index] ?? rootOf(document), 'protocol')) ?? 'TCP';
  const { labels } = next.target.pods?.value ?? {};
  return [
    ...addressFindings(passage, document),
    ...(next.hop.port === undefined || port.target === next.hop.port
      ? []
      : [
          off(port.place, `The port leads to ${port.target} of the pods, expected ${next.hop.port}.`, correct(passage)),
        ]),
    ...(protocol === 'TCP'
      ? []
      : [off(port.place, `The port is of ${protocol}, expected TCP for ${entry.hop.protocol}.`, correct(passage))]),
    ...(labels === undefined || selects(document, labels)
      ? []
      : [
          off(
            placeOf(at(rootOf(document), 'spec', 'selector')),
            `The selector does not find the pods of ${next.target.label}, expected labels of theirs: ${Object.entries(
              labels,
            )
              .map((pair) => pair.join(': '))
              .join(', ')}.`,
            correct(passage),
          ),
        ]),
  ];
}

interface Read {
  readonly documents: readonly ManifestDocument[];
  readonly routes: readonly RouteSettings[];
}

/** Of Services that lead where agents are to get in, none that opens a port for them. */
function closedFindings(passage: Passage, routes: readonly RouteSettings[]): Finding[] {
  const { entry, next, documents } = passage;
  const { labels } = next.target.pods?.value ?? {};
  const [service] = documents.filter((one) => one.kind === 'Service' && labels !== undefined && selects(one, labels));
  if (entry.target.layer !== 'transit' || service === undefined || routes.length > 0) return [];
  const type = at(rootOf(service), 'spec', 'type');
  const message = `The Service is of type ${text(type) ?? 'ClusterIP, as none is set'}, expected one that opens a port to the outside.`;
  return [off(placeOf(type), message, correct(passage))];
}

/** What is found of the manifests of an option, or of its variant, against the paths of the same. */
function findingsOf(
  record: DecisionRecord,
  option: OptionRecord,
  files: readonly ManifestFile[],
  { documents, routes }: Read,
): Finding[] {
  return [...Map.groupBy(files, ({ environment }) => environment)].flatMap(([environment, own]) => {
    const here = <Item extends { readonly file: string }>(list: readonly Item[]) =>
      list.filter(({ file }) => own.some((one) => one.file === file));
    const browsers = browsersEntry(record, option);
    return entriesOf(record, option).flatMap((passed) => {
      const common = { option, environment, documents: here(documents) };
      const passage: Passage = { ...passed, ...common };
      const kinds = Map.groupBy(here(routes), ({ kind }) => kind);
      const closed = closedFindings(passage, here(routes));
      const led = [...kinds].flatMap(([kind, found]) => {
        if (kind === 'Ingress' || kind === 'HTTPRoute')
          return alternativesOf(option, found).flatMap(({ routes: read, controller }) => [
            ...routeFindings(passage, read),
            // Nobody else’s Ingress has a part in such a host, so that browsers depend on this one.
            ...(browsers !== undefined &&
            controller?.onlyIngressOfHost &&
            passed.entry.hop.host === browsers.entry.hop.host
              ? routeFindings({ ...browsers, ...common }, read)
              : []),
          ]);
        return found.flatMap((route) => {
          const document = passage.documents.find(
            (one) => one.kind === 'Service' && nameOf(one) === route.name && one.file === route.file,
          );
          return document === undefined ? [] : serviceFindings(passage, document, route);
        });
      });
      return [...closed, ...led];
    });
  });
}

/**
 * Where an option’s manifests do not do what its paths say: take what the agent asks for, strip the prefix that the path
 * strips, lead to the pods of the next component, by the host, port and protocol of the path, with the client’s address
 * where the path keeps it. Ingress and HTTPRoute are alternatives, and so are manifests that are meant for different
 * controllers: each that is there has to do it, as its own controller reads it, and has to lead browsers to where they
 * go today if it is alone on their host. Those of its variant are held against the variant’s paths.
 */
export function wayFindings(
  record: DecisionRecord,
  option: OptionRecord,
  files: readonly ManifestFile[],
  read: Read,
): Finding[] {
  const variant = variantOf(option);
  const findings = [
    ...findingsOf(record, option, withoutVariant(option, files), read),
    ...(variant === undefined ? [] : findingsOf(record, variant, ofVariant(option, files), read)),
  ];
  // Scenarios and flows that enter alike say the same.
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()].sort(byPlace);
}
