import type { Count, Duration, Margin, Quantity, Size, Value } from './value-schema.ts';

export type { Count, Duration, Quantity, Size, Value };

export const seconds = (value: number): Duration => ({ kind: 'duration', seconds: value });
export const minutes = (value: number): Duration => seconds(value * 60);
export const hours = (value: number): Duration => minutes(value * 60);

/** The margin of a limit over what it has to bear, both in seconds. */
export const margin = (limit: number, borne: number): Margin => ({ kind: 'margin', seconds: limit - borne });

const inBytes = (value: number): Size => ({ kind: 'size', bytes: value });
/** `bytes(512)`, `bytes.kib(64)`, `bytes.mib(1)`: sizes in powers of 1,024, as proxies count them. */
export const bytes = Object.assign(inBytes, {
  kib: (value: number): Size => inBytes(value * 1024),
  mib: (value: number): Size => inBytes(value * 1024 ** 2),
});

export const count = (value: number): Count => ({ kind: 'count', count: value });

const trim = (value: number): string => String(Math.round(value * 100) / 100);

function formatDuration(total: number): string {
  if (total >= 3600 && total % 3600 === 0) return `${trim(total / 3600)} h`;
  if (total >= 120 && total % 60 === 0) return `${trim(total / 60)} min`;
  return `${trim(total)} s`;
}

function formatSize(total: number): string {
  if (total >= 1024 ** 2) return `${trim(total / 1024 ** 2)} MiB`;
  if (total >= 1024) return `${trim(total / 1024)} KiB`;
  return `${trim(total)} B`;
}

/** A margin: `15 s` where there is one, `5 s too short` where the limit falls short, `no margin` where the two are equal. */
function formatMargin(total: number): string {
  if (total === 0) return 'no margin';
  return total > 0 ? formatDuration(total) : `${formatDuration(-total)} too short`;
}

/** A value as people write it: `60 s`, `4 min`, `1 MiB`, `3`. */
export function formatQuantity(quantity: Value): string {
  switch (quantity.kind) {
    case 'duration':
      return formatDuration(quantity.seconds);
    case 'margin':
      return formatMargin(quantity.seconds);
    case 'size':
      return formatSize(quantity.bytes);
    case 'count':
      return String(quantity.count);
  }
}

/** The bare number of a value in its base unit (seconds, bytes, pieces), for comparing two of one kind. */
export function magnitude(quantity: Value): number {
  if ('seconds' in quantity) return quantity.seconds;
  return 'bytes' in quantity ? quantity.bytes : quantity.count;
}
