import type { Derived } from '../../record/derived.ts';
import { count } from '../../record/quantity.ts';
import { apiRoles } from '../flows.ts';
import { alternativesOf } from '../manifests/manifest-forms.ts';
import type { Measure } from '../measure.ts';
import { pathRead } from '../read-from.ts';
import type { Situation } from '../situation.ts';
import { unwritten } from '../unwritten.ts';
import { stepsOf } from '../walk.ts';

/** Of an option without a manifest: whether there is a proxy that would read one. */
function withoutManifest(situation: Situation): Derived {
  const proxy = stepsOf(situation, ...apiRoles).find(({ target }) => target.layer === 'proxy');
  const read = [pathRead(situation, ...apiRoles)];
  if (proxy !== undefined) return unwritten(proxy.target, read);
  const detail = 'No proxy on the way would read a setting, and no manifest is given.';
  return { verdict: 'good', text: 'no proxy to set', detail, read };
}

/** How much of the option’s manifests one kind of controller alone reads. */
export const controllerAnnotations: Measure = {
  reads: apiRoles,
  rule: {
    id: 'controller-annotations',
    explains: 'Counts the settings in the option’s manifests that one kind of controller alone reads.',
    derive(situation) {
      const { option, manifests } = situation;
      if (manifests.routes.length === 0) return withoutManifest(situation);
      const objects = manifests.routes.filter(({ kind }) => ['Ingress', 'LoadBalancer', 'NodePort'].includes(kind));
      const annotations = objects.flatMap((route) => route.annotations);
      if (annotations.length === 0)
        return {
          verdict: 'good',
          value: count(0),
          text: 'none',
          detail: 'No annotation of any controller is set.',
          read: objects.map(({ place }) => ({ place })),
        };
      // Whoever applies the option applies one of the alternatives.
      const alternatives = alternativesOf(option, objects);
      const most = Math.max(
        0,
        ...alternatives.map(({ routes }) => routes.flatMap((route) => route.annotations).length),
      );
      const routing = alternatives.some(({ routes }) =>
        routes.some(({ paths }) => paths.some(({ strips }) => strips !== undefined)),
      );
      const names = annotations.map(({ key, readBy }) => `${key} (${readBy})`).join(', ');
      return {
        verdict: routing ? 'poor' : 'fair',
        value: count(most),
        text: routing ? 'the routing itself' : 'limits only',
        detail: `In the production Ingress of option ${option.definition.letter}: ${names}.`,
        read: annotations.map(({ place }) => ({ place })),
      };
    },
  },
};
