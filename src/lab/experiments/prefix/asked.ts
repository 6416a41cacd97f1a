import type { Route } from '../../backend/routes.ts';

/** What the routes’ names are filled with: an open session of an agent, and an instruction that was sent to it. */
export interface Names {
  readonly agent: string;
  readonly session: string;
  readonly instruction: string;
}

/** A route’s path as a client asks for it, from the root. */
export const pathOf = ({ path }: Route, names: Names): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ({ ...names, gridsquare_uuid: 'one' })[name] ?? name);

/** A body that the route takes; none where it reads none. */
export function bodyOf({ action, takes }: Route): string | undefined {
  if (takes === undefined) return undefined;
  if (action === 'create-session') return '{"session_id":"session-asked-for","agent_id":"microscope"}';
  const fields = takes.needs.map((field) => [field, field === 'logs' ? [] : 'processed']);
  const one = Object.fromEntries(fields) as object;
  return JSON.stringify(takes.as === 'object' ? one : [one]);
}

/** Whether an agent calls the route, at its start or in its work. */
export const isForAgents = ({ byAgents }: Route): boolean => byAgents === true;

/** Whether the route is there to look into the API, not to work with it. */
export const isForDebugging = ({ path }: Route): boolean => path.startsWith('/debug/');

/** Ways to write the path of the API’s status, below a base and past it. */
export const spellings = (base: string): string[] =>
  base === ''
    ? ['/STATUS', '//status', '/%2Fstatus', '/status/', '/x/../status', '/x/%2E%2E/status', '/api/status']
    : [
        base,
        `${base}/`,
        `${base.toUpperCase()}/status`,
        `${base}x/status`,
        `/${base}/status`,
        `${base}//status`,
        `${base}%2Fstatus`,
        `${base}/%2Fstatus`,
        `${base}/status/`,
        `${base}/x/../status`,
        `/x/..${base}/status`,
        `${base}/../status`,
        `${base}${base}/status`,
      ];

/** What lies beside the API’s routes at the same address. */
export const beside: readonly string[] = ['/', '/index.html', '/elsewhere'];
