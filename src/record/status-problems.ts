import type { Problem } from './problem.ts';
import type { DecisionRecord } from './record.ts';

/** What a status asks for: a field, and what stands in it. */
const asks: readonly {
  readonly of: string;
  readonly field: 'deciders' | 'agreed' | 'supersededBy';
  readonly what: string;
}[] = [
  { of: 'accepted', field: 'deciders', what: 'who decided, in roles or names' },
  { of: 'accepted', field: 'agreed', what: 'where that can be read: document(…) or lines of a repository' },
  { of: 'rejected', field: 'agreed', what: 'where that can be read: document(…) or lines of a repository' },
  { of: 'superseded', field: 'supersededBy', what: 'the folder’s name of the decision that does' },
];

/** What a decision’s status asks for and is not given, or is given to another status. */
export function statusProblems({ definition }: DecisionRecord): Problem[] {
  const { status, since, history = [], supersededBy } = definition;
  const days = [...history.map((one) => one.since), since];
  const early = days.findIndex((day, index) => index > 0 && day < (days[index - 1] ?? ''));
  const faults = [
    ...asks.map(({ of, field, what }) => ({
      is: of === status && definition[field] === undefined,
      path: ['status'],
      message: `The status is ${status} and nothing says “${field}”, expected ${what}`,
      help: `Add ${field}, or give the status that the decision has.`,
    })),
    {
      is: supersededBy !== undefined && status !== 'superseded',
      path: ['supersededBy'],
      message: `The decision is superseded by ${supersededBy} and its status is ${status}, expected superseded`,
      help: 'Set the status to superseded, or remove the field.',
    },
    {
      is: early > 0,
      path: early < history.length ? ['history', early, 'since'] : ['since'],
      message: `The status of ${days[early]} comes after that of ${days[early - 1]}, expected the oldest first`,
      help: 'Order the history by day; the last status is the decision’s own.',
    },
  ];
  return faults.flatMap(({ is, ...problem }) => (is ? [problem] : []));
}
