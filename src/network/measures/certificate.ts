import type { ManifestDocument } from '../../kubernetes/parse.ts';
import { at, placeOf, rootOf, text } from '../../kubernetes/spot.ts';
import type { Place } from '../../record/finding.ts';
import { apiRoles } from '../flows.ts';
import { inTheClear } from '../hop-encryption.ts';
import type { Measure } from '../measure.ts';
import { fail, type Outcome, open, pass } from '../outcome.ts';
import type { Situation } from '../situation.ts';
import { edgeOn, stepsOf } from '../walk.ts';

/** Annotations by which cert-manager makes the certificate that a TLS entry names. */
const issuers = ['cert-manager.io/issuer', 'cert-manager.io/cluster-issuer'];

function issuedIn(documents: readonly ManifestDocument[], secret: string): Place | undefined {
  const spots = documents
    .filter(({ kind }) => kind === 'Certificate')
    .map((document) => at(rootOf(document), 'spec', 'secretName'));
  const found = spots.find((spot) => text(spot) === secret);
  return found && placeOf(found);
}

/** Where the certificate in a Secret comes from, in words; `undefined` where nothing says so. */
function sourceOf({ option, manifests, record, edge }: Situation, secret: string): Outcome | undefined {
  const asked = option.definition.provisions.find((one) => one.kind === 'certificate' && one.secret === secret);
  if (asked !== undefined) {
    const { parties } = record.definition;
    return pass(`Secret ${secret}, asked of ${parties[asked.askedOf]?.label ?? asked.askedOf}.`);
  }
  const place = issuedIn(manifests.documents, secret);
  if (place !== undefined) return pass(`Secret ${secret}, filled by a Certificate.`, { places: [place] });
  const issuer = edge?.route.annotations.find(({ key }) => issuers.includes(key));
  return issuer && pass(`Secret ${secret}, filled by cert-manager.`, { places: [issuer.place] });
}

function judgeEdge(situation: Situation, edge: NonNullable<Situation['edge']>, question: string): Outcome {
  const { route } = edge;
  const bare = route.hosts.find(({ name }) => !route.tls.some(({ hosts }) => hosts.some((host) => host.name === name)));
  if (route.kind === 'HTTPRoute' && 'unknown' in edge.tls)
    return open('The certificate is the Gateway’s, which no manifest here defines.', question);
  if (route.kind === 'Ingress' && bare !== undefined)
    return fail(`No TLS entry names the host ${bare.name}.`, { places: [bare.place] });
  if ('unknown' in edge.tls) return open('Which certificate the edge presents is not known.', question);
  const { secret } = edge.tls.value;
  if (secret === undefined) return open('No Secret is named, so it is the controller’s own certificate.', question);
  return (
    sourceOf(situation, secret) ?? fail(`Nothing says who provides the Secret ${secret}.`, { places: [route.place] })
  );
}

/** Whether somebody provides the certificate for the host that agents ask for. */
export const certificate: Measure = {
  reads: apiRoles,
  check: {
    id: 'certificate',
    title: 'The certificate',
    asks: 'Does the host that agents ask for have a certificate, and does the option say where it comes from?',
    decides:
      'It reads the Secret that the route names for its host, and looks for who fills it: a provision of the option, a Certificate in its manifests, or an annotation for cert-manager. It says nothing of whether agents trust the issuer.',
    judge(situation) {
      const steps = stepsOf(situation, 'calls', 'stream');
      if (inTheClear(situation.record, steps) !== undefined) return fail('Nothing presents a certificate.');
      const edge = edgeOn(steps);
      if (edge !== undefined) {
        return situation.edge === undefined
          ? open('No routing manifest names a certificate.', edge.question)
          : judgeEdge(situation, situation.edge, edge.question);
      }
      const end = steps.find(({ target }) => target.layer === 'proxy' || target.layer === 'service');
      if (end?.hop.protocol !== 'HTTPS')
        return pass('None is needed: the tunnel’s keys encrypt.', {
          because: 'The option draws no TLS inside the tunnel.',
        });
      const asked = situation.option.definition.provisions.find(({ kind }) => kind === 'certificate');
      if (asked === undefined) return fail('No provision of the option is a certificate.');
      const { parties } = situation.record.definition;
      return pass(`Asked of ${parties[asked.askedOf]?.label ?? asked.askedOf}: ${asked.what}.`);
    },
  },
};
