import { type Duration, type Size, seconds } from '../../model/quantity.ts';
import { parseBodyLimit } from '../annotation-readers.ts';
import type { HttpVersion } from './values.ts';

const units: Readonly<Record<string, number>> = { us: 1e-6, ms: 0.001, s: 1, m: 60, h: 3600, d: 86400 };

/** A time such as `30s`, `1h30m` or `infinity`; where numbers alone count something, `bare` is what, in seconds. */
export function readTime(text: string, bare?: number): Duration | 'none' | undefined {
  if (/^(infinity|infinite)$/.test(text)) return 'none';
  if (/^\d+$/.test(text)) return bare === undefined ? undefined : seconds(Number(text) * bare);
  if (!/^(\d+(\.\d+)?([um]s|[smhd]))+$/.test(text)) return undefined;
  const parts = [...text.matchAll(/([\d.]+)([um]s|[smhd])/g)];
  return seconds(parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (units[unit ?? ''] ?? 0), 0));
}

/** What nought means differs from annotation to annotation, so it counts as unknown there. */
const notNought = (time: Duration | 'none' | undefined): Duration | 'none' | undefined =>
  typeof time === 'object' && time.seconds === 0 ? undefined : time;

/** A duration as Go writes it, or `infinity`. */
export const goLimit = (text: string): Duration | 'none' | undefined => notNought(readTime(text));

/** A whole number of seconds, without a unit. */
export const secondsLimit = (text: string): Duration | 'none' | undefined =>
  /^\d+$/.test(text) ? notNought(readTime(text, 1)) : undefined;

/** A time as nginx takes it; seconds where there is no unit. */
export const nginxLimit = (text: string): Duration | 'none' | undefined =>
  /^[\dsmhd]+$/.test(text) ? notNought(readTime(text, 1)) : undefined;

/** One number as HAProxy takes it; milliseconds where there is no unit. */
export const haproxyLimit = (text: string): Duration | 'none' | undefined =>
  /^\d+([um]s|[smhd])?$/.test(text) ? notNought(readTime(text, 0.001)) : undefined;

/** `timeouts.request` of an HTTPRoute, of which nought means no limit. */
export function requestLimit(text: string): Duration | 'none' | undefined {
  const time = readTime(text);
  return typeof time === 'object' && time.seconds === 0 ? 'none' : time;
}

/** `on` or `true`, `off` or `false`. */
export function onOff(text: string): boolean | undefined {
  if (/^(on|true)$/.test(text)) return true;
  return /^(off|false)$/.test(text) ? false : undefined;
}

/** `enabled` or `true`, `disabled` or `false`. */
export function enabled(text: string): boolean | undefined {
  if (/^(enabled|true)$/.test(text)) return true;
  return /^(disabled|false)$/.test(text) ? false : undefined;
}

/** Only what is switched on says something. */
export function switchedOn(text: string): true | null | undefined {
  const on = enabled(text);
  return on === false ? null : on || undefined;
}

/** A size as nginx writes it, of which nought means no limit. */
export function size(text: string): Size | 'none' | undefined {
  const bytes = parseBodyLimit(text);
  if (bytes === undefined) return undefined;
  return bytes === 'unlimited' ? 'none' : { kind: 'size', bytes };
}

/** A size as HAProxy Ingress takes it; what nought means there is not known. */
export function sizeOrUnlimited(text: string): Size | 'none' | undefined {
  if (text === 'unlimited') return 'none';
  const read = size(text);
  return read === 'none' ? undefined : read;
}

/** `1.0` or `1.1`. */
export const httpVersion = (text: string): HttpVersion | undefined =>
  text === '1.0' || text === '1.1' ? `HTTP/${text}` : undefined;

/** A list of headers to pass on, with commas between: whether X-Accel-Buffering stays hidden in spite of it. */
export const passesHeader = (text: string): false | null =>
  text.split(',').some((name) => name.trim().toLowerCase() === 'x-accel-buffering') ? false : null;

/** For an annotation behind which anything may stand. */
export const anything = (): undefined => undefined;
