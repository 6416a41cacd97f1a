import { controllerLabel } from '../../../src/controllers/index.ts';
import type { Evidence, Measurement } from '../../../src/record/evidence.ts';
import { evidenceName } from '../../../src/record/evidence.ts';

/** Evidence in shape, for the sample record's one option. */
export const makeEvidence = (overrides: Partial<Evidence> = {}): Evidence => ({
  format: 2,
  experiment: 'body',
  option: 'x-straight',
  scenario: 'on-site',
  settings: 'a'.repeat(64),
  assumptions: [],
  standIns: ['Edge is played by nginx.'],
  scale: 0.1,
  rows: [{ what: 'The largest body that passed', seen: '10 MiB' }],
  verdict: 'good',
  text: '10 MiB pass',
  threshold: 'At least 10 MiB reach the API.',
  control: { what: 'A hop limited to 1 KiB.', expected: '413', seen: '413', held: true },
  versions: { nginx: '1.22.1' },
  kernel: 'Linux 6.1',
  cores: 2,
  day: '2026-01-02',
  ...overrides,
});

/** The same as a measurement that counts, of the row that the sample's code fills. */
export function makeMeasurement(overrides: Partial<Evidence> = {}, stale = false): Measurement {
  const evidence = makeEvidence(overrides);
  return {
    evidence,
    file: `adr/0001-sample/evidence/${evidenceName(evidence)}`,
    ...(evidence.edge === undefined ? {} : { controller: controllerLabel(evidence.edge) }),
    fills: ['clear-text', 'liked'],
    stale,
  };
}
