import { orAsk, questionIn, valueIn } from '../../record/known-value.ts';
import type { Count } from '../../record/quantity.ts';
import { chainOf, nameOf, questionAbout } from '../chain.ts';
import type { Measure } from '../measure.ts';
import { fail, open, pass } from '../outcome.ts';
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
      const limit = orAsk<Count | 'none'>(service.connections, questionAbout(service));
      const taken = valueIn(limit);
      const running = valueIn(processes)?.count;
      const share = (agents: number) => (running === undefined ? agents : Math.ceil(agents / running));
      const proxies = links.filter(({ step }) => step.target.layer === 'proxy');
      const each = fleets.map(({ agents }) => {
        const atProxies = proxies.length > 0 ? `${2 * agents} (2 × ${agents}) at each proxy, ` : '';
        const atService =
          running === undefined
            ? `${agents} at ${service.label}`
            : `${share(agents)} (${agents} ÷ ${running}) at each process of ${service.label}`;
        return `${agents} agents: ${atProxies}${atService}`;
      });
      const sums = `${each.join('; ')}.`;
      const backing = [...fleets.map(({ reading }) => reading), processes, limit];
      const most = Math.max(...fleets.map(({ agents }) => share(agents)));
      if (taken !== undefined && taken !== 'none' && taken.count < most)
        return fail(`${sums} A process of ${service.label} takes ${taken.count}.`, ...backing);
      const [proxy] = proxies;
      if (proxy !== undefined)
        return open(
          `${sums} Not known: how many are left at ${proxies.map(nameOf).join(', ')}.`,
          questionAbout(proxy.step.target),
          ...backing,
        );
      return taken !== undefined && running !== undefined
        ? pass(`${sums} A process takes ${taken === 'none' ? 'any number' : taken.count}.`, ...backing)
        : open(`${sums} How many a process takes is not known.`, questionIn(limit), ...backing);
    },
  },
};
