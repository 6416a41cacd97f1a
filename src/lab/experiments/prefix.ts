import { prefix as prefixMeasure } from '../../network/measures/prefix.ts';
import { stepsOf } from '../../network/walk.ts';
import { type ApiRoute, apiRoutes } from '../api-routes.ts';
import type { Bench } from '../bench.ts';
import type { HopPath } from '../hop.ts';
import type { Way } from '../way.ts';
import { type About, type Experiment, type Ground, judgedBy } from './experiment.ts';
import { beside, bodyOf, isForDebugging, type Names, pathOf, spellings } from './prefix/asked.ts';
import { type AskedRoute, type Facts, judge, type Observed, type Stripper, takenOff } from './prefix/prefix-verdict.ts';
import { apiAnswerIn, ask, askAll, page, type Question } from './prefix/route-answers.ts';

/** A session with a stream that is open at the API itself, and an instruction that was sent there. */
export async function namesOn(bench: Bench): Promise<Names> {
  const stream = await bench.stream(60_000, bench.straight);
  const { id } = await bench.backend.push(stream.agent, stream.session);
  return { agent_id: stream.agent, session_id: stream.session, instruction_id: id };
}

function questionOf(route: ApiRoute, names: Names, base: string, token: string | undefined): Question {
  const body = bodyOf(route);
  return {
    method: route.method,
    path: base + pathOf(route, names),
    token,
    ...(body === undefined ? {} : { body }),
  };
}

/** Throws where the API’s stand-in, asked without a hop, lacks a route: what it lacks no way could pass on. */
export async function demandServed(bench: Bench, names: Names, wanted: readonly ApiRoute[]): Promise<void> {
  const token = await bench.tokens.get();
  const lacking: string[] = [];
  for (const route of wanted) {
    const answer = apiAnswerIn(await ask(bench.straight, questionOf(route, names, '', token)));
    if (answer?.routed !== true) lacking.push(nameOf(route));
  }
  if (lacking.length > 0) throw new Error(`the stand-in lacks ${lacking.join(', ')}`);
}

const nameOf = ({ method, path }: ApiRoute): string => `${method} ${path}`;

async function askRoutes(bench: Bench, names: Names, base: string, token?: string): Promise<AskedRoute[]> {
  const questions = apiRoutes.map((route) => questionOf(route, names, base, token));
  const seen = await askAll(bench, questions, `${base.slice(1)}-${token === undefined ? 'open' : 'token'}`);
  return seen.flatMap((one, index) => {
    const route = apiRoutes[index];
    return route === undefined
      ? []
      : [{ ...one, route: nameOf(route), forAgents: route.agent !== undefined, forDebugging: isForDebugging(route) }];
  });
}

const strippersOf = ({ hops }: Way): Stripper[] =>
  hops.flatMap(({ id, label, settings }) => {
    const paths = settings.layer === 'proxy' ? settings.paths : [];
    const taken = paths.flatMap(({ strips }) => (strips === 'none' ? [] : [strips]));
    return taken.slice(0, 1).map((strips) => ({ id, label, strips }));
  });

/** The way with other paths at the hops that take part of the path, or match more of it than all. */
const withPaths = (way: Way, change: (path: HopPath) => HopPath): Way => ({
  ...way,
  hops: way.hops.map((hop) => {
    const { settings } = hop;
    return settings.layer === 'proxy' ? { ...hop, settings: { ...settings, paths: settings.paths.map(change) } } : hop;
  }),
});

/** A base that no option has, where nothing takes one off. */
const wrongBase = '/api';

/** What must come out the other way: nothing taken off where the API is reached, and the base taken off where it is not. */
async function control(ground: Ground, bench: Bench, own: Names, observed: Omit<Observed, 'control'>) {
  const { way, open } = ground;
  const { base, strippers } = observed;
  const token = await bench.tokens.get();
  if (base === '') {
    const asked = await askRoutes(bench, own, wrongBase, token);
    return { what: `Agents told to ask below ${wrongBase}, which no hop takes off.`, answers: false, asked };
  }
  const answers = strippers.length === 0;
  const changed = withPaths(way, (path) =>
    !answers ? { ...path, strips: 'none' } : path.path === '/' ? path : { path: base, match: 'prefix', strips: base },
  );
  const other = await open(changed, { mayBeUnreachable: true });
  const names = await namesOn(other);
  await demandServed(other, names, apiRoutes);
  const asked = await askRoutes(other, names, base, await other.tokens.get());
  const what = answers ? `The same hops, which take ${base} off.` : `The same hops, which take nothing off.`;
  return { what, answers, asked };
}

/** Who strips the prefix, as the record has it. */
function factsOf({ situation, way }: About): Facts {
  const [stripper] = strippersOf(way);
  const drawn = stepsOf(situation, 'calls', 'stream').find(({ hop }) => hop.strips !== undefined);
  return {
    ...(stripper === undefined ? {} : { stripper: takenOff(situation, stripper.id) }),
    ...(drawn?.target.edge === undefined
      ? {}
      : { edge: { label: drawn.target.label, takenOff: takenOff(situation, drawn.to) } }),
  };
}

/** At which address does each route of the API answer, and what else does the address expose? */
export const prefix: Experiment = {
  id: 'prefix',
  title: 'Path prefix',
  question: 'At which address does each route of the API answer, and what else does the address expose?',
  method:
    'Every route that the real agent calls, those that need no token and a few more are asked for at the option’s address, with an agent’s token and with none; where the option has a prefix, without it, too. Then the status is asked for with the path spelt otherwise, and what lies beside it. The answer’s body and the logs of the proxies tell which component answered. As a control, the same is asked where it must come out otherwise: with the prefix left on, with a prefix that nothing strips, or, where no route answers, with the prefix stripped after all.',
  unit: 'status codes by path, and the component that answered',
  against: 'Routes that agents need and that do not answer, or a prefix that only one kind of controller strips.',
  fills: [prefixMeasure],
  reads: ['hosts'],
  showsNot:
    'Some routes of the API that the agent does not call are not asked for. The stand-in takes a path as it is spelt; the real API may redirect some, such as those with a slash at the end. The edge has what of the option’s own route leads to the API and nothing else, so what the frontend’s route makes of a path on the same host is not seen; where the frontend’s nginx is on the way, it has one page for all other paths, while the real one has files of its own and answers 404 for some. Who can reach the address, and whether its routes were reachable before, is a matter of networks that are not here.',
  ...judgedBy(factsOf, async (ground) => {
    const { way, open } = ground;
    const { base } = way.entry;
    const bench = await open(way, { page, ...(base === '' ? {} : { mayBeUnreachable: true as const }) });
    const token = await bench.tokens.get();
    const names = await namesOn(bench);
    await demandServed(bench, names, apiRoutes);
    const spelled = [...spellings(base), ...beside].map((path): Question => ({ method: 'GET', path, token }));
    const observed = {
      base,
      strippers: strippersOf(way),
      withToken: await askRoutes(bench, names, base, token),
      withoutToken: await askRoutes(bench, names, base),
      withoutBase: base === '' ? [] : await askRoutes(bench, names, '', token),
      spelled: await askAll(bench, spelled, 'spelt'),
    };
    const whole: Observed = { ...observed, control: await control(ground, bench, names, observed) };
    return (facts) => judge(whole, facts);
  }),
};
