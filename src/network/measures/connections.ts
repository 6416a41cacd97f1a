import type { Count } from '../../record/quantity.ts';
import { chainOf, nameOf, questionAbout } from '../chain.ts';
import type { Measure } from '../measure.ts';
import { fail, open, pass } from '../outcome.ts';
import { fromRecord } from '../reading.ts';
import { fleetsOf } from './capacity.ts';
import { instancesIn } from './isolation.ts';

/** Whether proxies and API take so many streams at once. */
export const connections: Measure = {
  reads: ['stream'],
  check: {
    id: 'connections',
    title: 'Connections of proxies and API',
    asks: 'Do the proxies on the way, and the processes of the API, take so many streams at once?',
    decides:
      'A proxy holds two connections for each open stream, one on either side. The API’s processes share the streams; the figure is for an even share, rounded up. REST comes on top, for as long as each call lasts. What a proxy of the facility has left is a question to the facility.',
    judge(situation) {
      const { steps, links } = chainOf(situation, 'stream');
      const fleets = fleetsOf(situation);
      const service = steps.at(-1)?.target;
      if (service === undefined || fleets.length === 0)
        return open('The numbers that it would take are not in the record.', undefined);
      const processes = instancesIn(service, situation.environment);
      const limit = fromRecord<Count | 'none'>(service.connections, questionAbout(service));
      const share = (agents: number) => (processes.known ? Math.ceil(agents / processes.value.count) : agents);
      const proxies = links.filter(({ step }) => step.target.layer === 'proxy');
      const each = fleets.map(({ agents }) => {
        const atProxies = proxies.length > 0 ? `${2 * agents} (2 × ${agents}) at each proxy, ` : '';
        const atService = processes.known
          ? `${share(agents)} (${agents} ÷ ${processes.value.count}) at each process of ${service.label}`
          : `${agents} at ${service.label}`;
        return `${agents} agents: ${atProxies}${atService}`;
      });
      const sums = `${each.join('; ')}.`;
      const backing = [...fleets.map(({ reading }) => reading), processes, limit];
      const most = Math.max(...fleets.map(({ agents }) => share(agents)));
      if (limit.known && limit.value !== 'none' && limit.value.count < most)
        return fail(`${sums} A process of ${service.label} takes ${limit.value.count}.`, ...backing);
      const [proxy] = proxies;
      if (proxy !== undefined)
        return open(
          `${sums} Not known: how many are left at ${proxies.map(nameOf).join(', ')}.`,
          questionAbout(proxy.step.target),
          ...backing,
        );
      return limit.known && processes.known
        ? pass(`${sums} A process takes ${limit.value === 'none' ? 'any number' : limit.value.count}.`, ...backing)
        : open(`${sums} How many a process takes is not known.`, limit.known ? undefined : limit.question, ...backing);
    },
  },
};
