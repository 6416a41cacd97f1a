import { milliseconds } from '../controllers/durations.ts';
import type { ManifestDocument } from './parse.ts';
import type { Backend, ParentSetting, PathSetting, RouteSettings } from './route.ts';
import { commonSettings, given, hostsIn, namespaceOf } from './route-common.ts';
import { at, items, placeOf, portOf, rootOf, type Spot, text } from './spot.ts';

function backendOf(ref: Spot): Backend | undefined {
  const service = text(at(ref, 'name'));
  if (service === undefined || (text(at(ref, 'kind')) ?? 'Service') !== 'Service') return undefined;
  return {
    service,
    namespace: text(at(ref, 'namespace')) ?? namespaceOf(ref.document),
    ...given({ port: portOf(at(ref, 'port')) }),
    place: placeOf(at(ref, 'name')),
  };
}

const matchTypes: Readonly<Record<string, PathSetting['match']>> = {
  Exact: 'exact',
  PathPrefix: 'prefix',
  RegularExpression: 'regex',
};

/** Whether a rule's filters replace the matched prefix with nothing. */
const stripsPrefix = (rule: Spot): boolean =>
  items(at(rule, 'filters')).some((filter) => {
    const path = at(filter, 'urlRewrite', 'path');
    const replacement = text(at(path, 'replacePrefixMatch'));
    return text(at(path, 'type')) === 'ReplacePrefixMatch' && (replacement === '/' || replacement === '');
  });

const rewritesPath = (rule: Spot): boolean =>
  items(at(rule, 'filters')).some((filter) => at(filter, 'urlRewrite', 'path').value !== undefined);

function pathsOf(rule: Spot): PathSetting[] {
  const backends = items(at(rule, 'backendRefs')).flatMap((ref) => backendOf(ref) ?? []);
  const listed = items(at(rule, 'matches')).map((match) => at(match, 'path'));
  // A rule without matches takes everything, and so does a match without a path.
  const paths = listed.length > 0 ? listed : [at(rule, 'matches')];
  const rewritten = rewritesPath(rule) ? ({ rewritten: true } as const) : {};
  return paths.flatMap((spot) => {
    const path = text(at(spot, 'value')) ?? '/';
    const match = matchTypes[text(at(spot, 'type')) ?? 'PathPrefix'] ?? 'controller';
    const strips = match === 'prefix' && path !== '/' && stripsPrefix(rule) ? { strips: path.replace(/\/$/, '') } : {};
    return backends.map((backend) => ({ path, match, ...strips, ...rewritten, backend, place: placeOf(spot) }));
  });
}

/** The shortest of the limits that rules set on a whole request; one of 0s sets none, and is taken only without others. */
function strictestTimeout(rules: readonly Spot[]): Spot | undefined {
  const length = (spot: Spot): number => milliseconds(text(spot) ?? '', 'gateway') || Number.POSITIVE_INFINITY;
  return rules
    .map((rule) => at(rule, 'timeouts', 'request'))
    .filter((spot) => text(spot) !== undefined)
    .reduce<Spot | undefined>(
      (strictest, spot) => (strictest === undefined || length(spot) < length(strictest) ? spot : strictest),
      undefined,
    );
}

function parentOf(ref: Spot): ParentSetting[] {
  const name = text(at(ref, 'name'));
  if (name === undefined || (text(at(ref, 'kind')) ?? 'Gateway') !== 'Gateway') return [];
  return [
    {
      name,
      namespace: text(at(ref, 'namespace')) ?? namespaceOf(ref.document),
      ...given({ section: text(at(ref, 'sectionName')) }),
      place: placeOf(ref),
    },
  ];
}

/** A rule for every request whose filters lead to HTTPS. */
const leadsToHttps = (rule: Spot): boolean =>
  items(at(rule, 'matches')).every((match) => (text(at(match, 'path', 'value')) ?? '/') === '/') &&
  items(at(rule, 'filters')).some((filter) => text(at(filter, 'requestRedirect', 'scheme')) === 'https');

/** Reads a Gateway API HTTPRoute; its TLS is the Gateway's, so `tls` is always empty. */
export function httpRouteSettings(document: ManifestDocument): RouteSettings {
  const spec = at(rootOf(document), 'spec');
  const rules = items(at(spec, 'rules'));
  const timeout = strictestTimeout(rules);
  const redirect = rules.find(leadsToHttps);
  return {
    ...commonSettings(document, 'HTTPRoute'),
    hosts: hostsIn(items(at(spec, 'hostnames'))),
    paths: rules.flatMap(pathsOf),
    parents: items(at(spec, 'parentRefs')).flatMap(parentOf),
    ...given({
      redirectsToHttps: redirect && placeOf(redirect),
      requestTimeout: timeout && { text: text(timeout) ?? '', place: placeOf(timeout) },
    }),
  };
}
