import type { Result } from '../experiment.ts';
import { rowsOf, type Seen } from './rows.ts';
import { alike, type Both, expected, type Kind, kindIds, kinds } from './token-kinds.ts';

const taken = (status: number): boolean => status >= 200 && status < 300;

/** What a way does to tokens: `passes` and `refused` are faults of its own, `changed` another refusal than the API’s. */
export type Treatment = 'as the API' | 'passes' | 'refused' | 'changed';

/** How the way treats one kind of token. */
export function treatment(kind: Kind, { through, straight }: Both): Treatment {
  if (alike(through, straight)) return 'as the API';
  if (kinds[kind].passes) return 'refused';
  return taken(through.call) || taken(through.stream) ? 'passes' : 'changed';
}

const verdicts: readonly (readonly [Treatment, Result['verdict'], string])[] = [
  ['passes', 'poor', 'a refused token passes'],
  ['refused', 'poor', 'a good token does not get through'],
  ['changed', 'fair', 'refused with another status than the API’s'],
];

/** What the control says: a stranger’s token passes where the API has no list, and did not where it has one. */
export const controlOf = ({ table, control }: Pick<Seen, 'table' | 'control'>): Result['control'] => ({
  what: 'The same way to an API whose list of clients is switched off, with a stranger’s token',
  expected: 'The token passes through the way, for a call and for a stream.',
  seen: `call ${control.through.call}, stream ${control.through.stream}`,
  held: alike(control.through, expected('good')) && !alike(control.through, table.stranger.through),
});

/** What the lab says of a way’s treatment of tokens. */
export function judge(seen: Seen): Result {
  const { table } = seen;
  const treatments = kindIds.map((kind) => treatment(kind, table[kind]));
  const [, verdict, text] = verdicts.find(([worst]) => treatments.includes(worst)) ?? [
    'as the API',
    'good',
    'every answer is the API’s own',
  ];
  return {
    verdict,
    text,
    threshold:
      'With each kind of token a call and a stream get through the way what the API answers straight: a good token is taken and every other refused with 401.',
    rows: rowsOf(seen),
    control: controlOf(seen),
  };
}
