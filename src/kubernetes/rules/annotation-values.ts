/** How the value of an annotation is written. */
export interface Form {
  readonly pattern: RegExp;
  /** To follow “expected …”. */
  readonly said: string;
}

const form = (pattern: RegExp, said: string): Form => ({ pattern, said });

/** As Go’s strconv.ParseBool reads it. */
export const bool = form(/^(true|false|True|False|TRUE|FALSE|t|f|T|F|1|0)$/, '“true” or “false”');

export const whole = form(/^[+-]?\d+$/, 'a whole number');

export const seconds = form(/^[+-]?\d+$/, 'a whole number of seconds without a unit');

export const milliseconds = form(/^\d+$/, 'a whole number of milliseconds without a unit');

/** As the community controller hands sizes on to nginx; its own check lets through blanks and a `b`, nginx neither. */
export const size = form(/^\s*\d+[kmg]?\s*$/i, 'a size such as 10m, 512k or 0');

/** A size as nginx itself takes it, without gigabytes. */
export const nginxSize = form(/^\s*\d+[km]?\s*$/i, 'a size such as 8k or 1m');

/** An offset as nginx calls it: a size with gigabytes. */
export const nginxOffset = form(/^\s*\d+[kmg]?\s*$/i, 'a size such as 10m, 512k or 0');

/** A time as nginx takes it; seconds where there is no unit. */
export const nginxTime = form(
  /^(?=\s*\d)\s*(\d+y\s*)?(\d+M\s*)?(\d+w\s*)?(\d+d\s*)?(\d+h\s*)?(\d+m\s*)?(\d+s?\s*)?(\d+ms)?$/,
  'a time such as 60s, 1h or 1h30m',
);

export const nginxBuffers = form(/^\s*\d+ \d+[km]?\s*$/i, 'a number and a size, such as 4 8k');

export const haproxyTime = form(/^\d+(us|ms|s|m|h|d)?$/, 'a time such as 60s or 1h');

export const haproxyBool = form(/^(true|false|on|off|enabled|disabled|t|f|1|0)$/i, '“true” or “false”');

const duration = /^[+-]?(0|((\d+(\.\d*)?|\.\d+)(ns|us|µs|ms|s|m|h))+)$/;

/** A duration as Go writes it. */
export const goDuration = form(duration, 'a duration such as 90s or 1h30m');

export const contourTimeout = form(
  new RegExp(`${duration.source}|^(infinity|infinite)$`),
  'a duration such as 90s, or infinity',
);

const among = (flags: string, values: readonly string[]): Form =>
  form(
    new RegExp(`^\\s*(${values.map((value) => value.replaceAll('.', '\\.')).join('|')})\\s*$`, flags),
    values.length === 1 ? `“${values[0]}”` : `one of ${values.join(', ')}`,
  );

/** One of some words, written just so. */
export const oneOf = (...values: readonly string[]): Form => among('', values);

/** One of some words, in capital letters or small ones. */
export const anyCase = (...values: readonly string[]): Form => among('i', values);

export const onOff = form(/^\s*(on|off)\s*$/, '“on” or “off”');

/** Anything at all. */
export const free = form(/^/, 'any text');

/** A path into which nginx puts captured parts. */
export const rewritten = form(/^\/?[-._~a-zA-Z0-9/:$]*$/, 'a path, with $1 and so on for captured parts');

const range = '[0-9a-fA-F.:]+(/[0-9]+)?';

export const ranges = form(
  new RegExp(`^\\s*${range}(\\s*,\\s*${range})*\\s*$`),
  'addresses or ranges with commas between, such as 192.0.2.0/24',
);

const rewrite = 'serviceName=[^\\s=]+ rewrite=/[^\\s{};$]*';

/** Rewrites as F5’s controller has them, one for each Service. */
export const f5Rewrites = form(
  new RegExp(`^\\s*${rewrite}\\s*(;\\s*${rewrite}\\s*)*$`),
  'serviceName=… rewrite=/…, with semicolons between several',
);

export const nextUpstream = form(
  /^((error|timeout|invalid_header|http_500|http_502|http_503|http_504|http_403|http_404|http_429|non_idempotent|off)\s?)+$/,
  'conditions of nginx’s proxy_next_upstream with spaces between',
);
