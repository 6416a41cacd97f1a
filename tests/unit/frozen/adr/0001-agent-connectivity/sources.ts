import { document } from '../../../../../src/record/source.ts';

/** What every value of this copy cites. */
export const source = document('A source', 'https://example.org/', '2026-11-22');
