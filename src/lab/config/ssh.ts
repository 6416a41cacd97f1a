import { seconds } from '../../record/quantity.ts';
import { labSeconds, type Scale } from '../scale.ts';

/** One tunnel: a client that listens, and a server that passes on to one port alone. */
export interface SshTunnel {
  /** Where the client takes connections, on 127.0.0.1. */
  readonly listen: number;
  /** Where the server takes the tunnel, on 127.0.0.1. */
  readonly server: number;
  /** What is behind, on 127.0.0.1. */
  readonly upstream: number;
  /** The account to log in to. */
  readonly user: string;
  readonly folder: string;
  readonly scale: Scale;
}

/** How often the client asks whether the server is there, and how often in vain; usual values of people’s units. */
const alive = { interval: seconds(30), count: 3 };

/** The `sshd_config` of the tunnel’s end: one key, no command but the one that is forced, one port to forward to. */
export const sshdConf = ({ server, upstream, folder }: SshTunnel): string =>
  [
    `Port ${server}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${folder}/host`,
    `AuthorizedKeysFile ${folder}/client.pub`,
    `PidFile ${folder}/sshd.pid`,
    'StrictModes no',
    'UsePAM no',
    'PermitRootLogin prohibit-password',
    'PasswordAuthentication no',
    'KbdInteractiveAuthentication no',
    'AllowTcpForwarding local',
    `PermitOpen 127.0.0.1:${upstream}`,
    'PermitTTY no',
    'X11Forwarding no',
    // sshd turns Nagle's algorithm off when a session begins, and never without one: packets of a VPN, which this stands
    // for, do not wait for one another either. The session does nothing, and ends with its connection.
    'ForceCommand exec tail --pid=$PPID --sleep-interval=0.1 -f /dev/null',
    'MaxSessions 1',
    '',
  ].join('\n');

/** The `ssh_config` of the tunnel’s client. */
export const sshConf = ({ listen, server, upstream, user, folder, scale }: SshTunnel): string =>
  [
    'Host tunnel',
    '  HostName 127.0.0.1',
    `  Port ${server}`,
    `  User ${user}`,
    `  IdentityFile ${folder}/client`,
    '  IdentitiesOnly yes',
    '  BatchMode yes',
    '  RequestTTY no',
    '  StdinNull yes',
    `  UserKnownHostsFile ${folder}/known_hosts`,
    '  StrictHostKeyChecking yes',
    '  GlobalKnownHostsFile none',
    '  ExitOnForwardFailure yes',
    `  ServerAliveInterval ${labSeconds(scale, alive.interval)}`,
    `  ServerAliveCountMax ${alive.count}`,
    `  LocalForward 127.0.0.1:${listen} 127.0.0.1:${upstream}`,
    '',
  ].join('\n');
