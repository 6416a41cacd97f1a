import { describe, expect, test } from 'vitest';
import { judge as judgeSeen, treatment } from '../../../src/lab/experiments/identity/identity-verdict.ts';
import type { MidStream } from '../../../src/lab/experiments/identity/outage.ts';
import type { Seen } from '../../../src/lab/experiments/identity/rows.ts';
import {
  type Answered,
  expected,
  type Kind,
  kindIds,
  type Table,
} from '../../../src/lab/experiments/identity/token-kinds.ts';
import { recording } from './recordable.ts';

const judge = recording('identity', judgeSeen);

const answers = (call: number, stream: number): Answered => ({ call, stream });

/** Every kind of token as the API answers it, with some answers through the way replaced. */
const table = (through: Partial<Record<Kind, Answered>> = {}): Table =>
  Object.fromEntries(
    kindIds.map((kind) => [kind, { through: through[kind] ?? expected(kind), straight: expected(kind) }]),
  ) as unknown as Table;

const midStream: MidStream = {
  inTime: { arrived: true, acknowledged: 200 },
  due: { arrived: true, acknowledged: 0 },
  after: { arrived: true, acknowledged: 200 },
  madeUp: false,
};

const seen = (changed: Partial<Seen> = {}): Seen => ({
  table: table(),
  outlived: { goesOn: true, same: 401, fresh: 201 },
  rotations: {
    kept: { goesOn: true, old: 201, fresh: 201 },
    dropped: { goesOn: true, old: 201, fresh: 201 },
    restarted: { old: 401, fresh: 201 },
  },
  outage: {
    lasted: 40,
    atStart: { today: { over: true, attempts: 1 }, mended: { served: 12.34, attempts: 6 } },
    midStream: { asToday: midStream, mended: midStream },
  },
  stall: {
    unknown: { took: 30.4, status: 401 },
    other: { took: 25.4, status: 201 },
    silence: 37.9,
    patient: 'lives',
    agent: 'silent',
  },
  control: { through: answers(201, 200), straight: answers(201, 200) },
  ...changed,
});

const told = (changed: Partial<Seen>, what: string): string | undefined =>
  judge(seen(changed)).rows.find((row) => row.what.includes(what))?.seen;

describe('the verdict on tokens', () => {
  test('is good where every answer is the API’s own', () => {
    expect(judge(seen())).toMatchObject({ verdict: 'good', control: { held: true } });
  });

  test.each([
    ['stranger', answers(201, 200), 'poor', 'a refused token passes'],
    ['expired', answers(401, 200), 'poor', 'a refused token passes'],
    ['good', answers(401, 401), 'poor', 'a good token does not get through'],
    ['good', answers(201, 0), 'poor', 'a good token does not get through'],
    ['none', answers(302, 401), 'fair', 'refused with another status than the API’s'],
  ] as const)('turns on %s with %o', (kind, through, verdict, text) => {
    expect(judge(seen({ table: table({ [kind]: through }) }))).toMatchObject({ verdict, text });
  });

  test('says the worst of several', () => {
    const both = table({ none: answers(403, 403), malformed: answers(201, 401) });
    expect(judge(seen({ table: both })).text).toBe('a refused token passes');
  });

  test('does not turn on what is the same straight', () => {
    expect(treatment('good', { through: answers(0, 0), straight: answers(0, 0) })).toBe('as the API');
  });
});

describe('the control', () => {
  test('does not hold where the stranger is refused all the same', () => {
    const control = { through: answers(401, 401), straight: answers(201, 200) };
    expect(judge(seen({ control })).control.held).toBe(false);
  });

  test('does not hold where the stranger passed before', () => {
    const passing = table({ stranger: answers(201, 200) });
    expect(judge(seen({ table: passing })).control.held).toBe(false);
  });
});

describe('the rows', () => {
  test('say both answers where they differ', () => {
    const changed = table({ none: answers(302, 401) });
    expect(told({ table: changed }, 'No token')).toBe('call 302, stream 401; straight call 401, stream 401');
  });

  test('say which answers an outbound proxy changes, and where there is none', () => {
    expect(told({}, 'outbound proxy')).toMatch(/^not played/);
    expect(told({ behindProxy: table() }, 'outbound proxy')).toBe('every answer is the API’s own');
    expect(told({ behindProxy: table({ good: answers(407, 0) }) }, 'outbound proxy')).toBe(
      'A token in time: call 407, stream no answer; straight call 201, stream 200',
    );
  });

  test('say what became of streams, agents and acknowledgements', () => {
    const { outage, stall } = seen();
    expect(told({ outlived: { goesOn: false, same: 401, fresh: 201 } }, 'has expired')).toMatch(/^no event arrives/);
    const atStart = { today: { over: false, attempts: 2 }, mended: { served: undefined, attempts: 9 } };
    expect(told({ outage: { ...outage, atStart } }, 'as an agent starts')).toMatch(
      /still trying; the mended one is not served/,
    );
    expect(told({}, 'as an agent starts')).toMatch(/after one try .* served 12\.3 s after/);
    const lost = { ...midStream, due: { arrived: false, acknowledged: undefined }, madeUp: true };
    expect(told({ outage: { ...outage, midStream: { asToday: lost, mended: midStream } } }, 'today’s agent')).toMatch(
      /renewal is not carried out; .*; nothing is unacknowledged/,
    );
    expect(told({ stall: { ...stall, patient: 'cut' } }, 'Open streams')).toMatch(/waits for ever is cut/);
  });
});
