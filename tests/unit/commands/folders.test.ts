import { describe, expect, test, vi } from 'vitest';
import {
  decisionMeant,
  optionMeant,
  readArguments,
  slugOf,
  toDecision,
} from '../../../src/commands/folders/arguments.ts';
import { decisionFiles, nextNumber } from '../../../src/commands/folders/decision-files.ts';
import { frameOf, freeLetter, optionFiles } from '../../../src/commands/folders/option-files.ts';
import { withoutOption } from '../../../src/commands/folders/option-removal.ts';
import { makeOption, makeRecord } from '../record/sample.ts';

describe('arguments', () => {
  const help = 'Usage: npm run new-option NAME\n\nMore.';

  test('words are one name, wherever the options stand', () => {
    const wanted = { name: 'Message queue', decision: '0001' };
    expect(readArguments(help, toDecision, ['Message', '--decision', '0001', 'queue'])).toEqual(wanted);
    expect(readArguments(help, toDecision, ['Message queue'])).toEqual({ ...wanted, decision: undefined });
  });

  test('without a name they say how the command is used', () => {
    expect(() => readArguments(help, toDecision, ['--decision', '0001'])).toThrow(/^Usage: npm run new-option NAME$/);
  });

  test('help is said', () => {
    const log = vi.spyOn(console, 'log').mockReturnValue();
    expect(readArguments(help, {}, ['--help'])).toBeUndefined();
    expect(log).toHaveBeenCalledWith(help);
    log.mockRestore();
  });

  test('what belongs to no decision takes none', () => {
    expect(() => readArguments(help, {}, ['A', '--decision', '0001'])).toThrow(/--decision/);
  });
});

describe('which decision', () => {
  const first = { ...makeRecord(), id: '0001-sample' };
  const second = { ...first, id: '0002-other' };

  test('the only one need not be named', () => expect(decisionMeant([first], undefined)).toBe(first));
  test.each(['0002-other', '0002'])('by %s', (name) => expect(decisionMeant([first, second], name)).toBe(second));
  test.each([
    [[first, second], undefined, /say which with --decision: 0001-sample, 0002-other\.$/],
    [[first, second], '0003', /^There is no decision “0003”\. There are: 0001-sample, 0002-other\.$/],
    [[], undefined, /new-decision/],
  ])('%#: an error says which there are', (records, name, message) => {
    expect(() => decisionMeant(records, name)).toThrow(message);
  });
});

describe('which option', () => {
  const record = makeRecord();
  test.each(['x-straight', 'X', 'x'])('by %s', (name) => expect(optionMeant(record, name).slug).toBe('x-straight'));
  test('an error says which there are', () => {
    expect(() => optionMeant(record, 'y')).toThrow(/^0001-sample has no option “y” that loads\. It has: x-straight/);
  });
});

test.each([
  ['Message queue', 'message-queue'],
  ['  What’s kept, & where? ', 'what-s-kept-where'],
  ['Électron', 'electron'],
])('the folder for “%s”', (title, slug) => expect(slugOf(title)).toBe(slug));

test('a title without letters gives no folder', () => expect(() => slugOf('…')).toThrow(/Latin letters/));

test('a decision gets the number after the highest', () => {
  expect(nextNumber([])).toBe('0001');
  expect(nextNumber([{ id: '0001-a' }, { id: '0007-b' }])).toBe('0008');
});

describe('a new option', () => {
  const record = makeRecord();

  test('has the first free letter', () => {
    const options = ['A', 'B-ii', 'D'].map((letter) => makeOption({ letter }));
    expect(freeLetter({ options })).toBe('C');
  });

  test('has an unknown cell for each row that people fill, and paths only where the decision is about a route', () => {
    const { 'option.ts': route = '', 'index.mdx': page } = optionFiles(frameOf(record), { letter: 'C', title: 'T' });
    expect(route.match(/'[^']+': unknown/g)).toEqual(["'liked': unknown"]);
    expect(route).toContain("paths: { undecided: 'assessment' }");
    expect(page).toContain('<Networks />');
    const { platform: _, ...definition } = record.definition;
    const other = optionFiles(frameOf({ ...record, definition }), { letter: 'C', title: 'T' });
    expect(Object.values(other).join()).not.toMatch(/paths|Networks/);
  });
});

test('a new decision brings two options, and names one of them in its outcome', () => {
  const files = decisionFiles({ title: 'A “title”', today: '2026-12-01' });
  expect(Object.keys(files).filter((file) => file.endsWith('option.ts'))).toEqual([
    'options/a-first/option.ts',
    'options/b-second/option.ts',
  ]);
  expect(files['decision.ts']).toContain("options: ['a-first']");
  expect(files['index.mdx']).toContain('title: "A “title”"');
});

test('an option’s verdicts go with it, and no others', () => {
  const verdicts = {
    decision: { status: 'proposed' },
    options: { 'a-one': 'first choice', 'a-one-more': 'not chosen' },
    cells: { 'a-one/on-site/tls': 'good, derived', 'a-one-more/on-site/tls': 'poor, judged' },
  };
  expect(withoutOption(verdicts, 'a-one')).toEqual({
    decision: { status: 'proposed' },
    options: { 'a-one-more': 'not chosen' },
    cells: { 'a-one-more/on-site/tls': 'poor, judged' },
  });
});
