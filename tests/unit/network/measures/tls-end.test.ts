import { describe, expect, test } from 'vitest';
import { api, makeOption, newProxy, paths, wayOut, withComponents } from '../../record/sample.ts';
import { ask, brief } from '../ask.ts';
import { basis, httpRoute, ingress, said, situation } from '../situation.ts';
import { inClear, optionBy, tlsAtApi, tunnel } from './sample-routes.ts';

const relayed = optionBy(paths(wayOut, { to: 'relay', protocol: 'HTTPS' }, { to: 'front', protocol: 'HTTPS' }, api), {
  relay: { ...newProxy, label: 'Relay', zone: 'site' },
});
const direct = makeOption({ paths: paths(wayOut, { to: 'api', protocol: 'HTTPS', port: 8443 }) });
const plain = makeOption({ paths: paths({ to: 'api', protocol: 'HTTP', port: 8000 }) });

describe('as a row', () => {
  test.each([
    ['at the edge', makeOption(), 'good: at Edge'],
    ['at a proxy outside the cluster', relayed, 'fair: at Relay'],
    ['in the API', tlsAtApi, 'fair: at API'],
    ['a tunnel in its place', tunnel, 'fair: none; the VPN ends at VPN gateway'],
    ['nowhere', inClear, 'poor: there is none on the way in'],
  ])('%s', (_, option, expected) => {
    expect(brief(ask('tls-end', { option }))).toBe(expected);
  });

  test('a way that reaches no service has none', () => {
    const found = ask('tls-end', { option: optionBy(paths(wayOut)) });
    expect(found).toMatchObject({ verdict: 'poor', detail: 'The path ends in no service.' });
  });
});

test('the verdicts follow the platform: an edge outside the cluster is none', () => {
  expect(brief(ask('tls-end', { record: withComponents({ edge: { zone: 'site' } }) }))).toBe('fair: at Edge');
});

describe('as a check', () => {
  test('ends at the edge where the Ingress says so', () => {
    expect(said('tls-end', situation(ingress(), { controller: 'ingress-nginx' }))).toBe('pass: TLS ends at the edge.');
  });

  test('in clear outside the cluster fails', () => {
    expect(said('tls-end', situation('', { option: plain }))).toBe('fail: In clear from Agent to API.');
    expect(said('plain-http', situation('', { option: plain }))).toContain('fail: ');
    expect(said('certificate', situation('', { option: plain }))).toContain('fail: ');
  });

  test('a facility’s Gateway leaves it open', () => {
    const route = situation(httpRoute(), { controller: 'envoy-gateway' });
    expect(said('tls-end', route)).toMatch(/^unknown: .*Gateway.*\(product\)$/);
    expect(said('certificate', route)).toMatch(/^unknown: .*Gateway.*\(product\)$/);
  });

  test('at the API itself it is the option’s word alone', () => {
    expect(said('tls-end', situation('', { option: direct }))).toBe('pass: TLS ends at API.');
    expect(basis('tls-end', situation('', { option: direct }))).toBe('judged');
  });
});
