import { expect, test } from 'vitest';
import { explain } from '../../../src/commands/run.ts';

const because = (cause: unknown): Error => new Error('The browser does not start.', { cause });

test.each([
  ['an error alone', new Error('No such option.'), 'No such option.'],
  ['something thrown that is no error', 'gone', 'gone'],
  [
    'a cause',
    because(new Error('libnss3.so is missing')),
    'The browser does not start.\n  Because: libnss3.so is missing',
  ],
  [
    'the cause of a cause, in lines of their own',
    because(new Error('It ended:\nstatus 127', { cause: 'no library' })),
    'The browser does not start.\n  Because: It ended:\n  status 127\n    Because: no library',
  ],
  [
    'several causes',
    new AggregateError([new Error('EROFS'), new Error('EIO')], 'Two things failed.'),
    'Two things failed.\n  Because: EROFS\n  Because: EIO',
  ],
  [
    'what Node refuses',
    Object.assign(new TypeError('Unknown option'), { code: 'ERR_PARSE_ARGS_UNKNOWN_OPTION' }),
    'Unknown option',
  ],
])('%s', (_, error, text) => {
  expect(explain(error)).toBe(text);
});

test('an error that is its own cause comes to an end', () => {
  const error = new Error('round and round');
  error.cause = because(error);
  expect(explain(error)).toBe('round and round\n  Because: The browser does not start.');
});

test('a fault of the program says where it is', () => {
  expect(explain(because(new TypeError('x is not a function')))).toMatch(
    /Because: TypeError: x is not.*\n {6}at .*run\.test/,
  );
});
