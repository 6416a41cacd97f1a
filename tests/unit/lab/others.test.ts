import { describe, expect, test } from 'vitest';
import { haproxyConf } from '../../../src/lab/config/haproxy.ts';
import { squidConf, squidHosts } from '../../../src/lab/config/squid.ts';
import { sshConf, sshdConf } from '../../../src/lab/config/ssh.ts';
import type { ProxySettings } from '../../../src/lab/hop.ts';
import { lab, labMilliseconds, labSeconds, real, realTime, usualScale } from '../../../src/lab/scale.ts';
import { hours, seconds } from '../../../src/record/quantity.ts';
import { pem, proxy, transit } from './sample.ts';

const trimmed = (text: string) => text.split('\n').map((line) => line.trim());

describe('HAProxy', () => {
  const listen = { port: 8443, certificate: pem };
  const upstream = { port: 8000 };
  const http = (changed: Partial<ProxySettings> = {}) =>
    trimmed(haproxyConf({ settings: proxy(changed), listen, upstream, scale: usualScale }));

  test('a proxy, with its limits in the lab’s time', () => {
    expect(http()).toEqual(
      expect.arrayContaining([
        'mode http',
        'hard-stop-after 24000ms',
        'timeout server 6000ms',
        'bind 127.0.0.1:8443 ssl crt /c/edge.pem',
        'http-request deny deny_status 413 if { req.hdr_val(content-length) gt 10485760 }',
        'http-response del-header X-Accel-Buffering',
        'server behind 127.0.0.1:8000',
      ]),
    );
  });

  test('what is not set is not written', () => {
    const found = http({ body: 'none', reload: 'none', hidesHeader: false, hosts: [] }).join('\n');
    expect(found).not.toMatch(/413|hard-stop-after|del-header|hdr\(host\)/);
  });

  test('a prefix is taken off', () => {
    const found = http({ paths: [{ path: '/api', match: 'prefix', strips: '/api' }] });
    expect(found).toContain('use_backend path0 if { path -m str /api } || { path -m beg /api/ }');
    expect(found).toContain("http-request replace-path '^/api(?:/(.*))?$' '/\\1'");
  });

  test('what moves bytes knows of no HTTP', () => {
    const found = trimmed(
      haproxyConf({ settings: transit({ idle: seconds(900) }), listen: { port: 1 }, upstream, scale: usualScale }),
    );
    expect(found).toEqual(expect.arrayContaining(['mode tcp', 'timeout client 90000ms', 'timeout server 90000ms']));
    expect(found.join('\n')).not.toContain('http');
  });
});

describe('squid', () => {
  const hop = {
    settings: transit({ total: hours(24) }),
    port: 3128,
    allowed: [
      { host: 'agents.example.org', port: 8443 },
      { host: 'id.example.org', port: 9443 },
    ],
    scale: usualScale,
    folder: '/w/squid',
  };

  test('lets out to what is allowed, and to nothing else', () => {
    const found = trimmed(squidConf(hop));
    expect(found).toEqual(
      expect.arrayContaining([
        'acl host0 dstdomain -n agents.example.org',
        'acl port0 port 8443',
        'acl host1 dstdomain -n id.example.org',
        'acl port1 port 9443',
        'read_timeout 90 seconds',
        'client_lifetime 8640 seconds',
      ]),
    );
    expect(found.filter((line) => line.startsWith('http_access'))).toEqual([
      'http_access allow host0 port0',
      'http_access allow host1 port1',
      'http_access deny all',
    ]);
  });

  test('finds every name on this machine', () => {
    expect(squidHosts(hop)).toBe('127.0.0.1 agents.example.org\n127.0.0.1 id.example.org\n');
  });
});

test('a tunnel leads to one port and offers no shell', () => {
  const tunnel = {
    listen: 1,
    server: 2,
    upstream: 3,
    user: 'someone',
    folder: '/w/ssh',
    scale: usualScale,
  };
  expect(trimmed(sshdConf(tunnel))).toEqual(
    expect.arrayContaining(['PermitOpen 127.0.0.1:3', 'PasswordAuthentication no', 'PermitTTY no']),
  );
  expect(trimmed(sshdConf(tunnel)).filter((line) => line.startsWith('ForceCommand'))).toEqual([
    'ForceCommand exec tail --pid=$PPID --sleep-interval=0.1 -f /dev/null',
  ]);
  expect(trimmed(sshConf(tunnel))).toEqual(
    expect.arrayContaining(['LocalForward 127.0.0.1:1 127.0.0.1:3', 'ServerAliveInterval 3']),
  );
});

describe('scale', () => {
  test('shortens, and lengthens again', () => {
    expect(lab(usualScale, seconds(15))).toEqual(seconds(1.5));
    expect(real(usualScale, seconds(1.5))).toEqual(seconds(15));
    expect(lab(realTime, seconds(15))).toEqual(seconds(15));
  });

  test('never comes to nought, which would mean no limit', () => {
    expect(labMilliseconds({ factor: 1000 }, seconds(0.1))).toBe(1);
    expect(labSeconds(usualScale, seconds(5))).toBe(1);
    expect(labSeconds(usualScale, seconds(15))).toBe(2);
  });
});
