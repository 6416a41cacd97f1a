import { count } from '../../record/quantity.ts';
import type { Rule, RuleInput } from '../rule.ts';
import { inCluster, isWayOut, pathOf, type Step, walk } from '../walk.ts';

const carriesToken = ['sse', 'rest'] as const;

function apiSteps({ record, option, scenario }: RuleInput): Step[] {
  return carriesToken.flatMap((flow) => walk(record, option, pathOf(option, scenario, flow)));
}

const readPaths = ({ scenario }: RuleInput) => carriesToken.map((flow) => ({ option: ['paths', scenario, flow] }));
const unique = (values: readonly string[]) => [...new Set(values)];
const between = ({ source, target }: Step) => `${source.label} to ${target.label}`;

const leavesTheCluster = ({ record }: RuleInput, { source, target }: Step) =>
  !inCluster(record, source) || !inCluster(record, target);

/** What the rows on TLS take for granted of the way out, since no manifest or limit says it. */
function assumed(question: RuleInput, steps: readonly Step[]): string {
  const names = unique(
    steps.filter(({ to, encrypted }) => encrypted && isWayOut(question.record, to)).map(({ target }) => target.label),
  );
  return names.length === 0 ? '' : ` Taken for granted: what is encrypted passes unopened at ${names.join(', ')}.`;
}

/** Hops on which the bearer token can be read by who listens. */
export const clearText: Rule = (question) => {
  const clear = apiSteps(question).filter((step) => !step.encrypted);
  const outside = clear.filter((step) => leavesTheCluster(question, step));
  const hops = unique(clear.map(between));
  const read = readPaths(question);
  if (clear.length === 0)
    return { verdict: 'good', text: 'nowhere', detail: 'Every hop of SSE and REST is encrypted.', read };
  const detail = `In clear: ${hops.join('; ')}.`;
  return outside.length > 0
    ? { verdict: 'poor', text: `outside the cluster: ${unique(outside.map(between)).join('; ')}`, detail, read }
    : { verdict: 'fair', text: 'inside the cluster', detail, read };
};

/** A proxy opens the request; what only moves bytes can read them where they come or leave in clear. */
function readersOn(steps: readonly Step[]): string[] {
  return steps
    .filter(
      ({ target, encrypted }, index) =>
        target.layer === 'proxy' ||
        (target.layer === 'transit' && !(encrypted && steps[index + 1]?.encrypted !== false)),
    )
    .map(({ target }) => target.label);
}

/** Components that have the request in clear, and so can read the token. */
export const tokenReaders: Rule = (question) => {
  const { record, option, scenario } = question;
  const readers = unique(
    carriesToken.flatMap((flow) => readersOn(walk(record, option, pathOf(option, scenario, flow)))),
  );
  const verdict = readers.length <= 1 ? 'good' : readers.length === 2 ? 'fair' : 'poor';
  const found =
    readers.length === 0
      ? 'Nothing between agent and API has the request in clear.'
      : `The request is in clear at ${readers.join(', ')}.`;
  return {
    verdict,
    value: count(readers.length),
    text: readers.length === 0 ? 'none before the API' : readers.join(', '),
    detail: found + assumed(question, apiSteps(question)),
    read: readPaths(question),
  };
};

/** The component that ends the agent’s TLS connection, or what encrypts in its place. */
export const tlsEnd: Rule = (question) => {
  const { record, option, scenario } = question;
  const steps = walk(record, option, pathOf(option, scenario, 'sse'));
  const read = [{ option: ['paths', scenario, 'sse'] }];
  const end = steps.findIndex(({ target }) => target.layer === 'proxy' || target.layer === 'service');
  const last = steps[end];
  const before = steps.slice(0, end + 1);
  const open = before.find((step) => !step.encrypted && leavesTheCluster(question, step));
  if (last === undefined || open !== undefined) {
    return {
      verdict: 'poor',
      text: 'there is none on the way in',
      detail: open ? `In clear from ${between(open)}.` : 'The path ends in no service.',
      read,
    };
  }
  if (last.hop.protocol !== 'HTTPS') {
    const carried = before.findLast(({ encrypted }) => encrypted) ?? last;
    const carrier = carried.hop.inside ?? 'carrier';
    const where = carried.target.label;
    return {
      verdict: 'fair',
      text: `none; the ${carrier} ends at ${where}`,
      detail: `HTTP itself is not encrypted; the ${carrier} is, up to ${where}.`,
      read,
    };
  }
  const edge = last.target.layer === 'proxy' && inCluster(record, last.target);
  return {
    verdict: edge ? 'good' : 'fair',
    text: `at ${last.target.label}`,
    detail: `Every hop up to ${last.target.label} is HTTPS; ${edge ? 'it stands at the edge of the cluster' : 'it is not the edge of the cluster'}.${assumed(question, before)}`,
    read,
  };
};

/** Host names and certificates that have to be provided. */
export const namesAndCertificates: Rule = ({ option }) => {
  const { provisions } = option.definition;
  const names = provisions.filter(({ kind }) => kind === 'host name').length;
  const certificates = provisions.filter(({ kind }) => kind === 'certificate').length;
  const total = names + certificates;
  return {
    verdict: total === 0 ? 'good' : total <= 2 ? 'fair' : 'poor',
    value: count(total),
    text: total === 0 ? 'none' : `host names: ${names}, certificates: ${certificates}`,
    detail: `Counted among the option’s provisions, which are the same for each environment: ${names} of kind “host name”, ${certificates} of kind “certificate”.`,
    read: [{ option: ['provisions'] }],
  };
};

/** Keys and secrets beside the agent’s Keycloak client. */
export const extraCredentials: Rule = ({ option, scenario }) => {
  const credentials = option.definition.provisions.filter(
    ({ kind, only }) => kind === 'credential' && (only ?? scenario) === scenario,
  );
  return {
    verdict: credentials.length === 0 ? 'good' : credentials.some(({ each }) => each) ? 'poor' : 'fair',
    text:
      credentials.length === 0
        ? 'none'
        : credentials.map(({ what, each }) => (each ? `${what}, for each ${each}` : what)).join('; '),
    detail: `Provisions of kind “credential” in this scenario: ${credentials.length}.`,
    read: [{ option: ['provisions'] }],
  };
};
