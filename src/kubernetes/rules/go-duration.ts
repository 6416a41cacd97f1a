const units: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
};

/** The milliseconds in a time as Go reads it, https://pkg.go.dev/time#ParseDuration; `undefined` where it is none. */
export function goDuration(text: string): number | undefined {
  if (text === '0') return 0;
  const [, sign, parts] = /^([-+]?)((?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/.exec(text.slice(0, 200)) ?? [];
  if (parts === undefined) return undefined;
  const sum = [...parts.matchAll(/([\d.]+)(ns|us|µs|μs|ms|s|m|h)/g)].reduce(
    (total, [, count, unit]) => total + Number(count) * (units[unit ?? ''] ?? 0),
    0,
  );
  return sign === '-' ? -sum : sum;
}
