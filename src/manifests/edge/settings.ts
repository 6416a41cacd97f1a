import type { Place } from '../../model/finding.ts';
import { type Duration, type Size, seconds } from '../../model/quantity.ts';
import type { Citation } from '../../model/source.ts';
import { parseBodyLimit } from '../controllers.ts';
import type { AnnotationSetting, RouteSettings } from '../route.ts';
import { type Annotation, type Controller, controllers, type Default } from './controllers.ts';

/** A value of the edge with where it comes from. A value that is set but that nobody here can read is unknown. */
export type Setting<V> =
  | { readonly from: 'set here'; readonly value: V; readonly place: Place }
  | { readonly from: 'default'; readonly value: V; readonly source: Citation }
  | { readonly from: 'unknown' };

/** What one controller would do with one routing object. */
export interface EdgeSettings {
  readonly controller: string;
  readonly label: string;
  /** Silence after which the edge closes the connection. */
  readonly idle: Setting<Duration | 'none'>;
  /** Length after which it ends a response, however busy. */
  readonly total: Setting<Duration | 'none'>;
  readonly buffers: Setting<boolean>;
  readonly body: Setting<Size | 'none'>;
}

const units: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86400 };

/** A time such as `30s`, `1h30m`, `infinity` or, where numbers count seconds, `60`; `undefined` where it is none. */
export function readTime(text: string, bareSeconds = false): Duration | 'none' | undefined {
  if (/^(infinity|infinite)$/.test(text)) return 'none';
  if (/^\d+$/.test(text)) return bareSeconds ? seconds(Number(text)) : undefined;
  if (!/^(\d+(ms|[smhd]))+$/.test(text)) return undefined;
  const parts = [...text.matchAll(/(\d+)(ms|[smhd])/g)];
  return seconds(parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (units[unit ?? ''] ?? 0), 0));
}

/** What nought means differs from annotation to annotation, so it counts as unknown there. */
function readLimit(text: string, annotation: Annotation | undefined): Duration | 'none' | undefined {
  const time = readTime(text, annotation?.bareSeconds);
  return typeof time === 'object' && time.seconds === 0 ? undefined : time;
}

/** A route’s `timeouts.request`, of which nought means none. */
function requestLimit(text: string): Duration | 'none' | undefined {
  const time = readTime(text);
  return typeof time === 'object' && time.seconds === 0 ? 'none' : time;
}

function readSwitch(text: string): boolean | undefined {
  if (/^(on|true)$/.test(text)) return true;
  return /^(off|false)$/.test(text) ? false : undefined;
}

function readSize(text: string): Size | 'none' | undefined {
  const limit = parseBodyLimit(text);
  if (limit === undefined) return undefined;
  return limit === 'unlimited' ? 'none' : { kind: 'size', bytes: limit };
}

function settle<V>(
  annotations: readonly AnnotationSetting[],
  annotation: Annotation | undefined,
  read: (text: string) => V | undefined,
  otherwise: Default<V>,
): Setting<V> {
  const set = annotation && annotations.find(({ key }) => key === annotation.key);
  if (set !== undefined) {
    const value = read(set.value);
    return value === undefined ? { from: 'unknown' } : { from: 'set here', value, place: set.place };
  }
  return otherwise === undefined ? { from: 'unknown' } : { from: 'default', ...otherwise };
}

function settingsOf(id: string, controller: Controller, route: RouteSettings): EdgeSettings {
  const { label, annotations, idle, total, buffers, body, readsRequestTimeout, noughtEndsIdle } = controller;
  const set = route.annotations;
  const timeout = readsRequestTimeout && route.kind === 'HTTPRoute' ? route.requestTimeout : undefined;
  const limit = timeout && requestLimit(timeout.text);
  return {
    controller: id,
    label,
    idle:
      noughtEndsIdle && timeout !== undefined && limit === 'none'
        ? { from: 'set here', value: 'none', place: timeout.place }
        : settle(set, annotations.idle, (text) => readLimit(text, annotations.idle), idle),
    total:
      timeout !== undefined && limit !== undefined
        ? { from: 'set here', value: limit, place: timeout.place }
        : settle(set, annotations.total, (text) => readLimit(text, annotations.total), total),
    buffers: settle(set, annotations.buffers, readSwitch, buffers),
    body: settle(set, annotations.body, readSize, body),
  };
}

/** What each controller that reads this kind of object would do with it; none for a Service, which no controller reads. */
export function edgeSettings(route: RouteSettings): EdgeSettings[] {
  return Object.entries<Controller>(controllers)
    .filter(([, { reads }]) => reads.some((kind) => kind === route.kind))
    .map(([id, controller]) => settingsOf(id, controller, route));
}
