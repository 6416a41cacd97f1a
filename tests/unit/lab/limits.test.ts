import { describe, expect, test } from 'vitest';
import { type BodySeen, judged as judgeBody } from '../../../src/lab/experiments/body.ts';
import { refusedBy, silencedBy } from '../../../src/lab/experiments/logs.ts';
import { judged as judgeSilence, type Life, type SilenceSeen } from '../../../src/lab/experiments/silence.ts';
import { bytes } from '../../../src/record/quantity.ts';
import { recording } from './recordable.ts';

const judgedBody = recording('body', judgeBody);
const judgedSilence = recording('silence', judgeSilence);

const lived: Life = { seconds: 150, open: 150, how: 'lived', by: [] };
const gaveUp: Life = { seconds: 30, open: 30, how: 'silent', by: [] };
const cut = (seconds: number, open = seconds): Life => ({
  seconds,
  open,
  how: 'cut',
  by: ['Edge: “upstream timed out”'],
});
const silent = (changed: Partial<SilenceSeen> = {}): SilenceSeen => ({
  asIs: lived,
  beatsAgent: gaveUp,
  beatsPatient: lived,
  neitherAgent: gaveUp,
  neitherPatient: cut(60),
  control: cut(9, 10.1),
  ...changed,
});

describe('the verdict on silence', () => {
  test('is good where the agent is the weakest and bears two pings’ time', () => {
    expect(judgedSilence(silent())).toMatchObject({
      verdict: 'good',
      text: 'weakest: SmartEM agent, 30 s',
      value: { kind: 'margin', seconds: 15 },
      control: { held: true },
    });
  });

  test('is fair where a hop bears less than that, and poor where it bears less than one', () => {
    const short = (seconds: number) => silent({ neitherAgent: cut(seconds), neitherPatient: cut(seconds) });
    expect(judgedSilence(short(20))).toMatchObject({ verdict: 'fair', text: 'weakest: a hop, 20 s' });
    expect(judgedSilence(short(15))).toMatchObject({ verdict: 'poor', value: { seconds: 0 } });
    expect(judgedSilence(short(12))).toMatchObject({ verdict: 'poor', value: { seconds: -3 } });
  });

  test('is poor where a stream is cut although the API pings', () => {
    const found = judgedSilence(silent({ asIs: cut(10), neitherAgent: cut(10), neitherPatient: cut(10) }));
    expect(found).toMatchObject({
      verdict: 'poor',
      text: 'cut although the API pings',
      value: { kind: 'margin', seconds: -5 },
    });
    expect(found.rows[0]?.seen).toBe('cut in mid-response after 10.0 s of silence; Edge: “upstream timed out”');
  });

  test('has no value where nothing ends a stream, not even the agent', () => {
    const found = judgedSilence(silent({ neitherAgent: lived, neitherPatient: lived }));
    expect(found).toMatchObject({ verdict: 'good', text: 'not cut within 150 s' });
    expect(found).not.toHaveProperty('value');
  });

  test('does not turn on heartbeats alone or on the outbound proxy', () => {
    const { verdict, rows } = judgedSilence(
      silent({ beatsAgent: cut(10), behindProxy: { asIs: cut(5), neitherPatient: { ...cut(5), by: [] } } }),
    );
    expect(verdict).toBe('good');
    expect(rows.at(-1)?.seen).toBe('cut in mid-response after 5.0 s of silence; no hop’s log says by whom');
  });

  test.each<[string, Life]>([
    ['lives', lived],
    ['is cut by nobody who says so', { ...cut(10), by: [] }],
    ['is cut long before the control’s limit', cut(7)],
    ['is cut after a ping was due', cut(15)],
  ])('is not recorded where the control’s stream %s', (_what, control) => {
    expect(judgedSilence(silent({ control })).control.held).toBe(false);
  });

  test('is recorded where the control’s client heard late, and so counts less silence than the limit', () => {
    expect(judgedSilence(silent({ control: cut(7, 10.2) })).control.held).toBe(true);
  });
});

const mebibyte = bytes.mib(1).bytes;
const bodies = (changed: Partial<BodySeen> = {}): BodySeen => ({
  found: { largest: 10 * mebibyte - 200, beyond: 413 },
  edge: { at: 201, over: 413, by: ['Edge: “too large”'] },
  control: { largest: mebibyte - 300, beyond: 413 },
  ...changed,
});

