import { nameOf } from '../../kubernetes/spot.ts';
import { distinct } from '../../record/data.ts';
import { byPlace, type Finding } from '../../record/finding.ts';
import type { DecisionRecord, OptionRecord } from '../../record/record.ts';
import { ofVariant, variantOf, withoutVariant } from '../../record/variant.ts';
import type { Manifests } from '../situation.ts';
import { browsersEntry, entriesOf, type Passage } from './entries.ts';
import { alternativesOf } from './manifest-forms.ts';
import { routeFindings } from './route-findings.ts';
import { closedFindings, serviceFindings } from './service-findings.ts';

/** What is found of manifests of an option, or of its variant, against the paths of the same. */
function findingsOf(
  record: DecisionRecord,
  option: OptionRecord,
  environment: string,
  { documents, routes }: Manifests,
): Finding[] {
  const browsers = browsersEntry(record, option);
  return entriesOf(record, option).flatMap((passed) => {
    const common = { option, environment, documents };
    const passage: Passage = { ...passed, ...common };
    const led = [...Map.groupBy(routes, ({ kind }) => kind)].flatMap(([kind, found]) => {
      if (kind === 'Ingress' || kind === 'HTTPRoute')
        return alternativesOf(option, found).flatMap(({ routes: read, controller }) => [
          ...routeFindings(passage, read),
          // Nobody else’s Ingress has a part in such a host, so that browsers depend on this one.
          ...(browsers !== undefined &&
          controller?.onlyIngressOfHost &&
          passed.entry.hop.host === browsers.entry.hop.host
            ? routeFindings({ ...browsers, ...common }, read)
            : []),
        ]);
      return found.flatMap((route) => {
        const document = documents.find(
          (one) => one.kind === 'Service' && nameOf(one) === route.name && one.file === route.file,
        );
        return document === undefined ? [] : serviceFindings(passage, document, route);
      });
    });
    return [...closedFindings(passage, routes), ...led];
  });
}

/**
 * Where an option’s manifests of one environment do not do what its paths say: take what the agent asks for, strip the
 * prefix that the path strips, lead to the pods of the next component, by the host, port and protocol of the path, with
 * the client’s address where the path keeps it. Ingress and HTTPRoute are alternatives, and so are manifests that are
 * meant for different controllers: each that is there has to do it, as its own controller reads it, and has to lead
 * browsers to where they go today if it is alone on their host. Those of its variant are held against the variant’s paths.
 */
export function wayFindings(
  record: DecisionRecord,
  option: OptionRecord,
  environment: string,
  { documents, routes }: Manifests,
): Finding[] {
  const variant = variantOf(option);
  const of = (whose: OptionRecord, own: typeof withoutVariant) =>
    findingsOf(record, whose, environment, { documents: own(option, documents), routes: own(option, routes) });
  const findings = [...of(option, withoutVariant), ...(variant === undefined ? [] : of(variant, ofVariant))];
  // Scenarios and flows that enter alike say the same.
  return distinct(findings).sort(byPlace);
}
