import { at, keyPlaceOf, number, placeOf, rootOf, text } from '../spot.ts';
import type { ManifestRule } from './rule.ts';
import { coreValidation } from './upstream.ts';

const service = (spec: string): string =>
  `apiVersion: v1\nkind: Service\nmetadata:\n  name: api\nspec:\n${spec.replaceAll(/^/gm, '  ')}\n  selector:\n    app: api\n  ports:\n    - port: 80\n`;

const config = (seconds: number): string => `sessionAffinityConfig:\n  clientIP:\n    timeoutSeconds: ${seconds}`;

/** A day: as long as Kubernetes lets a client stay with a pod. */
const longest = 86_400;

const affinity: ManifestRule = {
  id: 'manifest/session-affinity',
  severity: 'error',
  kinds: ['Service'],
  title: 'A Service keeps clients with a pod for a time that is out of range, or not at all',
  why: 'The API server refuses the Service.',
  mend: 'Write `sessionAffinity: ClientIP` beside the settings, and 1 to 86400 seconds.',
  follows: coreValidation('ValidateService and validateAffinityTimeout'),
  failing: [
    {
      text: service(`sessionAffinity: ClientIP\n${config(0)}`),
      line: 9,
      column: 23,
      message: 'timeoutSeconds is 0, expected a number from 1 to 86400',
    },
    {
      text: service(config(3600)),
      line: 6,
      column: 3,
      message: 'The Service has sessionAffinityConfig and its sessionAffinity is None, expected ClientIP',
    },
  ],
  passing: [service(`sessionAffinity: ClientIP\n${config(3600)}`), service('sessionAffinity: ClientIP')],
  check: (document) => {
    const spec = at(rootOf(document), 'spec');
    const settings = at(spec, 'sessionAffinityConfig');
    const spot = at(settings, 'clientIP', 'timeoutSeconds');
    const seconds = number(spot);
    if ((settings.value ?? undefined) !== undefined && (text(at(spec, 'sessionAffinity')) ?? 'None') === 'None') {
      const message = 'The Service has sessionAffinityConfig and its sessionAffinity is None, expected ClientIP';
      return [{ place: keyPlaceOf(settings), message, help: 'Add sessionAffinity: ClientIP, or remove the settings.' }];
    }
    if (seconds === undefined || (seconds >= 1 && seconds <= longest)) return [];
    const message = `timeoutSeconds is ${seconds}, expected a number from 1 to ${longest}`;
    return [{ place: placeOf(spot), message, help: 'Give the seconds that a client stays with its pod.' }];
  },
};

export const sessionAffinityRules: readonly ManifestRule[] = [affinity];
