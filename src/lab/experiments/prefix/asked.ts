import type { Action, Route } from '../../backend/routes.ts';

/** What the routes’ names are filled with: an open session of an agent, and an instruction that was sent to it. */
export interface Names {
  readonly agent: string;
  readonly session: string;
  readonly instruction: string;
}

/** A route’s path as a client asks for it, from the root. */
export const pathOf = ({ path }: Route, names: Names): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ({ ...names, square: 'one' })[name] ?? name);

/** A body that the route takes. */
export const bodyOf = ({ method, action }: Route): string | undefined =>
  action === 'create-session'
    ? '{"session_id":"session-asked-for","agent_id":"microscope"}'
    : method === 'POST'
      ? '{}'
      : undefined;

const agents: readonly Action[] = ['stream', 'acknowledge', 'heartbeat', 'take-body'];

/** Whether an agent cannot do without the route. */
export const isForAgents = ({ action }: Route): boolean => agents.includes(action);

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
