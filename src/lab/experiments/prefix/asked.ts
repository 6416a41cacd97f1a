import type { ApiRoute } from '../../api-routes.ts';

/** What the routes’ names are filled with: an open session of an agent, and an instruction that was sent to it. */
export interface Names {
  readonly agent_id: string;
  readonly session_id: string;
  readonly instruction_id: string;
}

/** A route’s path as a client asks for it, from the root. Entities are all called by one name: no route looks them up. */
export const pathOf = ({ path }: ApiRoute, names: Names): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ({ ...names })[name as keyof Names] ?? 'one');

/** A body that the route takes, as JSON; none where it reads none. */
export const bodyOf = ({ body }: ApiRoute): string | undefined =>
  body === undefined ? undefined : JSON.stringify(body);

/** Whether the route is there to look into the API, not to work with it. */
export const isForDebugging = ({ path }: ApiRoute): boolean => path.startsWith('/debug/');

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
