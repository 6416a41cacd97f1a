import { isDnsSubdomain } from './name-forms.ts';

/** What is wrong with a host, to follow “The host is …,”; `undefined` for a DNS name, with or without a wildcard. */
export function hostFault(host: string): string | undefined {
  if (!host.includes('*')) return isDnsSubdomain(host) ? undefined : 'expected a bare DNS name in small letters';
  return host.startsWith('*.') && host.length <= 253 && isDnsSubdomain(host.slice(2))
    ? undefined
    : 'expected “*” alone as the first label and a DNS name behind it';
}
