import { entriesOf, isPlainHttps } from '../../../network/allow-entries.ts';
import type { Role } from '../../../network/platform.ts';
import { platformOf } from '../../../network/route-decision.ts';
import { protocolText } from '../../../network/walk.ts';
import { count } from '../../../record/quantity.ts';
import type { About, Result } from '../experiment.ts';
import type { Reach } from './agent.ts';
import type { Asked } from './squid-log.ts';

/** The two entries of an option’s list: its own address, and the identity provider’s. */
export type Part = 'option' | 'identity';

/** An entry of the list that the option’s paths make. */
export interface ListEntry {
  readonly name: string;
  /** Of the flows that go there. */
  readonly roles: readonly Role[];
  readonly protocol: string;
  /** Whether it is HTTPS on port 443. */
  readonly isUsual: boolean;
}

/** The entries that an option’s paths make. */
export const entriesFor = ({ situation: { record, option, scenario } }: Pick<About, 'situation'>): ListEntry[] =>
  entriesOf(record, option, scenario).map((entry) => ({
    name: entry.name,
    roles: entry.flows.flatMap((flow) => platformOf(record).flows[flow]?.role ?? []),
    protocol: protocolText(entry.step.hop),
    isUsual: isPlainHttps(entry),
  }));

/** What a proxy was asked for while it let out to both entries, and how far agents got; then without one of them. */
export interface Observed {
  readonly whole: { readonly reach: Reach; readonly asked: readonly Asked[] };
  readonly without: Readonly<Record<Part, { readonly reach: Reach; readonly asked: readonly Asked[] }>>;
}

const steps = {
  token: 'a token',
  stream: 'the stream',
  post: 'a post',
} as const satisfies Record<keyof Reach, string>;

const names = Object.keys(steps) as (keyof Reach)[];
const through = (reach: Reach): boolean => names.every((name) => reach[name].ok);

/** `a token passes; the stream fails: status 403`. */
const reachWords = (reach: Reach): string =>
  names.map((name) => `${steps[name]} ${reach[name].ok ? 'passes' : `fails: ${reach[name].how}`}`).join('; ');

/** The record’s name for an entry of the lab: the address that the flows of that part go to. */
function namesOf(entries: readonly ListEntry[], part: Part): string {
  const role = part === 'identity' ? 'credentials' : 'stream';
  return entries.find(({ roles }) => roles.includes(role))?.name ?? 'nobody';
}

const readable = (asked: readonly Asked[]): string =>
  asked.some(({ readsToken }) => readsToken)
    ? 'requests with their tokens, which pass as plain HTTP'
    : 'names and ports alone: all passes in tunnels, in which TLS is spoken';

/** What the matrix is told, held against the entries that the option’s paths name. */
export function judge(observed: Observed, entries: readonly ListEntry[]): Result {
  const { whole, without } = observed;
  const asked = [...new Set(whole.asked.map(({ target }) => target))];
  const beside = whole.asked.filter(({ denied }) => denied);
  const enough = through(whole.reach) && beside.length === 0;
  const plain = whole.asked.some(({ tunnel }) => !tunnel);
  const other = plain || !entries.every(({ isUsual }) => isUsual);
  const refused = without.option.asked.filter(({ denied }) => denied).length;
  const listed = entries.map(({ name }) => name).join(', ');
  const row = (part: Part, other: Part) => ({
    what: `Let out to ${namesOf(entries, other)}, not to ${namesOf(entries, part)}`,
    seen: reachWords(without[part].reach),
  });
  return {
    verdict: !enough || other ? 'poor' : asked.length <= 2 ? 'good' : 'fair',
    text: enough ? listed : `not enough: ${listed}`,
    ...(enough ? { value: count(asked.length) } : {}),
    threshold:
      'With these entries an agent gets a token, a stream and a post through, and asks the proxy for nothing else; each is reached in a tunnel, and is HTTPS on port 443 in the option’s paths.',
    rows: [
      { what: `Let out to ${listed}`, seen: reachWords(whole.reach) },
      {
        what: 'What the proxy was asked for beside these',
        seen: beside.length === 0 ? 'nothing' : [...new Set(beside.map(({ target }) => target))].join(', '),
      },
      row('option', 'identity'),
      row('identity', 'option'),
      { what: 'What the proxy can read', seen: readable(whole.asked) },
      {
        what: 'As the option’s paths have it',
        seen: entries.map(({ name, protocol }) => `${name} (${protocol})`).join(', '),
      },
    ],
    control: {
      what: `A list without ${namesOf(entries, 'option')}, the option’s own address`,
      expected: 'Neither the stream nor a post gets through, and that proxy’s log says that it refused both.',
      seen: `${reachWords(without.option.reach)}; refused by its log: ${refused}`,
      held: !without.option.reach.stream.ok && !without.option.reach.post.ok && refused >= 2,
    },
  };
}
