/** How long something lasts. */
export interface Duration {
  readonly kind: 'duration';
  readonly seconds: number;
}

/** How much room something takes on the wire or in memory. */
export interface Size {
  readonly kind: 'size';
  readonly bytes: number;
}

/** How many of something there are. */
export interface Count {
  readonly kind: 'count';
  readonly count: number;
}

/** A value with its unit. A bare number is not one, so that seconds can never be read as minutes. */
export type Quantity = Duration | Size | Count;

export const seconds = (value: number): Duration => ({ kind: 'duration', seconds: value });
export const minutes = (value: number): Duration => seconds(value * 60);
export const hours = (value: number): Duration => minutes(value * 60);

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

/** A quantity as people write it: `60 s`, `4 min`, `1 MiB`, `3`. */
export function formatQuantity(quantity: Quantity): string {
  switch (quantity.kind) {
    case 'duration':
      return formatDuration(quantity.seconds);
    case 'size':
      return formatSize(quantity.bytes);
    case 'count':
      return String(quantity.count);
  }
}

/** The bare number of a quantity in its base unit (seconds, bytes, pieces), for comparing two of one kind. */
export function magnitude(quantity: Quantity): number {
  switch (quantity.kind) {
    case 'duration':
      return quantity.seconds;
    case 'size':
      return quantity.bytes;
    case 'count':
      return quantity.count;
  }
}
