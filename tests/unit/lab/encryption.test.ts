import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  endsOf,
  judge as judgeObserved,
  type Observed,
} from '../../../src/lab/experiments/encryption/encryption-verdict.ts';
import { type Stretch, stretchOf } from '../../../src/lab/experiments/encryption/stretch.ts';
import type { Situation } from '../../../src/network/situation.ts';
import { situations } from '../frozen/record.ts';
import { recording } from './recordable.ts';

const judge = recording('encryption', ({ hops, ...seen }: OnHops, situation: Situation) =>
  judgeObserved(seen, endsOf(situation, hops)),
);

/** What was seen, with the ids of the hops that it was seen at. */
type OnHops = Observed & { readonly hops: readonly string[] };

const all = await situations();

function situationOf(slug: string, scenario = 'on-site'): Situation {
  const found = all.find(({ option, scenario: at }) => option.slug === slug && at === scenario);
  if (found === undefined) throw new Error(`no situation of ${slug}`);
  return found;
}

const clear: Stretch = { inClear: true, tls: [] };
const tls = (...random: string[]): Stretch => ({ inClear: false, tls: random });

const observed = (hops: string[], stretches: Stretch[], changed: Partial<Observed['control']> = {}): OnHops => ({
  hops,
  stretches,
  control: { what: 'The same in clear.', inClear: true, stretches: stretches.map(() => clear), ...changed },
});

describe('what a tap kept', () => {
  const random = randomBytes(32);
  const hello = Buffer.concat([Buffer.from([22, 3, 1, 0, 90, 1, 0, 0, 86, 3, 3]), random, Buffer.alloc(50)]);

  test('tells a token in clear from the beginning of TLS', () => {
    const request = Buffer.from('GET / HTTP/1.1\r\nAuthorization: Bearer e.y.J\r\n\r\n');
    expect(stretchOf([request], 'e.y.J')).toEqual({ inClear: true, tls: [] });
    expect(stretchOf([hello, hello], 'e.y.J')).toEqual({
      inClear: false,
      tls: [random.toString('hex'), random.toString('hex')],
    });
  });

  test.each([
    ['another token', Buffer.from('Authorization: Bearer other')],
    ['a message cut short', hello.subarray(0, 42)],
    ['TLS that goes on', Buffer.concat([Buffer.from([23, 3, 3]), hello])],
    ['the answer to a hello', Buffer.concat([Buffer.from([22, 3, 3, 0, 90, 2]), hello.subarray(6)])],
  ])('%s is neither', (_what, bytes) => {
    expect(stretchOf([bytes], 'e.y.J')).toEqual({ inClear: false, tls: [] });
  });
});

describe('the verdicts', () => {
  const controller = ['ingress-controller'];

  test('TLS up to the edge, clear behind it', () => {
    const found = judge(observed(controller, [tls('a', 'b'), clear]), situationOf('a-own-ingress'));
    expect(found).toMatchObject({
      verdict: 'fair',
      text: 'in clear inside the cluster',
      also: {
        'tls-end': { verdict: 'good', text: 'at Ingress controller' },
      },
      control: { held: true },
    });
    expect(found.rows).toEqual([
      {
        what: 'From SmartEM agent to Ingress controller',
        seen: 'TLS, and no token in clear',
      },
      { what: 'From Ingress controller to SmartEM API', seen: 'the token in clear' },
      { what: 'Ingress controller', seen: 'ends the TLS that comes to it' },
    ]);
  });

  test('TLS anew behind the edge does not hide that the edge ends it', () => {
    const found = judge(observed(controller, [tls('a'), tls('b')]), situationOf('a-own-ingress'));
    expect(found).toMatchObject({
      verdict: 'good',
      text: 'in clear nowhere',
      also: { 'tls-end': { verdict: 'good', text: 'at Ingress controller' } },
    });
    expect(found.rows).toContainEqual({ what: 'Ingress controller', seen: 'ends the TLS that comes to it' });
  });

  test('TLS that goes through to the API ends there', () => {
    const found = judge(observed(['load-balancer'], [tls('a'), tls('a')]), situationOf('c-load-balancer'));
    expect(found).toMatchObject({
      verdict: 'good',
      text: 'in clear nowhere',
      also: {
        'tls-end': { verdict: 'fair', text: 'at SmartEM API' },
      },
    });
    expect(found.rows).toContainEqual({ what: 'Load balancer', seen: 'passes TLS on unopened' });
  });

  test.each(['on-site', 'federated'])('in clear from the agent on, %s, is poor', (at) => {
    const found = judge(observed(['node-port'], [clear, clear]), situationOf('0-nodeport', at));
    expect(found).toMatchObject({
      verdict: 'poor',
      text: expect.stringMatching(/^in clear outside the cluster: .* to Node port$/),
      also: { 'tls-end': { verdict: 'poor' } },
    });
    expect(found.rows).toContainEqual({ what: 'Node port', seen: 'the token comes in clear' });
  });

  test('a proxy outside the cluster that ends TLS is not its edge', () => {
    const found = judge(
      observed(['relay', 'relay-connector'], [tls('a'), tls('b'), clear]),
      situationOf('d-iii-relay'),
    );
    expect(found).toMatchObject({
      verdict: 'fair',
      also: {
        'tls-end': { verdict: 'fair', text: 'at Relay' },
      },
    });
  });

  test('a hop that the record does not know is an error, not left out', () => {
    const seen = observed(['control'], [tls('a'), clear]);
    expect(() => judge(seen, situationOf('a-own-ingress'))).toThrow('control');
  });
});

describe('the control', () => {
  const heldBeside = (run: Stretch[], control: Partial<Observed['control']>) =>
    judge(observed(['ingress-controller'], run, control), situationOf('a-own-ingress')).control.held;

  test('of a way with TLS holds where the token is everywhere', () => {
    const held = (control: Partial<Observed['control']>) => heldBeside([tls('a'), clear], control);
    expect(held({ stretches: [clear, clear] })).toBe(true);
    expect(held({ stretches: [clear, tls('a')] })).toBe(false);
  });

  test('of a way without holds where it is gone from the first stretch', () => {
    const held = (control: Partial<Observed['control']>) => heldBeside([clear, clear], control);
    expect(held({ inClear: false, stretches: [tls('a'), clear] })).toBe(true);
    expect(held({ inClear: false, stretches: [clear, clear] })).toBe(false);
    expect(held({ inClear: false, stretches: [{ inClear: false, tls: [] }, clear] })).toBe(false);
  });

  test('does not hold where the run itself comes out so', () => {
    expect(heldBeside([clear, clear], { stretches: [clear, clear] })).toBe(false);
    expect(heldBeside([tls('a'), clear], { inClear: false, stretches: [tls('b'), clear] })).toBe(false);
  });
});
