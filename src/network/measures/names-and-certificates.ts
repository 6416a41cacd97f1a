import { fewIsGood, type Measure } from '../measure.ts';

/** How many host names and certificates have to be provided. */
export const namesAndCertificates: Measure = {
  rule: {
    id: 'names-and-certificates',
    explains: 'Counts the host names and certificates in the option’s provisions.',
    derive({ option }) {
      const { provisions } = option.definition;
      const names = provisions.filter(({ kind }) => kind === 'host name').length;
      const certificates = provisions.filter(({ kind }) => kind === 'certificate').length;
      const total = names + certificates;
      return {
        ...fewIsGood(total, 0, 2),
        text: total === 0 ? 'none' : `host names: ${names}, certificates: ${certificates}`,
        detail: `Counted among the option’s provisions, which are the same for each environment: ${names} of kind “host name”, ${certificates} of kind “certificate”.`,
        read: [{ option: ['provisions'] }],
      };
    },
  },
};
