import { apiRoles } from '../flows.ts';
import { takenForGranted } from '../hop-encryption.ts';
import { fewIsGood, type Measure } from '../measure.ts';
import { apiPathsRead } from '../read-from.ts';
import { apiSteps, type Step, stepsOf } from '../walk.ts';

/** A proxy opens the request; what only moves bytes can read them where they come or leave in clear. */
function readersOn(steps: readonly Step[]): string[] {
  return steps
    .filter(
      ({ target, encrypted }, index) =>
        target.layer === 'proxy' ||
        (target.layer === 'transit' && !(encrypted && steps[index + 1]?.encrypted !== false)),
    )
    .map(({ target }) => target.label);
}

/** Which components have the request in clear, and so can read the token. */
export const tokenReaders: Measure = {
  reads: apiRoles,
  rule: {
    id: 'token-readers',
    explains: 'Counts the components on the way that take the request apart, and so can read the token.',
    derive(situation) {
      const readers = new Set(apiRoles.flatMap((role) => readersOn(stepsOf(situation, role))));
      const names = [...readers].join(', ');
      const found =
        names === ''
          ? 'Nothing between agent and API has the request in clear.'
          : `The request is in clear at ${names}.`;
      return {
        ...fewIsGood(readers.size, 1, 2),
        text: names || 'none before the API',
        detail: found + takenForGranted(situation.record, apiSteps(situation)),
        read: apiPathsRead(situation),
      };
    },
  },
};
