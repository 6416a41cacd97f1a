import { describe, expect, test } from 'vitest';
import { judged as judgedBody } from '../../../../src/lab/experiments/body.ts';
import { judged as judgedHeld } from '../../../../src/lab/experiments/held-back.ts';
import { judged as judgedSilence, type Life } from '../../../../src/lab/experiments/silence.ts';
import { answers, meaning, rows } from './asked-results.ts';
import { shownRun } from './sample-runs.ts';

describe('idle time-outs', () => {
  const life = (how: string, seconds: number, by: readonly string[] = []): Life => ({
    how,
    seconds,
    open: seconds,
    by,
  });
  const lives = life('lived', 150);
  const gaveUp = life('silent', 30.1);
  const run = (letter: string, neitherPatient: Life, asIs = lives) =>
    shownRun(
      letter,
      {},
      {
        ...judgedSilence({
          asIs,
          beatsAgent: gaveUp,
          beatsPatient: lives,
          neitherAgent: gaveUp,
          neitherPatient,
          control: lives,
        }),
      },
    );

  test('where the agent gives up first', () => {
    const runs = [run('A', life('cut', 60, ['Edge: “timed out”'])), run('C', lives)];
    expect(meaning('silence', runs)).toBe(
      'While the API pings every 15 s no option’s stream is cut for being idle, and the first to give up without pings is the agent itself, after 30 s: the margin is 15 s whichever option is taken.',
    );
    expect(answers('silence', runs)).toEqual([
      'A: Edge closes a stream after 60 s of silence.',
      'C: no hop closes a silent stream within 150 s, the longest that was tried.',
    ]);
    expect(rows('silence', runs)).toEqual([
      'A |  | closed after 60 s | not tried | 15 s',
      'C |  | not closed within 150 s | not tried | 15 s',
    ]);
  });

  test('where a hop is sooner, and where pings do not help', () => {
    expect(meaning('silence', [run('A', life('cut', 20))])).toBe(
      'While the API pings every 15 s no option’s stream is cut for being idle; without pings a hop closes it after 20 s, the agent after 30 s.',
    );
    expect(meaning('silence', [run('A', lives), run('B', life('cut', 10), life('cut', 10))])).toBe(
      'Option B cuts the stream although the API pings every 15 s.',
    );
  });
});

describe('the request size limit', () => {
  const mib = 1024 * 1024;
  const control = { largest: mib, beyond: 413 };
  const run = (letter: string, largest: number, beyond?: number) =>
    shownRun(
      letter,
      {},
      judgedBody({ control, found: { largest, ...(beyond === undefined ? {} : { beyond }) } }, true),
    );

  test('where what has to pass does', () => {
    const runs = [run('A', 10 * mib, 413), run('C', 16 * mib)];
    expect(meaning('body', runs)).toBe(
      'A request of 10 MiB, which has to pass, passes with every option measured: size decides nothing between them.',
    );
    expect(answers('body', runs)).toEqual([
      'A: 10 MiB passes and nothing larger: status 413.',
      'C: 16 MiB passes, the most that was tried.',
    ]);
    expect(rows('body', runs)).toEqual(['A |  | 10 MiB | status 413', 'C |  | 16 MiB | not tried']);
  });

  test('where it does not', () => {
    expect(meaning('body', [run('A', 512 * 1024, 413), run('C', 16 * mib)])).toBe(
      'Option A refuses a request of 10 MiB, which has to pass.',
    );
  });
});

describe('how many agents fit', () => {
  const steps = (held: Readonly<Record<string, string>>, complaint = 'no lack of connections or descriptors') => ({
    ...held,
    'What the hops’ logs say of it': complaint,
    'Edge: for each of 20 streams': '52.6 KiB of memory, 2 descriptors',
    'API’s stand-in: for each of 20 streams': '45 KiB of memory, 1 descriptor',
  });
  const value = (count: number) => ({ value: { kind: 'count', count } as const });
  const whole = shownRun('A', steps({ '11 streams': 'all held', '1,200 streams': 'all held' }), value(1200));
  const full = shownRun(
    'B',
    steps(
      {
        '11 streams': 'all held',
        '1,000 streams': '955 held, the others not: no answer (45)',
        '1,200 streams': 'not tried',
      },
      'Edge: “1024 worker_connections are not enough”',
    ),
    { ...value(955), controller: 'One' },
  );

  test('in figures, by controller', () => {
    expect(meaning('many-agents', [whole, full])).toBe(
      'Every option measured holds the 20 agents that are planned, and at least 955 streams at once: how many fit decides nothing between them.',
    );
    expect(answers('many-agents', [whole, full])).toEqual([
      'No controller: A holds 1,200, the most that was tried.',
      'One: B holds 955 (Edge ran out of connections or files).',
      'Each stream costs: 52.6 KiB of memory in each proxy that it passes.',
    ]);
    expect(rows('many-agents', [whole, full])).toEqual([
      'A |  | 1,200, all that were tried | –',
      'B |  | 955 of 1,000 | Edge',
    ]);
  });

  test('where those that are planned do not', () => {
    expect(meaning('many-agents', [whole, shownRun('C', {}, value(8))])).toBe(
      'Not every option measured holds the 20 agents that are planned: the least is 8.',
    );
  });
});

describe('buffering', () => {
  const came = (prompt: number) => ({ sent: 10, prompt, longest: 12 });
  const run = (letter: string, sent: number, without: number) =>
    shownRun(
      letter,
      {},
      judgedHeld({ asSet: { sent: came(sent), without: came(without) }, control: came(0), cases: [] }, false),
    );

  test('that hangs on the header, or on nothing', () => {
    expect(meaning('held-back', [run('A', 10, 0), run('C', 10, 10)])).toBe(
      'As the manifests set it, no option measured buffers events; A would without the header X-Accel-Buffering that the API sends, so it has to go on sending it.',
    );
    expect(meaning('held-back', [run('C', 10, 10)])).toBe(
      'As the manifests set it, no option measured buffers events, and none does without the API’s X-Accel-Buffering header either.',
    );
    expect(rows('held-back', [run('A', 10, 3)])).toEqual(['A | in time | 3 of 10 in time | not tried | not tried']);
  });

  test('as it is set', () => {
    expect(meaning('held-back', [run('A', 4, 0), run('B', 10, 10)])).toBe(
      'Option A buffers events as the manifests set it, so that they come late or not at all.',
    );
  });
});
