const units: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
  M: 2_592_000_000,
  y: 31_536_000_000,
};

interface Dialect {
  readonly pattern: RegExp;
  /** What a number without a unit counts; nothing of the kind is written where this is absent. */
  readonly bare?: string;
}

/** How times are written, by who reads them. */
const dialects = {
  // time.ParseDuration of Go
  go: { pattern: /^[-+]?(0|((\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h))+)$/ },
  // GEP-2257
  gateway: { pattern: /^(\d{1,5}(h|m|s|ms)){1,4}$/ },
  // ngx_parse_time, with the blanks that it passes over
  nginx: {
    pattern: /^(?=\s*\d)\s*(\d+y\s*)?(\d+M\s*)?(\d+w\s*)?(\d+d\s*)?(\d+h\s*)?(\d+m\s*)?(\d+s?\s*)?(\d+ms)?$/,
    bare: 's',
  },
  haproxy: { pattern: /^\d+(us|ms|s|m|h|d)?$/, bare: 'ms' },
  seconds: { pattern: /^[+-]?\d+$/, bare: 's' },
  milliseconds: { pattern: /^\d+$/, bare: 'ms' },
} as const satisfies Readonly<Record<string, Dialect>>;

/** Texts beyond this length are no times, and a pattern might take long over them. */
const longest = 200;

/** The milliseconds in a time as its reader takes it; `undefined` where that one cannot read it. */
export function milliseconds(text: string, reader: keyof typeof dialects): number | undefined {
  const { pattern, bare = '' }: Dialect = dialects[reader];
  if (text.length > longest || !pattern.test(text)) return undefined;
  const parts = [...text.matchAll(/(\d+\.?\d*|\.\d+)([a-zµμ]*)/gi)];
  const sum = parts.reduce((total, [, count, unit]) => total + Number(count) * (units[unit || bare] ?? 0), 0);
  return text.startsWith('-') ? -sum : sum;
}
