import type { Annotation } from '../../controllers/controller.ts';
import { annotationOf } from '../../controllers/index.ts';
import type { ManifestDocument } from '../../kubernetes/parse.ts';
import { at, items, placeOf, rootOf, type Spot, text } from '../../kubernetes/spot.ts';
import type { Place } from '../../record/finding.ts';
import { chainOf, questionAbout } from '../chain.ts';
import { apiRoles } from '../flows.ts';
import type { Measure } from '../measure.ts';
import { fail, open, pass } from '../outcome.ts';
import type { Situation } from '../situation.ts';

const isAuthorization = (spot: Spot) => text(spot)?.toLowerCase() === 'authorization';

/** Where a filter of an HTTPRoute removes, or sets anew, the header that carries the token. */
function rewrites(document: ManifestDocument): Place[] {
  const rules = items(at(rootOf(document), 'spec', 'rules'));
  const modifiers = rules
    .flatMap((rule) => [
      ...items(at(rule, 'filters')),
      ...items(at(rule, 'backendRefs')).flatMap((ref) => items(at(ref, 'filters'))),
    ])
    .map((filter) => at(filter, 'requestHeaderModifier'));
  return modifiers.flatMap((modifier) => [
    ...items(at(modifier, 'remove')).filter(isAuthorization).map(placeOf),
    ...['set', 'add'].flatMap((how) =>
      items(at(modifier, how))
        .filter((entry) => isAuthorization(at(entry, 'name')))
        .map(placeOf),
    ),
  ]);
}

/** The routing object that the situation’s edge reads, as it stands in the manifests. */
const documentOf = ({ edge, manifests }: Situation) =>
  manifests.documents.find(
    ({ file, kind, value }) =>
      edge !== undefined &&
      file === edge.route.file &&
      kind === edge.kind &&
      (value['metadata'] as Readonly<Record<string, unknown>> | undefined)?.['name'] === edge.route.name,
  );

/** Whether the header with the token arrives. */
export const authorization: Measure = {
  reads: apiRoles,
  check: {
    id: 'authorization',
    title: 'The bearer token',
    asks: 'Does the Authorization header reach the API?',
    decides:
      'It fails where a manifest makes the edge remove or replace the header, or ask for credentials of its own in it. An annotation that leads to configuration elsewhere leaves it open. Otherwise it takes for granted that a proxy passes the header on unless it is told not to.',
    judge(situation) {
      const document = documentOf(situation);
      const [rewritten] = document?.kind === 'HTTPRoute' ? rewrites(document) : [];
      if (rewritten !== undefined) return fail('The route removes or replaces the header.', { places: [rewritten] });
      const { route, label } = situation.edge ?? {};
      const that = (does: Annotation['authorization']) =>
        route?.annotations.find(({ key }) => annotationOf(key)?.authorization === does);
      const claimed = that('asks');
      if (claimed !== undefined)
        return fail(`${claimed.key} makes ${claimed.readBy} ask for credentials of its own.`, {
          places: [claimed.place],
        });
      const elsewhere = that('may change');
      if (elsewhere !== undefined)
        return open(`What ${elsewhere.key} leads to is not shown${label === undefined ? '' : ' here'}.`, undefined, {
          places: [elsewhere.place],
        });
      const proxies = chainOf(situation, 'calls', 'stream').links.filter(({ step }) => step.target.layer === 'proxy');
      if (proxies.length === 0) return pass('No proxy on the way opens the request.');
      const undecided = proxies.find(({ step, isEdge }) => !isEdge && questionAbout(step.target) !== undefined);
      if (undecided !== undefined)
        return open(`Which product ${undecided.label} is, is not decided.`, questionAbout(undecided.step.target));
      return pass('No manifest strips the header.', {
        because: 'A proxy passes the Authorization header on unless it is told otherwise.',
      });
    },
  },
};
