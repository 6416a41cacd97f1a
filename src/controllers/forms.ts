import { type Duration, seconds as inSeconds, type Size } from '../record/quantity.ts';
import { milliseconds as inMilliseconds } from './durations.ts';

/** How a value is written, as who reads it takes it: what a rule objects to is what no route setting is read from. */
export interface Form<V = unknown> {
  /** To follow “expected …”. */
  readonly said: string;
  /** The value; `undefined` where the reader cannot make one of the text. */
  readonly read: (text: string) => V | undefined;
}

const form = <V>(pattern: RegExp, said: string, read: (text: string) => V): Form<V> => ({
  said,
  read: (text) => (pattern.test(text) ? read(text) : undefined),
});

/** A text of a pattern, for what nothing here makes a value of. */
export const written = (pattern: RegExp, said: string): Form<string> => form(pattern, said, (text) => text.trim());

/** Anything at all. */
export const free = written(/^/, 'any text');

/** As Go’s strconv.ParseBool reads it. */
export const bool = form(/^(true|false|True|False|TRUE|FALSE|t|f|T|F|1|0)$/, '“true” or “false”', (text) =>
  /^[tT1]/.test(text),
);

/** `on` or `off` in small letters, as the community controller asks for. */
export const onOff = form(/^\s*(on|off)\s*$/, '“on” or “off”', (text) => text.trim() === 'on');

/** A flag of nginx itself, which minds no capitals. */
export const nginxFlag = form(/^(on|off)$/i, '“on” or “off”', (text) => text.toLowerCase() === 'on');

export const haproxyBool = form(/^(true|false|on|off|enabled|disabled|t|f|1|0)$/i, '“true” or “false”', (text) =>
  /^(true|on|enabled|t|1)$/i.test(text),
);

/** `enabled` and `disabled`, beside what Go takes for a truth value. */
export const enabled: Form<boolean> = {
  said: '“enabled” or “disabled”',
  read: (text) => (text === 'enabled' ? true : text === 'disabled' ? false : bool.read(text)),
};

export const whole = form(/^[+-]?\d+$/, 'a whole number', Number);

const time = (reader: Parameters<typeof inMilliseconds>[1], said: string): Form<Duration> => ({
  said,
  read(text) {
    const length = inMilliseconds(text, reader);
    return length === undefined ? undefined : inSeconds(length / 1000);
  },
});

export const seconds = time('seconds', 'a whole number of seconds without a unit');

export const milliseconds = time('milliseconds', 'a whole number of milliseconds without a unit');

/** A time as nginx takes it; seconds where there is no unit. */
export const nginxTime = time('nginx', 'a time such as 60s, 1h or 1h30m');

/** One number as HAProxy takes it; milliseconds where there is no unit. */
export const haproxyTime = time('haproxy', 'a time such as 60s or 1h');

/** A duration as Go writes it. */
export const goDuration = time('go', 'a duration such as 90s or 1h30m');

/** A duration as Go writes it, or `infinity`. */
export const goOrInfinity: Form<Duration | 'none'> = {
  said: 'a duration such as 90s, or infinity',
  read: (text) => (/^(infinity|infinite)$/.test(text) ? 'none' : goDuration.read(text)),
};

const powers = ['', 'k', 'm', 'g'];

function inBytes(text: string): Size | 'none' {
  const [, digits, unit = ''] = /^\s*(\d+)([kmg]?)/i.exec(text) ?? [];
  const bytes = Number(digits) * 1024 ** powers.indexOf(unit.toLowerCase());
  return bytes === 0 ? 'none' : { kind: 'size', bytes };
}

/** A size as nginx takes an offset, of which nought means no limit. */
export const size = form(/^\s*\d+[kmg]?\s*$/i, 'a size such as 10m, 512k or 0', inBytes);

/** A size as nginx takes that of a buffer, without gigabytes. */
export const bufferSize = form(/^\s*\d+[km]?\s*$/i, 'a size such as 8k or 1m', inBytes);

export const nginxBuffers = written(/^\s*\d+ \d+[km]?\s*$/i, 'a number and a size, such as 4 8k');

const among = <V extends string>(flags: string, values: readonly V[], read: (text: string) => V): Form<V> =>
  form(
    new RegExp(`^\\s*(${values.map((value) => value.replaceAll('.', '\\.')).join('|')})\\s*$`, flags),
    values.length === 1 ? `“${values[0]}”` : `one of ${values.join(', ')}`,
    read,
  );

/** One of some words, written just so. */
export const oneOf = <const V extends string>(...values: readonly V[]): Form<V> =>
  among('', values, (text) => text.trim() as V);

/** One of some words, in capital letters or small ones. */
export const anyCase = (...values: readonly string[]): Form<string> => among('i', values, (text) => text.trim());

/** A path into which nginx puts captured parts. */
export const rewritten = written(/^\/?[-._~a-zA-Z0-9/:$]*$/, 'a path, with $1 and so on for captured parts');

const range = '[0-9a-fA-F.:]+(/[0-9]+)?';

export const ranges = written(
  new RegExp(`^\\s*${range}(\\s*,\\s*${range})*\\s*$`),
  'addresses or ranges with commas between, such as 192.0.2.0/24',
);
