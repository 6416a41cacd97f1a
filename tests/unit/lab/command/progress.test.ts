import { expect, test } from 'vitest';
import type { Change } from '../../../../src/lab/command/changes.ts';
import { Progress, type ProgressStart } from '../../../../src/lab/command/progress.ts';
import { listLines } from '../../../../src/lab/command/texts.ts';
import type { Task } from '../../../../src/lab/plan.ts';
import type { Evidence } from '../../../../src/record/evidence.ts';
import { makeEvidence } from '../sample-evidence.ts';

const task = (option: string, experiment = 'body'): Task => {
  const way = { option, scenario: 'on-site', controller: 'f5' };
  return { experiment, way, alike: [{ way }] } as unknown as Task;
};

/** A progress of tasks with what it said and recorded, and a clock that is set by hand. */
function telling(tasks: readonly Task[], start: Partial<ProgressStart> = {}, changes = false) {
  const lines: string[] = [];
  const statuses: string[] = [];
  const recorded: Evidence[] = [];
  const clock = { now: 0 };
  const screen = {
    changes,
    line: (text: string) => lines.push(...text.split('\n')),
    status: (text: string) => statuses.push(text),
  };
  const progress = new Progress({
    tasks,
    lacking: 0,
    atOnce: 4,
    times: {},
    screen,
    record: (evidence) => {
      recorded.push(...evidence);
      return [];
    },
    keep: () => undefined,
    now: () => clock.now,
    ...start,
  });
  return { progress, lines, statuses, recorded, clock };
}

const measured = (overrides: Partial<Evidence> = {}) =>
  ({ kind: 'measured', evidence: [makeEvidence(overrides)] }) as const;
const fallen = { what: 'A hop.', expected: '413', seen: '200', held: false };

test('without a terminal each task has a line at its start and at its end, and the sum says how long each took', () => {
  const only = task('x');
  const { progress, lines, clock } = telling([only]);
  progress.begin(only);
  clock.now = 75_000;
  progress.end(only, measured());
  expect(progress.summary('evidence')).toBe(true);
  expect(lines).toEqual([
    'begins: Request size limit, x · on-site · f5',
    '1 of 1, 1 min 15 s: Request size limit, x · on-site · f5, took 1 min 15 s',
    '  good: 10 MiB pass',
    'body         1 recorded, 1 min 15 s each, the longest 1 min 15 s, 1 min 15 s together',
    '1 of 1 recorded below evidence, in 1 min 15 s; nothing to measure: 0; left out for want of a program: 0; failed: 0.',
  ]);
});

test('on a terminal one line says what runs, and how long it takes where that is known', () => {
  const [first, second] = [task('x'), task('y')];
  const { progress, lines, statuses, clock } = telling([first, second], {}, true);
  progress.begin(first);
  expect(statuses.at(-1)).toBe('0 of 2 | 0 s | body x');
  clock.now = 8_000;
  progress.end(first, measured());
  progress.begin(second);
  clock.now = 11_000;
  progress.refresh();
  expect(statuses.at(-1)).toBe('1 of 2 | 11 s | about 5 s left | body y');
  expect(lines.some((line) => line.startsWith('begins'))).toBe(false);
});

test.each([
  ['nothing to measure: no answer', { kind: 'nothing', because: 'no answer' }, true],
  ['LEFT OUT: not installed: squid', { kind: 'lacking', because: 'not installed: squid' }, false],
  ['NOT RECORDED: it broke', { kind: 'failed', because: 'it broke' }, false],
  ['NOT RECORDED: the control did not hold: 200', measured({ control: fallen }), false],
] as const)('“%s” is said, and nothing is recorded', (said, outcome, good) => {
  const only = task('x');
  const { progress, lines, recorded } = telling([only]);
  progress.begin(only);
  progress.end(only, outcome);
  expect(lines).toContain(`  ${said}`);
  expect(recorded).toEqual([]);
  expect(progress.summary('evidence')).toBe(good);
});

test('what was left out before the run counts as not recorded', () => {
  const { progress, lines } = telling([], { lacking: 2 });
  expect(progress.summary('evidence')).toBe(false);
  expect(lines.at(-1)).toContain(
    '0 of 2 recorded below evidence, in 0 s; nothing to measure: 0; left out for want of a program: 2',
  );
});

test('one control that did not hold is enough, whichever situation it is of', () => {
  const only = task('x');
  const { progress, recorded } = telling([only]);
  progress.begin(only);
  progress.end(only, { kind: 'measured', evidence: [makeEvidence(), makeEvidence({ control: fallen })] });
  expect(recorded).toEqual([]);
});

test('evidence that cannot be written counts as failed, and the run goes on', () => {
  const only = task('x');
  const record = () => {
    throw new Error('no line of results');
  };
  const { progress, lines } = telling([only], { record });
  progress.begin(only);
  progress.end(only, measured());
  expect(lines).toContain('  NOT RECORDED: no line of results');
  expect(progress.summary('evidence')).toBe(false);
});

test('a verdict unlike the one before is said at once and again at the end', () => {
  const only = task('x');
  const change: Change = { evidence: makeEvidence(), before: 'good: a', after: 'poor: b' };
  const { progress, lines } = telling([only], { record: () => [change] });
  progress.begin(only);
  progress.end(only, measured());
  const said = 'body, x-straight · on-site: was “good: a”, is now “poor: b”';
  expect(lines).toContain(`  UNLIKE BEFORE, with the same settings: ${said}`);
  progress.summary('evidence');
  expect(lines.slice(-3)).toEqual([
    'Verdicts unlike those recorded before, with the same settings:',
    `  ${said}`,
    expect.stringContaining('1 of 1 recorded'),
  ]);
});

test('the list says what each experiment fills, and how long it took where it was run', () => {
  const lines = listLines({ body: { runs: 2, sum: 20, longest: 12 } });
  expect(lines[lines.findIndex((line) => line.startsWith('body')) + 1]?.trim()).toBe(
    'fills largest-body; 10 s a way when it last ran here',
  );
});
