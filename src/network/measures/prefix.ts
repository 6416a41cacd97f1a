import type { EdgePath } from '../../kubernetes/edge/edge-settings.ts';
import type { Place } from '../../record/finding.ts';
import { orAsk, valueIn } from '../../record/known-value.ts';
import { apiRoles } from '../flows.ts';
import { alternativesOf } from '../manifests/manifest-forms.ts';
import type { Measure } from '../measure.ts';
import { fail, type Outcome, open, pass } from '../outcome.ts';
import { pathRead } from '../read-from.ts';
import type { Situation } from '../situation.ts';
import { type Step, stepsOf } from '../walk.ts';

/** The path of a routing rule without a pattern’s tail: `/api(/|$)(.*)` and `/api/` speak of `/api`. */
const plain = (path: string) => path.replace(/[([*].*$/, '').replace(/\/+$/, '');

const taken = (prefix: string) => (prefix === '' ? 'nothing' : prefix);

/** What the option’s path takes off at a step and behind it. */
const strippedFrom = (steps: readonly Step[]): string => steps.map(({ hop }) => hop.strips ?? '').join('');

interface Ruling {
  readonly path: EdgePath;
  readonly place: Place | undefined;
}

/** The rule that takes what agents ask for: the longest whose path leads there. */
function rulingFor({ edge }: Situation, asked: string): Ruling | undefined {
  const rulings = (edge?.paths ?? []).map((path, index) => ({ path, place: edge?.route.paths[index]?.place }));
  return (
    rulings
      // Agents ask for what lies below, so that an exact path takes none of it.
      .filter(({ path }) => valueIn(path.match) !== 'exact')
      .filter(({ path }) => `${asked}/`.startsWith(`${plain(path.path)}/`))
      .toSorted((a, b) => plain(b.path.path).length - plain(a.path.path).length)[0]
  );
}

function judgeEdge(situation: Situation, steps: readonly Step[], index: number, question: string): Outcome {
  const asked = strippedFrom(steps);
  const behind = strippedFrom(steps.slice(index + 1));
  const ruling = rulingFor(situation, asked);
  const address = asked === '' ? 'the root' : asked;
  if (ruling === undefined)
    return fail(`No rule takes requests for ${address}.`, {
      places: situation.edge ? [situation.edge.route.place] : [],
    });
  const strips = orAsk(ruling.path.strips, question);
  const places = { places: ruling.place === undefined ? [] : [ruling.place] };
  const wanted = asked.slice(0, asked.length - behind.length);
  const { match } = ruling.path;
  // A pattern that is no pattern to this controller takes nothing.
  if (!('unknown' in match) && match.value !== 'regex' && /[()]/.test(ruling.path.path))
    return fail(
      `The edge reads ${ruling.path.path} as it stands, so it takes no request for ${address}.`,
      match,
      places,
    );
  if ('unknown' in strips) {
    return wanted === '' && !/[()]/.test(ruling.path.path)
      ? pass(`Agents ask at ${address}, and the route strips nothing.`, places, {
          because: 'No filter or annotation of the route changes the path.',
        })
      : open(`Whether the edge strips ${taken(wanted)} is not known.`, strips.unknown, places);
  }
  const off = strips.value === 'none' ? '' : strips.value;
  if (off !== wanted) {
    return fail(
      `The edge strips ${taken(off)}, where ${taken(wanted)} has to be stripped before ${steps[index + 1]?.target.label} is asked.`,
      strips,
      places,
    );
  }
  const later =
    behind === '' ? '' : ` ${steps.findLast(({ hop }) => hop.strips !== undefined)?.target.label} strips ${behind}.`;
  return pass(`Agents ask at ${address}; the edge strips ${taken(off)}.${later}`, strips, places);
}

/** What takes a prefix off the path, and whether what arrives is a path that the API has. */
export const prefix = {
  reads: apiRoles,
  rule: {
    id: 'path-prefix',
    explains: 'Looks for the hop that strips a path prefix, and the manifest that makes it.',
    derive(situation) {
      const { option, manifests } = situation;
      const step = stepsOf(situation, 'calls', 'stream').find(({ hop }) => hop.strips !== undefined);
      const read = [pathRead(situation, 'calls', 'stream')];
      if (step === undefined)
        return {
          verdict: 'good',
          text: 'none',
          detail: 'No hop strips a prefix; the API’s routes are at the root.',
          read,
        };
      const { target, hop } = step;
      const text = `${hop.strips} at ${target.label}`;
      if (target.operator === 'team') {
        const detail = `${target.label} is the team’s own and strips the prefix today.`;
        return { verdict: 'fair', text, detail, read };
      }
      const stripping = alternativesOf(option, manifests.routes)
        .flatMap(({ routes }) => routes)
        .flatMap(({ kind, paths }) =>
          paths.flatMap(({ strips, place }) => (strips === undefined ? [] : [{ kind, place }])),
        );
      const found = { text, read: [...read, ...stripping.map(({ place }) => ({ place }))] };
      const standard = stripping.some(({ kind }) => kind === 'HTTPRoute');
      if (stripping.some(({ kind }) => kind === 'Ingress')) {
        const also = standard ? '; as HTTPRoute it is standard routing' : '';
        return { verdict: 'poor', ...found, detail: `As Ingress the strip is an annotation${also}.` };
      }
      const detail = standard ? 'The strip is standard HTTPRoute routing.' : 'No manifest shows the strip.';
      return { verdict: 'fair', ...found, detail };
    },
  },
  check: {
    id: 'prefix',
    title: 'The path prefix',
    asks: 'Does the path that arrives at the API stand at the root, where its routes are?',
    decides:
      'It takes the prefix that the option’s paths strip, and follows it through the route: a rule has to take requests with it, and what the edge strips must be what the option says, no more and no less. An annotation counts only for the controller that reads it.',
    judge(situation) {
      const steps = stepsOf(situation, 'calls', 'stream');
      const index = steps.findIndex(({ target }) => target.edge !== undefined);
      const edge = steps[index]?.target.edge;
      if (edge === undefined) {
        const asked = strippedFrom(steps);
        return pass(
          asked === ''
            ? 'Agents ask at the root, and nothing on the way changes paths.'
            : `${asked} is stripped on the way.`,
          { because: 'The option’s paths say so; no manifest of it can show it.' },
        );
      }
      if (situation.edge === undefined) return open('No routing manifest shows the path.', edge.question);
      return judgeEdge(situation, steps, index, edge.question);
    },
  },
} as const satisfies Measure;
