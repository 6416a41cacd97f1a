import path from 'node:path';
import type { Controller } from '../../controllers/controller.ts';
import { controllers } from '../../controllers/index.ts';
import { type EdgeSettings, edgeSettings } from '../../kubernetes/edge/edge-settings.ts';
import type { EdgeSet } from '../../kubernetes/edge/gateway.ts';
import type { RouteSettings } from '../../kubernetes/route.ts';
import { valueIn } from '../../record/known-value.ts';
import type { DecisionRecord, OptionRecord } from '../../record/record.ts';
import { type Form, platformOf, routeOf } from '../route-decision.ts';

/** The ids of the controllers that may be at an edge today. */
export const controllersAtEdges = (record: DecisionRecord): string[] =>
  Object.values(platformOf(record).components).flatMap(
    ({ edge }) => edge?.today.map(({ controller }) => controller) ?? [],
  );

/** What an option says of the controllers that a manifest is meant for; `undefined` where it is meant for all others. */
export const formOf = (option: OptionRecord, file: string): Form | undefined =>
  routeOf(option).forms?.find(({ manifest }) => path.posix.basename(file) === manifest);

/** Whether a controller reads a route; `routes` are those of its option and environment. */
function isReadBy(option: OptionRecord, routes: readonly RouteSettings[], route: RouteSettings, id: string): boolean {
  const names = ({ file }: RouteSettings) => formOf(option, file)?.for.some((one) => one === id) === true;
  if (formOf(option, route.file) !== undefined) return names(route);
  return !routes.some((other) => other.kind === route.kind && names(other));
}

/** What each controller makes of each route that it reads, of an option’s in one environment. */
export const readingsOf = (
  option: OptionRecord,
  routes: readonly RouteSettings[],
  set?: EdgeSet,
): readonly EdgeSettings[] =>
  routes.flatMap((route) =>
    edgeSettings(route, set).filter(({ controller }) => isReadBy(option, routes, route, controller)),
  );

/** A route with its paths as a controller reads them; what is not known of that is left to the controller. */
function asRead({ route, paths }: EdgeSettings): RouteSettings {
  return {
    ...route,
    paths: route.paths.map(({ strips: _, ...path }, index) => {
      const { match, strips } = paths[index] ?? {};
      const off = valueIn(strips) ?? 'none';
      return { ...path, match: valueIn(match) ?? 'controller', ...(off === 'none' ? {} : { strips: off }) };
    }),
  };
}

/** Routes that are read together; by one controller, where they are meant for it. */
interface Alternative {
  readonly controller?: Controller;
  readonly routes: readonly RouteSettings[];
}

/**
 * The routes of an option in the sets in which they are read: those that are meant for nobody in particular, as they
 * stand, and for each controller that is named its own, as it reads them.
 */
export function alternativesOf(option: OptionRecord, routes: readonly RouteSettings[]): Alternative[] {
  const named = new Set(routes.flatMap(({ file }) => formOf(option, file)?.for ?? []));
  const own = [...named].map((id) => ({
    controller: controllers[id],
    routes: readingsOf(option, routes)
      .filter(({ controller, route }) => controller === id && formOf(option, route.file) !== undefined)
      .map(asRead),
  }));
  const general = { routes: routes.filter(({ file }) => formOf(option, file) === undefined) };
  return [general, ...own].filter((one) => one.routes.length > 0);
}

/** The controllers that a manifest is meant for, in words; `undefined` where the option makes no difference for its kind. */
export function meantFor(option: OptionRecord, routes: readonly RouteSettings[], file: string): string | undefined {
  const form = formOf(option, file);
  if (form !== undefined) return form.for.map((id) => controllers[id].label).join(', ');
  const kinds = new Set(routes.flatMap((route) => (route.file === file ? [route.kind] : [])));
  const rivals = routes.filter((other) => kinds.has(other.kind) && formOf(option, other.file) !== undefined);
  return rivals.length === 0 ? undefined : `every other controller that reads an ${[...kinds].join(' or ')}`;
}

/**
 * Who reads which manifest of an option that makes a difference: of the controllers that may be there today, by name, and
 * a Gateway. None for other options.
 */
export function readersOf(
  option: OptionRecord,
  routes: readonly RouteSettings[],
  today: readonly string[],
): { readonly who: string; readonly manifest: string }[] {
  if (routeOf(option).forms === undefined) return [];
  return routes.map((route) => {
    const labels = readingsOf(option, routes).flatMap((one) =>
      one.route === route && today.includes(one.controller) ? [one.label] : [],
    );
    const who = route.kind === 'HTTPRoute' ? 'Gateway' : labels.join(', ') || 'others';
    return { who, manifest: path.posix.basename(route.file) };
  });
}
