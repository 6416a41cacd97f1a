import path from 'node:path';
import { isKustomization, readKustomization, resourcesOf } from '../kubernetes/kustomization/read.ts';
import type { ManifestFile } from '../kubernetes/load-manifests.ts';
import type { RouteSettings } from '../kubernetes/route.ts';
import type { ApiRoute } from '../lab/api-routes.ts';
import { entriesOf } from '../network/allow-entries.ts';
import { apiRoles, flowOf, flowWith } from '../network/flows.ts';
import type { Hop, Path } from '../network/platform.ts';
import { pathOf, undecided } from '../network/walk.ts';
import type { DecisionRecord, OptionRecord } from '../record/record.ts';
import type { Citation } from '../record/source.ts';
import { withoutVariant } from '../record/variant.ts';

const last = 'production';

/** The environments that an option has files for, in the order in which one would apply them: production last. */
export const environmentsOf = (files: readonly ManifestFile[]): string[] =>
  [...new Set(files.map(({ environment }) => environment))]
    .filter((environment) => environment !== 'rejected')
    .sort((a, b) => Number(a === last) - Number(b === last) || a.localeCompare(b, 'en'));

/** An environment as a heading has it. */
export const environmentTitle = (environment: string): string =>
  `${environment.charAt(0).toUpperCase()}${environment.slice(1)}`;

/** The folder that the download of an environment unpacks to. */
export const downloadName = ({ slug }: OptionRecord, environment: string): string => `${slug}-${environment}`;

/** The files of one environment by name: those that its kustomization lists, and those that it leaves out. */
export function appliedIn(
  files: readonly ManifestFile[],
  environment: string,
): { readonly applied: readonly ManifestFile[]; readonly leftOut: readonly ManifestFile[] } {
  const here = files.filter((file) => file.environment === environment);
  const listed = here
    .filter(isKustomization)
    .flatMap(({ file, text }) => readKustomization(file, text).kustomization ?? [])
    .flatMap(resourcesOf)
    .map((resource) => path.posix.normalize(resource.path));
  const manifests = here.filter((file) => !isKustomization(file));
  const isListed = ({ file }: ManifestFile) => listed.includes(path.posix.basename(file));
  return { applied: manifests.filter(isListed), leftOut: manifests.filter((file) => !isListed(file)) };
}

/** What stands in an address for a name that no manifest has. */
export const unknownHost = 'ADDRESS';

const usualPorts = { HTTPS: 443, HTTP: 80 } as const;

function addressOf({ protocol, port }: Hop, { hops }: Path, host = unknownHost): string {
  const at = port === undefined || port === usualPorts[protocol] ? '' : `:${port}`;
  const prefix = hops.find(({ strips }) => strips !== undefined)?.strips ?? '';
  return `${protocol.toLowerCase()}://${host}${at}${prefix}`;
}

/**
 * The addresses at which agents would reach the API once an environment’s manifests are applied: protocol, port and prefix
 * from the option’s path, hosts from the manifests. None while the paths are not decided.
 * @param routes of the option’s manifests for that environment
 */
export function apiAddresses(record: DecisionRecord, option: OptionRecord, routes: readonly RouteSettings[]): string[] {
  const flow = flowOf(record, ...apiRoles);
  if (flow === undefined || undecided(option) !== undefined) return [];
  const hosts = [...new Set(withoutVariant(option, routes).flatMap((route) => route.hosts.map(({ name }) => name)))];
  const found = Object.keys(record.definition.scenarios).flatMap((scenario) => {
    const entry = entriesOf(record, option, scenario).find(({ flows }) => flows.includes(flow));
    if (entry === undefined) return [];
    const way = pathOf(option, scenario, flow);
    return (hosts.length > 0 ? hosts : [undefined]).map((host) => addressOf(entry.step.hop, way, host));
  });
  return [...new Set(found)];
}

/** A path of the API for a shell: each part in braces becomes a variable. */
const forShell = (route: string): string =>
  route.replaceAll(/\{(\w+)\}/g, (_, name: string) => `$${name.toUpperCase()}`);

/** One thing to type, and what it shows. */
export interface Request {
  readonly shows: string;
  readonly command: string;
  /** Where it is said that the API has this route, and who calls it. */
  readonly sources: readonly Citation[];
}

type Start = Pick<ApiRoute, 'path' | 'sources'>;

/**
 * What to ask of the API through the route, with its address in `API`.
 * @param starts routes of the API that the agent gets at its start
 */
export function requestsOf(record: DecisionRecord, starts: readonly Start[]): Request[] {
  const stream = /^GET (\/\S+)$/.exec(flowWith(record, 'stream')?.request ?? '')?.[1];
  const plain = starts
    .filter((route) => route.path !== stream)
    .map((route) => ({
      shows: 'What the agent asks for at its start:',
      command: `curl --include "$API${forShell(route.path)}"`,
      sources: route.sources,
    }));
  if (stream === undefined) return plain;
  const sources = starts.find((route) => route.path === stream)?.sources ?? [];
  const address = `"$API${forShell(stream)}"`;
  const withToken = `curl --include --no-buffer --header "Authorization: Bearer $TOKEN" ${address}`;
  return [
    ...plain,
    {
      shows: 'The stream without a token, which has to be answered with 401:',
      command: `curl --include ${address}`,
      sources,
    },
    { shows: 'The stream with one, which has to bring its pings as they are sent:', command: withToken, sources: [] },
  ];
}

/** The shell variables that commands need, in the order of their use. */
export const variablesIn = (requests: readonly Request[]): string[] => [
  ...new Set(
    requests.flatMap(({ command }) => [...command.matchAll(/\$([A-Z_]+)/g)].flatMap(([, name]) => name ?? [])),
  ),
];
