import { describe, expect, test } from 'vitest';
import type { Provision } from '../../../../src/record/decision.ts';
import { makeOption } from '../../record/sample.ts';
import { ingress, said, situation } from '../situation.ts';

const asked: Provision = { kind: 'certificate', what: 'a certificate', askedOf: 'others', secret: 'agents-tls' };

describe('the certificate', () => {
  const of = (manifests: string, provisions: readonly Provision[] = []) =>
    said('certificate', situation(manifests, { controller: 'f5', option: makeOption({ provisions }) }));

  test('is asked for', () => {
    expect(of(ingress(), [asked])).toBe('pass: Secret agents-tls, asked of Others.');
  });

  test('or made by cert-manager, by object or by annotation', () => {
    const object = 'apiVersion: cert-manager.io/v1\nkind: Certificate\nspec:\n  secretName: agents-tls\n';
    expect(of(`${object}---\n${ingress()}`)).toBe('pass: Secret agents-tls, filled by a Certificate.');
    expect(of(ingress({ annotations: { 'cert-manager.io/cluster-issuer': 'acme' } }))).toContain('cert-manager');
  });

  test('that nobody provides fails, and so does one for another host', () => {
    expect(of(ingress({ secret: 'others-tls' }), [asked])).toBe(
      'fail: Nothing says who provides the Secret others-tls.',
    );
    expect(of(ingress({ tlsHost: 'other.example.org' }), [asked])).toBe(
      'fail: No TLS entry names the host agents.example.org.',
    );
  });

  test('of which no manifest speaks is open, with the edge’s question', () => {
    expect(said('certificate', situation(''))).toBe('unknown: No routing manifest names a certificate. (product)');
  });
});
