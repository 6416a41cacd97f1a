import { orAsk } from '../../record/known-value.ts';
import { questionAbout } from '../chain.ts';
import { apiRoles } from '../flows.ts';
import { inTheClear } from '../hop-encryption.ts';
import type { Measure } from '../measure.ts';
import { fail, open, pass } from '../outcome.ts';
import { edgeOn, stepsOf } from '../walk.ts';

/** What becomes of a request that comes without TLS. */
export const plainHttp: Measure = {
  reads: apiRoles,
  check: {
    id: 'plain-http',
    title: 'Requests without TLS',
    asks: 'Is a request that comes in plain HTTP refused, or redirected to HTTPS?',
    decides:
      'At the edge it reads what the controller does with plain HTTP for a route as it is written. For a Service without a controller it looks at the ports that the Service opens and at what the option’s path speaks on them. A redirect comes after the token has been sent, so agents have to be given an https address in any case.',
    judge(situation) {
      const steps = stepsOf(situation, 'calls', 'stream');
      if (inTheClear(situation.record, steps) !== undefined) return fail('The way to the cluster is plain HTTP.');
      const edge = edgeOn(steps);
      if (situation.edge !== undefined) {
        const reading = orAsk(situation.edge.plainHttp, edge?.question);
        if ('unknown' in reading) return open('What becomes of plain HTTP is not known.', reading.unknown);
        return reading.value === 'served'
          ? fail('The edge serves plain HTTP as well.', reading)
          : pass(`Plain HTTP is ${reading.value}.`, reading);
      }
      const services = situation.manifests.routes.filter(({ kind }) => kind === 'LoadBalancer' || kind === 'NodePort');
      const ports = services.flatMap((service) => service.ports);
      const entry = steps.find(({ hop }) => ports.some(({ port }) => port === hop.port));
      if (entry?.hop.protocol === 'HTTPS' && ports.every(({ port }) => port === entry.hop.port)) {
        return pass(
          `The Service opens port ${entry.hop.port} alone.`,
          { places: ports.map(({ place }) => place) },
          {
            because: 'The option’s path speaks TLS on that port; what a request without it gets, no manifest can show.',
          },
        );
      }
      const proxy = steps.find(({ target }) => target.layer === 'proxy')?.target;
      if (proxy !== undefined)
        return open(`No manifest says what ${proxy.label} does with plain HTTP.`, questionAbout(proxy));
      return pass('Agents reach the API through the tunnel alone.', {
        because: 'The option draws no other way in; no manifest of it can show it.',
      });
    },
  },
};
