import type { PathSetting, RouteSettings } from '../route.ts';
import type { Annotation, Controller } from './controller.ts';
import { upstream } from './controller.ts';
import { controllers } from './controllers.ts';
import { type EdgeSet, fromGateway } from './gateway.ts';
import { annotationOf } from './paths.ts';
import { requestLimit } from './read.ts';
import { byDefault, type Setting, setHere, unknown } from './setting.ts';
import type { EdgePath, EdgeSettings, Tls, Values } from './values.ts';

/** What an annotation sets, or else what holds without it. */
function settle<V>(route: RouteSettings, annotation: Annotation<V> | undefined, otherwise: Setting<V>): Setting<V> {
  const set = annotation && annotationOf(route, annotation.key);
  if (annotation === undefined || set === undefined) return otherwise;
  const value = annotation.read(set.value);
  if (value === null) return otherwise;
  return value === undefined ? unknown : setHere(value, set.place);
}

const settled = <F extends keyof Values>(controller: Controller, route: RouteSettings, field: F): Setting<Values[F]> =>
  settle<Values[F]>(route, controller.annotations?.[field], byDefault<Values[F]>(controller.defaults[field]));

function limitsOf(controller: Controller, route: RouteSettings): Pick<EdgeSettings, 'idle' | 'total'> {
  const idle = settled(controller, route, 'idle');
  const total = settled(controller, route, 'total');
  const timeout = route.kind === 'HTTPRoute' ? route.requestTimeout : undefined;
  const limit = timeout && requestLimit(timeout.text);
  if (timeout === undefined || limit === undefined || controller.requestTimeout === 'left unread') {
    return { idle, total };
  }
  if (controller.requestTimeout === undefined) {
    // Whoever has no limit without the field has none with a field that takes it off.
    const none = limit === 'none' && total.from === 'default' && total.value === 'none';
    return { idle, total: none ? total : unknown };
  }
  return {
    idle: controller.noughtEndsIdle && limit === 'none' ? setHere('none', timeout.place) : idle,
    total: setHere(limit, timeout.place),
  };
}

function ingressTls({ passthrough, tlsSwitch }: Controller, route: RouteSettings): Setting<Tls> {
  const [entry] = route.tls;
  const here: Tls = { ends: 'here', ...(entry?.secret === undefined ? {} : { secret: entry.secret }) };
  if (tlsSwitch !== undefined) {
    const on = settle(route, tlsSwitch, unknown);
    return on.from === 'set here' ? setHere(here, on.place) : unknown;
  }
  const ended = entry === undefined ? unknown : setHere(here, entry.place);
  const passed = passthrough && annotationOf(route, passthrough.key);
  const passes = passed === undefined ? null : passthrough?.read(passed.value);
  if (passed === undefined || passes === null) return ended;
  return passes === undefined ? unknown : setHere({ ends: 'passed through' }, passed.place);
}

const filters = upstream(
  'Gateway API: HTTPRoute types',
  'kubernetes-sigs/gateway-api',
  'apis/v1/httproute_types.go',
  '2026-11-22',
);

/** A path of an HTTPRoute, whose matching and rewriting are those of the standard. */
function routePath(controller: Controller, path: PathSetting): Pick<EdgePath, 'match' | 'strips'> {
  const { match, strips, rewritten, place } = path;
  const stripped = strips !== undefined && controller.readsUrlRewrite ? setHere(strips, place) : unknown;
  return {
    match: match === 'controller' ? unknown : setHere(match, place),
    strips: rewritten ? stripped : byDefault({ value: 'none', source: filters }),
  };
}

function fromIngress(controller: Controller, route: RouteSettings): ReturnType<typeof fromGateway> {
  return {
    tls: ingressTls(controller, route),
    plainHttp: controller.plainHttp?.(route) ?? unknown,
    listener: unknown,
  };
}

function settingsOf(
  id: string,
  controller: Controller,
  route: RouteSettings,
  kind: EdgeSettings['kind'],
  set: EdgeSet,
): EdgeSettings {
  const of = <F extends keyof Values>(field: F) => settled(controller, route, field);
  const isIngress = kind === 'Ingress';
  const readPath = isIngress ? controller.readPath : (path: PathSetting) => routePath(controller, path);
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
    clientAddress: of('clientAddress'),
    gzip: of('gzip'),
    reload: of('reload'),
    ...(isIngress ? fromIngress(controller, route) : fromGateway(set, route)),
    paths: route.paths.map((path) => ({
      path: path.path,
      ...(readPath?.(path, route) ?? { match: unknown, strips: unknown }),
      backend: path.backend,
    })),
  };
}

/**
 * What each controller that reads this kind of object would do with it, given what is applied with it; none for a
 * Service, which no controller reads.
 */
export function edgeSettings(route: RouteSettings, set: EdgeSet = { gateways: [], routes: [] }): EdgeSettings[] {
  const { kind } = route;
  if (kind !== 'Ingress' && kind !== 'HTTPRoute') return [];
  return Object.entries<Controller>(controllers)
    .filter(([, { reads }]) => reads.includes(kind))
    .map(([id, controller]) => settingsOf(id, controller, route, kind, set));
}
