import { describe, expect, test } from 'vitest';
import type { Provision } from '../../../../src/record/option.ts';
import { api, edge, front, makeOption, paths, wayOut } from '../../record/sample.ts';
import { ask, brief } from '../ask.ts';

describe('one shape', () => {
  const both = paths(wayOut, edge, api);
  const only = (kind: Provision['kind']): Provision => ({
    kind,
    what: `a ${kind}`,
    askedOf: 'others',
    only: 'federated',
  });

  test('the same hops, whatever the ways out', () => {
    const option = makeOption({ paths: { ...both, federated: paths(edge, api)['on-site'] ?? {} } });
    expect(brief(ask('one-shape', { option }))).toBe('good: the same hops');
  });

  test('leave to pass is no part of the shape', () => {
    expect(ask('one-shape', { option: makeOption({ provisions: [only('firewall rule')] }) }).verdict).toBe('good');
  });

  test('what both need adds nothing', () => {
    const { only: _, ...software } = only('software');
    expect(ask('one-shape', { option: makeOption({ provisions: [software] }) }).verdict).toBe('good');
  });

  test('software for others alone', () => {
    const option = makeOption({ provisions: [only('software')] });
    expect(brief(ask('one-shape', { option }))).toBe('fair: adds a software');
  });

  test('other hops', () => {
    const option = makeOption({ paths: { ...both, federated: paths(wayOut, edge, front, api)['on-site'] ?? {} } });
    expect(brief(ask('one-shape', { option }))).toBe('poor: the hops differ');
  });
});
