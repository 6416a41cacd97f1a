import type { Derived } from '../../record/derived.ts';
import { count } from '../../record/quantity.ts';
import type { Measure } from '../measure.ts';
import type { Situation } from '../situation.ts';

function derive({ option }: Situation): Derived {
  const { provisions } = option.definition;
  const names = provisions.filter(({ kind }) => kind === 'host name').length;
  const certificates = provisions.filter(({ kind }) => kind === 'certificate').length;
  const total = names + certificates;
  return {
    verdict: total === 0 ? 'good' : total <= 2 ? 'fair' : 'poor',
    value: count(total),
    text: total === 0 ? 'none' : `host names: ${names}, certificates: ${certificates}`,
    detail: `Counted among the option’s provisions, which are the same for each environment: ${names} of kind “host name”, ${certificates} of kind “certificate”.`,
    read: [{ option: ['provisions'] }],
  };
}

/** How many host names and certificates have to be provided. */
export const namesAndCertificates: Measure = {
  rule: {
    id: 'names-and-certificates',
    explains: 'Counts the host names and certificates in the option’s provisions.',
    derive,
  },
};
