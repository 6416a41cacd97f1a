import { type Controller, type IngressRoute, upstream } from '../../controllers/controller.ts';
import { milliseconds } from '../../controllers/durations.ts';
import { annotationIn, controllers } from '../../controllers/index.ts';
import { annotationOf } from '../../controllers/paths.ts';
import type { ReadPath, Values } from '../../controllers/values.ts';
import { type KnownValue, notKnown } from '../../record/known-value.ts';
import { type Duration, seconds } from '../../record/quantity.ts';
import type { Backend, PathSetting, RouteSettings } from '../route.ts';
import { type EdgeSet, fromGateway, type Tls, type WayIn } from './gateway.ts';
import { plainHttpOf } from './redirect.ts';

/** What a controller makes of one path of a route. */
export interface EdgePath extends ReadPath {
  readonly path: string;
  readonly backend: Backend;
}

/** What one controller would do with one routing object. */
export type EdgeSettings = { readonly [F in keyof Values]: KnownValue<Values[F]> } & WayIn & {
    readonly controller: string;
    readonly label: string;
    readonly kind: 'Ingress' | 'HTTPRoute';
    readonly route: RouteSettings;
    readonly paths: readonly EdgePath[];
  };

/** What nought or less means differs from annotation to annotation, so that it counts as unknown. */
const isNought = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'seconds' in value && Number(value.seconds) <= 0;

/** What an annotation sets, or else what holds without it. */
function settled<F extends keyof Values>(
  controller: Controller,
  route: RouteSettings,
  field: F,
): KnownValue<Values[F]> {
  const otherwise = controller.defaults[field] ?? notKnown;
  for (const { key, value: text, place } of route.annotations) {
    const read = annotationIn(controller, key)?.sets?.[field];
    if (read === undefined) continue;
    const value = read(text);
    if (value === null) return otherwise;
    return value === undefined || isNought(value) ? notKnown : { value, place };
  }
  return otherwise;
}

/** Whether an annotation that switches something on is set to do so; `undefined` where nobody can say, or it is not set. */
function switched(controller: Controller, set: IngressRoute['annotations'][number] | undefined): boolean | undefined {
  const value = set && annotationIn(controller, set.key)?.form.read(set.value);
  return typeof value === 'boolean' ? value : undefined;
}

/** `timeouts.request` of an HTTPRoute, of which nought means no limit. */
function requestLimit(text: string): Duration | 'none' | undefined {
  const length = milliseconds(text, 'gateway');
  if (length === undefined) return undefined;
  return length === 0 ? 'none' : seconds(length / 1000);
}

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
    const none = limit === 'none' && 'source' in total && total.value === 'none';
    return { idle, total: none ? total : notKnown };
  }
  return {
    idle: controller.noughtEndsIdle && limit === 'none' ? { value: 'none', place: timeout.place } : idle,
    total: { value: limit, place: timeout.place },
  };
}

function ingressTls(controller: Controller, route: RouteSettings): KnownValue<Tls> {
  const { passthrough, tlsSwitch } = controller;
  const [entry] = route.tls;
  const here: Tls = { ends: 'here', ...(entry?.secret === undefined ? {} : { secret: entry.secret }) };
  if (tlsSwitch !== undefined) {
    const set = annotationOf(route, tlsSwitch);
    return set !== undefined && switched(controller, set) ? { value: here, place: set.place } : notKnown;
  }
  const ended = entry === undefined ? notKnown : { value: here, place: entry.place };
  const passed = passthrough && annotationOf(route, passthrough.key);
  const passes = switched(controller, passed);
  if (passed === undefined || passes === false) return ended;
  return passes === undefined || passthrough?.flagged
    ? notKnown
    : { value: { ends: 'passed through' }, place: passed.place };
}

const filters = upstream(
  'Gateway API: HTTPRoute types',
  'kubernetes-sigs/gateway-api',
  'apis/v1/httproute_types.go',
  '2026-11-22',
);

/** A path of an HTTPRoute, whose matching and rewriting are those of the standard. */
function routePath(controller: Controller, path: PathSetting): ReadPath {
  const { match, strips, rewritten, place } = path;
  const stripped = strips !== undefined && controller.readsUrlRewrite ? { value: strips, place } : notKnown;
  return {
    match: match === 'controller' ? notKnown : { value: match, place },
    strips: rewritten ? stripped : { value: 'none', source: filters },
  };
}

function fromIngress(controller: Controller, route: RouteSettings): WayIn {
  return {
    tls: ingressTls(controller, route),
    plainHttp: plainHttpOf(controller, route),
    listener: notKnown,
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
      ...(readPath?.(path, route) ?? { match: notKnown, strips: notKnown }),
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
