import { parseArgs } from 'node:util';
import type { DecisionRecord, OptionRecord } from '../../record/record.ts';

/** What a command on the folder of a record is given. */
interface Given {
  /** The words that are no options, as one name. */
  readonly name: string;
  /** The decision that is meant, by its folder or its number; `undefined` where nobody says. */
  readonly decision: string | undefined;
}

const toHelp = { help: { type: 'boolean', default: false } } as const;
/** `--decision`, for commands on something that belongs to one. */
export const toDecision = { decision: { type: 'string' } } as const;

/**
 * Reads a name in words and options. Gives `undefined` for `--help`, having said it.
 * @throws where there is no name, with how the command is used
 */
export function readArguments(help: string, options: Partial<typeof toDecision>, args?: string[]): Given | undefined {
  const { values, positionals } = parseArgs({
    ...(args ? { args } : {}),
    // What is not among the options given is refused, and so never read.
    options: { ...toHelp, ...options } as typeof toHelp & typeof toDecision,
    allowPositionals: true,
  });
  if (values.help) {
    console.log(help);
    return undefined;
  }
  const name = positionals.join(' ').trim();
  if (name === '') throw new Error(help.split('\n')[0]);
  return { name, decision: values.decision };
}

const listed = (names: readonly string[]): string => names.join(', ');

/**
 * The decision that is meant, by its folder’s name or its number; where there is one alone, nobody has to say which.
 * @throws where there is none, or where it is not clear which
 */
export function decisionMeant(records: readonly DecisionRecord[], named: string | undefined): DecisionRecord {
  const ids = records.map(({ id }) => id);
  const [only, ...others] = named === undefined ? records : records.filter(({ id }) => isCalled(id, named));
  if (records.length === 0)
    throw new Error(
      'There is no decision below adr/ that loads. “npm run check” says why, “npm run new-decision” makes one.',
    );
  if (only === undefined) throw new Error(`There is no decision “${named}”. There are: ${listed(ids)}.`);
  if (others.length > 0) throw new Error(`There are several decisions; say which with --decision: ${listed(ids)}.`);
  return only;
}

const isCalled = (id: string, name: string): boolean => id === name || id.slice(0, 4) === name;

/**
 * The option of a decision by its folder’s name or its letter.
 * @throws where there is none that loads
 */
export function optionMeant({ options, id }: DecisionRecord, named: string): OptionRecord {
  const option =
    options.find(({ slug }) => slug === named) ??
    options.find(({ definition: { letter } }) => String(letter).toLowerCase() === named.toLowerCase());
  if (option !== undefined) return option;
  throw new Error(`${id} has no option “${named}” that loads. It has: ${listed(options.map(({ slug }) => slug))}.`);
}

/**
 * The folder’s name for a title: `Message queue` gives `message-queue`.
 * @throws where the title has neither a letter nor a digit that a folder could be called by
 */
export function slugOf(title: string): string {
  const slug = title
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  if (slug === '')
    throw new Error(`A folder cannot be called by “${title}”; give a name with Latin letters or digits.`);
  return slug;
}
