import type { Finding } from '../../../src/record/finding.ts';

/** A finding in one line, `line:column rule message`, for comparing whole lists at a glance. */
export const said = (finding: Finding): string =>
  `${finding.line}:${finding.column} ${finding.rule} ${finding.message}`;
