import { describe, expect, test } from 'vitest';
import type { Hop } from '../../../src/network/platform.ts';
import { inCluster, isWayOut, pathOf, protocolText, walk, zonesAround } from '../../../src/network/walk.ts';
import { api, edge, from, makeOption, makeRecord, newProxy, wayOut, withComponents } from '../record/sample.ts';

const record = makeRecord();
const option = makeOption();

test('each step has both its ends', () => {
  const steps = walk(record, option, from(wayOut, edge, api));
  expect(steps.map(({ source, target }) => `${source.label} to ${target.label}`)).toEqual([
    'Agent to Egress',
    'Egress to Edge',
    'Edge to API',
  ]);
});

test('a component that nobody knows', () => {
  expect(() => walk(record, option, from({ to: 'nowhere', protocol: 'HTTP' }))).toThrow('“nowhere”');
});

describe('encryption is the protocol’s or the carrier’s', () => {
  test.each<[protocol: Hop['protocol'], inside: NonNullable<Hop['inside']> | 'nothing', encrypted: boolean]>([
    ['HTTPS', 'nothing', true],
    ['HTTPS', 'CONNECT', true],
    ['HTTP', 'nothing', false],
    ['HTTP', 'CONNECT', false],
    ['HTTP', 'VPN', true],
    ['HTTP', 'SSH', true],
    ['HTTP', 'mutual TLS', true],
  ])('%s in %s', (protocol, inside, encrypted) => {
    const hop = { to: 'edge', protocol, ...(inside === 'nothing' ? {} : { inside }) };
    expect(walk(record, option, from(hop))[0]?.encrypted).toBe(encrypted);
  });
});

test('a path that an option does not have', () => {
  expect(pathOf(option, 'on-site', 'sse').from).toBe('agent');
  expect(() => pathOf(option, 'on-site', 'mail')).toThrow(`${option.folder}/option.ts: no path for mail in on-site`);
  expect(() => pathOf(option, 'elsewhere', 'sse')).toThrow('no path for sse in elsewhere');
});

test('protocols in words', () => {
  expect(protocolText(edge)).toBe('HTTPS 443');
  expect(protocolText(wayOut)).toBe('HTTPS in CONNECT');
});

test('zones, from the inside out', () => {
  expect(zonesAround(record, 'ours')).toEqual(['ours', 'cluster', 'site']);
  expect(zonesAround(record, 'site')).toEqual(['site']);
});

describe('the way out', () => {
  test('only moves bytes, outside the cluster', () => {
    expect(isWayOut(record, 'way-out')).toBe(true);
    expect(isWayOut(record, 'edge')).toBe(false);
    expect(isWayOut(record, 'keycloak')).toBe(false);
  });

  test('transit in the cluster is not one', () => {
    const moved = withComponents({ 'way-out': { zone: 'ours' } });
    expect(isWayOut(moved, 'way-out')).toBe(false);
    expect(inCluster(moved, moved.definition.platform.components['way-out'] ?? newProxy)).toBe(true);
  });

  test('what an option brings along is not one, since other options do not meet it', () => {
    expect(isWayOut(record, 'tunnel')).toBe(false);
  });
});
