import type { DecisionRecord, OptionRecord } from '../record/record.ts';
import { platformOf } from './route-decision.ts';
import { arrivalIn, pathOf, type Step, walk } from './walk.ts';

/** An address that an agent has to be let out to. */
interface AllowEntry {
  /** As an allow list would have it: a name, or a component’s label where it has none, with the port. */
  readonly name: string;
  /** The flows that go there. */
  readonly flows: readonly string[];
  /** The hop that arrives there. */
  readonly step: Step;
}

/** The first address outside the agents’ own network on each flow, each address once. */
export function entriesOf(record: DecisionRecord, option: OptionRecord, scenario: string): AllowEntry[] {
  const found = Object.keys(platformOf(record).flows).flatMap((flow) => {
    const step = arrivalIn(record, walk(record, option, pathOf(option, scenario, flow)));
    if (step === undefined) return [];
    const { host, port } = step.hop;
    return [{ flow, step, name: `${host ?? step.target.label}${port === undefined ? '' : `:${port}`}` }];
  });
  return [...Map.groupBy(found, ({ name }) => name)].flatMap(([name, all]) => {
    const last = all.at(-1);
    return last === undefined ? [] : [{ name, flows: all.map(({ flow }) => flow), step: last.step }];
  });
}

/** Whether a facility’s usual way out leads there: HTTPS on port 443, with nothing but CONNECT around it. */
export const isPlainHttps = ({ step: { hop } }: AllowEntry): boolean =>
  hop.protocol === 'HTTPS' && hop.port === 443 && (hop.inside === undefined || hop.inside === 'CONNECT');