describe('the verdict on bodies', () => {
  test('is fair with a limit of ours that is large enough, and good with somebody else’s', () => {
    expect(judgedBody(bodies(), true)).toMatchObject({
      verdict: 'fair',
      text: 'status 413 beyond it',
      value: { bytes: 10 * mebibyte },
      control: { held: true },
    });
    expect(judgedBody(bodies(), false).verdict).toBe('good');
  });

  test('is poor below 10 MiB', () => {
    const found = { largest: 8 * mebibyte - 1, beyond: 413 };
    expect(judgedBody(bodies({ found }), true)).toMatchObject({ verdict: 'poor', value: { bytes: 8 * mebibyte } });
  });

  test('says that nothing came back where nothing did', () => {
    const found = { largest: 8 * mebibyte, beyond: 0 };
    expect(judgedBody(bodies({ found }), true).text).toBe('no answer beyond it');
  });

  test('says what happens at the limit and who refuses', () => {
    expect(judgedBody(bodies(), true).rows.slice(1)).toEqual([
      { what: 'A request of 10 MiB, the limit itself', seen: 'status 201' },
      { what: 'A request of 10 MiB and 1 KiB', seen: 'status 413; Edge: “too large”' },
    ]);
  });

  test('says the same of an outbound proxy, without a verdict on it', () => {
    const { verdict, rows } = judgedBody(bodies({ behindProxy: { at: 413, over: 0 } }), true);
    expect(verdict).toBe('fair');
    expect(rows.at(-1)?.seen).toBe('10 MiB: status 413; 10 MiB and 1 KiB: no answer');
  });

  test('has no value where no limit was found', () => {
    const { edge: _, ...rest } = bodies();
    const found = judgedBody({ ...rest, found: { largest: 16 * mebibyte } }, false);
    expect(found).toMatchObject({ verdict: 'good', text: '16 MiB passed, the most tried' });
    expect(found).not.toHaveProperty('value');
  });

  test('is not recorded where the control takes more than its limit', () => {
    expect(judgedBody(bodies({ control: { largest: 16 * mebibyte } }), true).control.held).toBe(false);
  });
});

describe('logs', () => {
  const stream = (session: string) => `GET /agent/microscope/session/${session}/instructions/stream HTTP/1.1`;
  const nginx = `2026/11/25 04:10:01 [error] 77#77: *9 upstream timed out (110: Connection timed out) while reading upstream, client: 127.0.0.1, server: a, request: "${stream('session-5')}"
2026/11/25 04:10:01 [error] 77#77: *11 upstream prematurely closed connection while reading upstream, client: 127.0.0.1, request: "${stream('session-6')}"
`;
  const http = `<131>Nov 25 04:10:01 haproxy[88]: 127.0.0.1:40000 [25/Nov/2026:04:10:01.000] in path0/behind 0/0/1/2/6003 200 412 - - sD-- 1/1/0/0/0 0/0 "${stream('session-5')}"`;
  const tcp =
    '<131>Nov 25 04:10:01 haproxy[89]: 127.0.0.1:40000 [25/Nov/2026:04:10:01.000] in behind/behind 1/0/6003 412 cD 1/1/1/1/0 0/0';

  test('say who ended a silent stream, each in its own words', () => {
    const logs = [
      { label: 'Edge', text: nginx },
      { label: 'Mesh', text: http },
      { label: 'Balancer', text: tcp },
      { label: 'Tunnel', text: '' },
    ];
    expect(silencedBy(logs, 'session-5')).toEqual([
      'Edge: “upstream timed out (110: Connection timed out) while reading upstream”',
      'Mesh: termination state sD, the limit on the silence of what is behind it',
      'Balancer: termination state cD, the limit on the silence of the client',
    ]);
  });

  test('of another stream are of no concern, nor is the end that another hop made', () => {
    expect(silencedBy([{ label: 'Edge', text: nginx }], 'session-6')).toEqual([]);
    expect(silencedBy([{ label: 'Mesh', text: http.replace('sD--', 'CD--') }], 'session-5')).toEqual([]);
  });

  test('say who refused a body, apart from what they said before', () => {
    const line = (size: number) =>
      `2026/11/25 04:10:01 [error] 77#77: *9 client intended to send too large body: ${size} bytes, client: 127.0.0.1\n`;
    const before = [{ label: 'Edge', text: line(2) }];
    expect(refusedBy([{ label: 'Edge', text: line(2) + line(3) }], before)).toEqual([
      'Edge: “client intended to send too large body: 3 bytes”',
    ]);
    expect(refusedBy(before, before)).toEqual([]);
  });
});
