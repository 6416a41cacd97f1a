import { type Count, type Duration, formatQuantity, type Size } from '../../record/quantity.ts';
import type { NginxSetting } from './nginx-server.ts';
import type { EdgePath, Tls } from './values.ts';

/** A value as a table shows it: `60 s`, `none`, `yes`, `added to`. */
export function valueWords(value: Duration | Size | Count | boolean | string): string {
  if (typeof value === 'object') return formatQuantity(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return value;
}

/** A setting’s value in words; `unknown` where there is none. */
export const settingWords = (setting: NginxSetting<Duration | Size | Count | boolean | string>): string =>
  setting.from === 'unknown' ? 'unknown' : valueWords(setting.value);

/** Where TLS ends, and with which Secret. */
export function tlsWords({ ends, secret }: Tls): string {
  if (ends !== 'here') return ends;
  return secret === undefined ? 'ends here, with a certificate of the controller’s own' : `ends here, with ${secret}`;
}

const matches = { exact: 'this path alone', prefix: 'as a prefix', regex: 'as a regular expression' } as const;

/** How a path is matched. */
export const matchWords = (match: EdgePath['match']): string =>
  match.from === 'unknown' ? 'matching unknown' : matches[match.value];

/** What is taken off a path. */
export function stripWords(strips: EdgePath['strips']): string {
  if (strips.from === 'unknown') return 'unknown whether a prefix is stripped';
  return strips.value === 'none' ? 'nothing stripped' : `${strips.value} stripped`;
}
