import { describe, expect, test } from 'vitest';
import { type Fate, type Seen, seenWords } from '../../../src/lab/experiments/restart/seen.ts';
import { eventIn } from '../../../src/lab/readings/restart-reading.ts';

const none = { lost: 0, waiting: 0, unacknowledged: 0 } as const;

const seen = (fates: readonly Fate[], watched = 60): Seen => ({
  id: 'edge restarted',
  component: 'edge',
  kind: 'restarted',
  what: 'Edge: stopped by SIGTERM and started again',
  watched,
  fates,
});

const read = (fates: readonly Fate[], watched?: number) => {
  const one = seen(fates, watched);
  return eventIn({ what: one.what, seen: seenWords(one) });
};

describe('what the experiment writes of an event is read back', () => {
  test('where all streams fall, with what became of the instructions', () => {
    expect(
      read([
        { form: 'asToday', fell: { after: 31.2, how: 'silent' }, lost: 4, waiting: 2, unacknowledged: 1 },
        { form: 'mended', fell: { after: 60.9, how: 'cut' }, servedAfter: 40.2, ...none, lost: 3 },
      ]),
    ).toEqual({
      component: 'Edge',
      what: 'stopped by SIGTERM and started again',
      kind: 'restart',
      fallen: 'all',
      fall: { from: 31, to: 61, how: ['given up by the agent after its own limit on silence', 'cut in mid-response'] },
      today: { servedInPart: false, lost: 4, waiting: 2, unacknowledged: 1 },
      mended: { servedWithin: 41, servedInPart: false, ...none, lost: 3 },
    });
  });

  test('where some fall at once, and some of these are served again', () => {
    const fell = { after: 1, how: 'clean' } as const;
    expect(
      read([
        { form: 'asToday', ...none },
        { form: 'mended', fell, servedAfter: 2, ...none },
        { form: 'mended', fell, ...none },
      ]),
    ).toMatchObject({
      fallen: 'some',
      fall: { from: 0, to: 0, how: ['ended in good order'] },
      mended: { servedWithin: 2, servedInPart: true, ...none },
    });
  });

  test('where none falls', () => {
    const lived = read([{ form: 'mended', ...none }], 300);
    expect(lived).toMatchObject({ fallen: 'none', watched: 300 });
    expect(lived).not.toHaveProperty('fall');
  });

  test('where all fall at one time', () => {
    expect(read([{ form: 'mended', fell: { after: 240.9, how: 'reset' }, ...none }])).toMatchObject({
      fall: { from: 241, to: 241, how: ['reset'] },
      mended: { servedInPart: false },
    });
  });
});

describe('what was done is told apart', () => {
  const kindOf = (what: string) => eventIn({ what, seen: 'no stream falls within 60 s; no instruction is lost' })?.kind;

  test.each([
    ['Edge: reloaded', 'reload'],
    ['Edge: its pod replaced; the old nginx gets SIGQUIT, and is killed after 30 s', 'restart'],
    ['Client: the tunnel’s client stopped by SIGTERM and started again', 'restart'],
    ['The tunnel’s end: killed and started again, and its client after it', 'restart'],
    ['Edge: silent for 60 s with its connections open, then killed and started again', 'silence'],
    ['API: killed and started again', 'other'],
    ['Identity provider: down for 30 s, while the agents’ tokens are good for longer', 'other'],
  ])('%s', (what, kind) => {
    expect(kindOf(what)).toBe(kind);
  });
});

test.each([
  ['Edge reloaded', 'no stream falls within 60 s; no instruction is lost'],
  ['Edge: reloaded', 'something else'],
])('a line that is worded otherwise is not read: %s, %s', (what, words) => {
  expect(eventIn({ what, seen: words })).toBeUndefined();
});
