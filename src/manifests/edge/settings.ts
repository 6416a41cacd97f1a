import type { RouteSettings } from '../route.ts';
import type { Controller } from './controller.ts';
import { controllers } from './controllers.ts';
import { requestLimit } from './read.ts';
import { byDefault, type Setting, setHere, unknown } from './setting.ts';
import type { EdgePath, EdgeSettings, Tls, Values } from './values.ts';

/** What an annotation sets, or else the default. */
function settle<F extends keyof Values>(controller: Controller, route: RouteSettings, field: F): Setting<Values[F]> {
  const annotation = controller.annotations?.[field];
  const set = annotation && route.annotations.find(({ key }) => key === annotation.key);
  if (set === undefined) return byDefault<Values[F]>(controller.defaults[field]);
  const value = annotation?.read(set.value);
  return value === undefined ? unknown : setHere(value, set.place);
}

function limitsOf(controller: Controller, route: RouteSettings): Pick<EdgeSettings, 'idle' | 'total'> {
  const { readsRequestTimeout, noughtEndsIdle } = controller;
  const timeout = readsRequestTimeout && route.kind === 'HTTPRoute' ? route.requestTimeout : undefined;
  const limit = timeout && requestLimit(timeout.text);
  const endsIdle = noughtEndsIdle && limit === 'none';
  return {
    idle: endsIdle && timeout ? setHere('none', timeout.place) : settle(controller, route, 'idle'),
    total: timeout && limit ? setHere(limit, timeout.place) : settle(controller, route, 'total'),
  };
}

/** Of an Ingress alone: an HTTPRoute’s TLS is its Gateway’s. */
function tlsOf({ tls }: RouteSettings): Setting<Tls> {
  const [first] = tls;
  if (first === undefined) return unknown;
  const { secret, place } = first;
  return setHere({ ends: 'here', ...(secret === undefined ? {} : { secret }) }, place);
}

const pathsOf = ({ paths }: RouteSettings): EdgePath[] =>
  paths.map(({ path, backend }) => ({ path, match: unknown, strips: unknown, backend }));

function settingsOf(
  id: string,
  controller: Controller,
  route: RouteSettings,
  kind: EdgeSettings['kind'],
): EdgeSettings {
  const of = <F extends keyof Values>(field: F) => settle(controller, route, field);
  return {
    controller: id,
    label: controller.label,
    kind,
    route,
    ...limitsOf(controller, route),
    buffers: of('buffers'),
    body: of('body'),
    heedsHeader: of('heedsHeader'),
    hidesHeader: of('hidesHeader'),
    upstream: of('upstream'),
    plainHttp: of('plainHttp'),
    clientAddress: of('clientAddress'),
    gzip: of('gzip'),
    reload: of('reload'),
    tls: tlsOf(route),
    paths: pathsOf(route),
  };
}

/** What each controller that reads this kind of object would do with it; none for a Service, which no controller reads. */
export function edgeSettings(route: RouteSettings): EdgeSettings[] {
  const { kind } = route;
  if (kind !== 'Ingress' && kind !== 'HTTPRoute') return [];
  return Object.entries<Controller>(controllers)
    .filter(([, { reads }]) => reads.includes(kind))
    .map(([id, controller]) => settingsOf(id, controller, route, kind));
}
