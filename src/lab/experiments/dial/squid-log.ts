/** One request that an outbound proxy was asked for. */
export interface Asked {
  /** Whether it was asked for a tunnel, in which it sees nothing. */
  readonly tunnel: boolean;
  /** Name or address with the port: `identity.lab:8443`. */
  readonly target: string;
  readonly denied: boolean;
  /** Whether it could read a token. */
  readonly readsToken: boolean;
}

const portOf = ({ port, protocol }: URL): string => port || (protocol === 'https:' ? '443' : '80');

/** The requests in squid’s log as `squidConf` has it written; connections without a request are left out. */
export function requestsIn(log: string): Asked[] {
  return log.split('\n').flatMap((line): Asked[] => {
    const [status = '', method = '', url = '', authorization = '-'] = line.split(' ');
    if (url === '' || method === '-') return [];
    const tunnel = method === 'CONNECT';
    const at = tunnel ? undefined : new URL(url);
    return [
      {
        tunnel,
        target: at === undefined ? url : `${at.hostname}:${portOf(at)}`,
        denied: status.includes('DENIED'),
        readsToken: authorization !== '-',
      },
    ];
  });
}
