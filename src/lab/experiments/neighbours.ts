import { passing } from '../reads.ts';
import { type Experiment, judgedAlone } from './experiment.ts';
import { judgeControl, judgeShared, nothingShared } from './neighbours/neighbours-verdict.ts';
import { few, squeeze, usualRounds, watch } from './neighbours/watch-neighbours.ts';

/** Whether browsers on shared hops slow the agents down, or agents the browsers. */
export const neighbours: Experiment = {
  id: 'neighbours',
  title: 'Sharing with browsers',
  question: 'Do browsers on the shared part of the route slow the agents down, or agents the browsers?',
  method:
    'Agents hold streams, receive events and post, while browsers fetch a page of the SPA’s and images of 1 MiB over connections that they keep: once through the very processes that the agents pass, and once through copies of these that lead to the same API. Times are taken once every browser’s connection has brought an answer. The two are compared within each of five rounds, beside agents without browsers and browsers without busy agents. As a control, agents and browsers share one nginx that takes few requests, and nothing else.',
  unit: 'milliseconds, and the ratio of the same hops to hops of their own within one round',
  against:
    'A stream that is cut, an event that is lost or a call that fails beside the neighbours’ load; or a time above a second that sharing the hops multiplies.',
  fills: [],
  reads: ['connections', ...passing, 'browsers'],
  showsNot:
    'Everything runs on the cores of one machine, so the load takes processor time from all parts alike, on shared hops and on others. The API’s stand-in decodes no images and has no database: how browsers and agents slow each other down in the API, which every option shares, is not asked. The browsers speak HTTP/1.1, not HTTP/2, and are far fewer than might be. The second host has the settings of the agents’, and the SPA’s nginx those of its image where the option sets none. What the controller carries for others than SmartEM is not played, nor is a restart or reload.',
  alone: true,
  ...judgedAlone(async (ground) => {
    const { browsers } = ground.way;
    const squeezed = await squeeze(ground);
    // Where nothing is shared, all that can be said of the way is whether the API answers through it.
    if (browsers === undefined) await ground.open(ground.way);
    const seen = browsers === undefined ? undefined : await watch(ground, browsers, usualRounds);
    return () => ({
      ...(seen === undefined ? nothingShared : judgeShared(seen)),
      control: judgeControl(squeezed, few),
    });
  }),
};
