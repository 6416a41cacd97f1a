import { at, number, rootOf, text } from '../spot.ts';
import { atKey, atValue, type ManifestRule } from './manifest-rule.ts';
import { coreValidation } from './upstream.ts';

/** A day: as long as Kubernetes lets a client stay with a pod. */
const longest = 86_400;

const affinity: ManifestRule = {
  id: 'manifest/session-affinity',
  kinds: ['Service'],
  title: 'A Service keeps clients with a pod for a time that is out of range, or not at all',
  why: 'The API server refuses the Service.',
  mend: 'Write `sessionAffinity: ClientIP` beside the settings, and 1 to 86400 seconds.',
  follows: coreValidation('ValidateService and validateAffinityTimeout'),
  check: (document) => {
    const spec = at(rootOf(document), 'spec');
    const settings = at(spec, 'sessionAffinityConfig');
    const spot = at(settings, 'clientIP', 'timeoutSeconds');
    const seconds = number(spot);
    if ((settings.value ?? undefined) !== undefined && (text(at(spec, 'sessionAffinity')) ?? 'None') === 'None') {
      const message = 'The Service has sessionAffinityConfig and its sessionAffinity is None, expected ClientIP';
      return atKey(settings, message, 'Add sessionAffinity: ClientIP, or remove the settings.');
    }
    if (seconds === undefined || (seconds >= 1 && seconds <= longest)) return [];
    const message = `timeoutSeconds is ${seconds}, expected a number from 1 to ${longest}`;
    return atValue(spot, message, 'Give the seconds that a client stays with its pod.');
  },
};

export const sessionAffinityRules: readonly ManifestRule[] = [affinity];
