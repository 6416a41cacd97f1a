import type { CheckedManifests } from '../kubernetes/check-manifests.ts';
import { edgeSetOf } from '../kubernetes/edge/gateway.ts';
import { includedDirectives, nginxSettings } from '../kubernetes/edge/nginx-server.ts';
import { serviceEdge } from '../kubernetes/edge/service.ts';
import {
  type Column,
  differs,
  nginxColumns,
  routeLine,
  serviceColumns,
  streamColumns,
  wayInColumns,
} from '../kubernetes/edge/table.ts';
import type { RouteSettings } from '../kubernetes/route.ts';
import { readingsOf } from '../network/manifests/manifest-forms.ts';
import { platformOf } from '../network/route-decision.ts';
import { hopsOf } from '../network/walk.ts';
import type { DecisionRecord, OptionRecord } from '../record/record.ts';
import { ofVariant } from '../record/variant.ts';

/** What becomes of one routing object or proxy: a row for each that reads it. */
export interface EdgeTable {
  readonly id: string;
  readonly caption: string;
  readonly note?: string;
  /** What the rows are. */
  readonly head: 'Controller' | 'Service' | 'Proxy';
  // biome-ignore lint/suspicious/noExplicitAny: each table has rows of its own kind.
  readonly columns: readonly Column<any>[];
  readonly rows: readonly { readonly label: string; readonly row: unknown }[];
}

type Manifests = Pick<CheckedManifests, 'documents' | 'routes'>;

function routeTables(
  option: OptionRecord,
  environment: string,
  manifests: Manifests,
  route: RouteSettings,
): EdgeTable[] {
  const name = `${route.kind} ${route.name} in ${environment}`;
  const id = `${route.kind}-${route.name}-${environment}`.toLowerCase();
  const service = serviceEdge(route);
  if (service !== undefined) {
    const variant = ofVariant(option, [route]).length > 0 ? option.definition.variant : undefined;
    const note = variant === undefined ? {} : { note: `With ${variant.label}` };
    const rows = [{ label: route.name, row: service }];
    return [{ id, caption: `What the ${name} opens`, head: 'Service', columns: serviceColumns, ...note, rows }];
  }
  if (route.kind !== 'Ingress' && route.kind !== 'HTTPRoute') return [];
  const rows = readingsOf(option, manifests.routes, edgeSetOf(manifests))
    .filter((row) => row.route === route)
    .map((row) => ({ label: row.label, row }));
  const table = { note: routeLine(route), head: 'Controller', rows } as const;
  const does = `what each controller would do with the ${name}`;
  return [
    { ...table, id: `${id}-stream`, caption: `The event stream: ${does}`, columns: streamColumns },
    { ...table, id: `${id}-way-in`, caption: `The way in: ${does}`, columns: wayInColumns(route.kind) },
  ];
}

/** What becomes of an option’s routes in one environment, and what proxies do that stand on its paths today. */
export function edgeTables(
  record: DecisionRecord,
  option: OptionRecord,
  environment: string,
  manifests: Manifests,
): EdgeTable[] {
  const passed = new Set(hopsOf(option).map(({ to }) => to));
  const proxies = Object.entries(platformOf(record).components).flatMap(([id, component]): EdgeTable[] => {
    const { label, nginx } = component;
    if (nginx === undefined || !passed.has(id)) return [];
    const row = nginxSettings(nginx, includedDirectives(component.pods?.value.labels, manifests.documents));
    return [
      {
        id: `nginx-${id}-${environment}`,
        caption: `What ${label} does to ${nginx.location} in ${environment}`,
        head: 'Proxy',
        columns: nginxColumns,
        rows: [{ label, row }],
      },
    ];
  });
  return [...manifests.routes.flatMap((route) => routeTables(option, environment, manifests, route)), ...proxies];
}

/** How many controllers read an option’s routes, and in how many of how many settings they are known to differ. */
export function controllerCounts(
  option: OptionRecord,
  manifests: Manifests,
): { readonly controllers: number; readonly differing: number; readonly settings: number } {
  const readings = readingsOf(option, manifests.routes, edgeSetOf(manifests));
  const kinds = new Set(readings.map(({ kind }) => kind));
  const columns = [...streamColumns, ...wayInColumns(kinds.has('HTTPRoute') ? 'HTTPRoute' : 'Ingress')];
  return {
    controllers: new Set(readings.map(({ controller }) => controller)).size,
    differing: columns.filter((column) => differs(column, readings)).length,
    settings: columns.length,
  };
}
