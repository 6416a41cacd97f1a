import { expect, test } from 'vitest';
import type { Reach } from '../../../src/lab/experiments/dial/agent.ts';
import { entriesFor, judge as judgeObserved, type Observed } from '../../../src/lab/experiments/dial/dial-verdict.ts';
import { type Asked, requestsIn } from '../../../src/lab/experiments/dial/squid-log.ts';
import type { Situation } from '../../../src/network/situation.ts';
import { optionOf } from '../../../src/record/record.ts';
import { record } from '../frozen/record.ts';
import { recording } from './recordable.ts';

const judge = recording('dial', judgeObserved);

const ok = { ok: true, how: '' };
const refused = { ok: false, how: 'the proxy refuses the tunnel' };
const reach = (changed: Partial<Reach> = {}): Reach => ({ token: ok, stream: ok, post: ok, ...changed });
const asked = (target: string, changed: Partial<Asked> = {}): Asked => ({
  tunnel: true,
  target,
  denied: false,
  readsToken: false,
  ...changed,
});

const observed = (changed: Partial<Observed> = {}): Observed => ({
  whole: { reach: reach(), asked: [asked('edge:8443'), asked('identity.lab:9443'), asked('edge:8443')] },
  without: {
    option: {
      reach: reach({ stream: refused, post: refused }),
      asked: [asked('identity.lab:9443'), asked('edge:8443', { denied: true }), asked('edge:8443', { denied: true })],
    },
    identity: { reach: reach({ token: refused }), asked: [asked('identity.lab:9443', { denied: true })] },
  },
  ...changed,
});

const entries = (slug: string) =>
  entriesFor({ situation: { record, option: optionOf(record, slug), scenario: 'on-site' } as Situation });

test('entries are the first addresses beyond the way out, each once', () => {
  expect(entries('a-own-ingress').map(({ name, roles }) => [name, roles])).toEqual([
    ['smartem-api.diamond.ac.uk:443', ['stream', 'calls']],
    ['identity.diamond.ac.uk:443', ['credentials']],
  ]);
});

test('two entries by HTTPS are good, and each is said to be needed', () => {
  const found = judge(observed(), entries('a-own-ingress'));
  expect(found).toMatchObject({
    verdict: 'good',
    text: 'smartem-api.diamond.ac.uk:443, identity.diamond.ac.uk:443',
    value: { count: 2 },
    control: { held: true },
  });
  expect(found.rows).toEqual(
    expect.arrayContaining([
      {
        what: 'Let out to smartem-api.diamond.ac.uk:443, not to identity.diamond.ac.uk:443',
        seen: 'a token fails: the proxy refuses the tunnel; the stream passes; a post passes',
      },
      { what: 'What the proxy was asked for beside these', seen: 'nothing' },
      {
        what: 'What the proxy can read',
        seen: 'names and ports alone: all passes in tunnels, in which TLS is spoken',
      },
    ]),
  );
});

test('a third host makes it fair', () => {
  const whole = { reach: reach(), asked: ['a:1', 'b:1', 'c:1'].map((target) => asked(target)) };
  expect(judge(observed({ whole }), entries('a-own-ingress'))).toMatchObject({ verdict: 'fair', value: { count: 3 } });
});

test('what passes without a tunnel is poor, and its token is read', () => {
  const plain = asked('127.0.0.1:30080', { tunnel: false, readsToken: true });
  const whole = { reach: reach(), asked: [plain, asked('identity.lab:9443')] };
  const found = judge(observed({ whole }), entries('a-own-ingress'));
  expect(found.verdict).toBe('poor');
  expect(found.rows).toContainEqual({
    what: 'What the proxy can read',
    seen: 'requests with their tokens, which pass as plain HTTP',
  });
});

test('another port in the option’s paths is poor, whatever the lab’s is', () => {
  expect(judge(observed(), entries('0-nodeport')).verdict).toBe('poor');
});

test('a list that is not enough is poor', () => {
  const beside = [...observed().whole.asked, asked('ocsp.example.org:80', { denied: true })];
  const found = judge(observed({ whole: { reach: reach(), asked: beside } }), entries('a-own-ingress'));
  expect(found).toMatchObject({ verdict: 'poor', text: expect.stringMatching(/^not enough/) });
  expect(found.rows).toContainEqual({
    what: 'What the proxy was asked for beside these',
    seen: 'ocsp.example.org:80',
  });
  const whole = { ...observed().whole, reach: reach({ post: refused }) };
  expect(judge(observed({ whole }), entries('a-own-ingress')).verdict).toBe('poor');
});

test('a control in which the stream passes, or that its own proxy did not refuse, does not hold', () => {
  const { without } = observed();
  const held = (option: Partial<Observed['without']['option']>) =>
    judge(observed({ without: { ...without, option: { ...without.option, ...option } } }), entries('a-own-ingress'))
      .control.held;
  expect(held({})).toBe(true);
  expect(held({ reach: reach({ post: refused }) })).toBe(false);
  expect(held({ asked: [] })).toBe(false);
});

test('squid’s log tells what it was asked for, and what it could read', () => {
  const log = [
    'NONE_NONE - error:transaction-end-before-headers -',
    'TCP_TUNNEL CONNECT identity.lab:9443 -',
    'TCP_DENIED CONNECT edge.example.org:8443 -',
    'TCP_MISS_ABORTED GET http://127.0.0.1:30080/agent/a/session/s/instructions/stream Bearer%20abc',
    'TCP_MISS GET http://edge.example.org/status -',
    '',
  ].join('\n');
  expect(requestsIn(log)).toEqual([
    asked('identity.lab:9443'),
    asked('edge.example.org:8443', { denied: true }),
    asked('127.0.0.1:30080', { tunnel: false, readsToken: true }),
    asked('edge.example.org:80', { tunnel: false }),
  ]);
});
