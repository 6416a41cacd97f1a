import { type Duration, type Size, seconds } from '../../model/quantity.ts';
import { parseBodyLimit } from '../controllers.ts';

const units: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86400 };

/** A time such as `30s`, `1h30m`, `infinity` or, where numbers count seconds, `60`; `undefined` where it is none. */
export function readTime(text: string, bareSeconds = false): Duration | 'none' | undefined {
  if (/^(infinity|infinite)$/.test(text)) return 'none';
  if (/^\d+$/.test(text)) return bareSeconds ? seconds(Number(text)) : undefined;
  if (!/^(\d+(ms|[smhd]))+$/.test(text)) return undefined;
  const parts = [...text.matchAll(/(\d+)(ms|[smhd])/g)];
  return seconds(parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (units[unit ?? ''] ?? 0), 0));
}

/** What nought means differs from annotation to annotation, so it counts as unknown there. */
const notNought = (time: Duration | 'none' | undefined): Duration | 'none' | undefined =>
  typeof time === 'object' && time.seconds === 0 ? undefined : time;

/** A limit with its unit. */
export const limit = (text: string): Duration | 'none' | undefined => notNought(readTime(text));

/** A limit that counts seconds where it has no unit. */
export const secondsLimit = (text: string): Duration | 'none' | undefined => notNought(readTime(text, true));

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

/** A size as nginx writes it, of which nought means no limit. */
export function size(text: string): Size | 'none' | undefined {
  const bytes = parseBodyLimit(text);
  if (bytes === undefined) return undefined;
  return bytes === 'unlimited' ? 'none' : { kind: 'size', bytes };
}
