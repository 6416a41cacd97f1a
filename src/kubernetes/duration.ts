const units: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1000, ms: 1 };

/** The milliseconds in a duration of the Gateway API such as `1h30m` or `500ms`; `undefined` where it is none. */
export function milliseconds(duration: string): number | undefined {
  if (!/^(\d{1,5}(h|m|s|ms)){1,4}$/.test(duration)) return undefined;
  return [...duration.matchAll(/(\d+)(ms|[hms])/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * (units[unit ?? ''] ?? 0),
    0,
  );
}
