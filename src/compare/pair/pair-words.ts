import { isDeepStrictEqual } from 'node:util';
import type { Provision } from '../../record/option.ts';
import type { DecisionRecord, OptionRecord } from '../../record/record.ts';
import { ledBy, type PairRow } from './pair-rows.ts';

const list = new Intl.ListFormat('en-GB');
const number = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;
const letterOf = ({ definition }: OptionRecord) => definition.letter;

/** In how many rows an option is better, as what follows its letter. */
const isBetter = (count: number) => (count === 0 ? 'is better in no row' : `is better in ${number(count, 'row')}`);

/** What an option asks of others: of parties that are not ours. */
const askedOfOthers = ({ definition: { parties } }: DecisionRecord, { definition }: OptionRecord): Provision[] =>
  definition.provisions.filter(({ askedOf }) => parties[askedOf]?.ours === false);

/** What the one option asks of others beyond the other, and of whom that the other does not ask. */
function asksMore(record: DecisionRecord, more: OptionRecord, less: OptionRecord): string {
  const [ours, theirs] = [askedOfOthers(record, more), askedOfOthers(record, less)];
  const parties = new Set(ours.map(({ askedOf }) => askedOf)).difference(new Set(theirs.map(({ askedOf }) => askedOf)));
  const of = list.format([...parties].map((party) => record.definition.parties[party]?.label ?? party));
  const things = `${letterOf(more)} asks ${number(ours.length - theirs.length, 'thing')} more of others than ${letterOf(less)}`;
  return parties.size === 0 ? things : `${things}, also of ${of}`;
}

/** What two options that ask equally much of others ask. */
function asksAlike(record: DecisionRecord, first: OptionRecord, second: OptionRecord): string {
  const [ours, theirs] = [askedOfOthers(record, first), askedOfOthers(record, second)];
  const [a, b] = [letterOf(first), letterOf(second)];
  if (ours.length === 0) return `Neither ${a} nor ${b} asks anything of others`;
  const same = ours.every((provision) => theirs.some((other) => isDeepStrictEqual(other, provision)));
  return same
    ? `${a} and ${b} ask the same of others`
    : `${a} and ${b} each ask ${number(ours.length, 'thing')} of others, not the same`;
}

/**
 * What the two ask of others, and in how many rows each is better in return.
 * @param undecided those of the two whose paths are not decided, so that nobody can say yet what they ask
 */
export function overview(
  record: DecisionRecord,
  first: OptionRecord,
  second: OptionRecord,
  rows: readonly PairRow[],
  undecided: readonly OptionRecord[] = [],
): string {
  const open = undecided.map(letterOf);
  const [ours, theirs] = [ledBy(rows, 'first').length, ledBy(rows, 'second').length];
  const each = `${letterOf(first)} ${isBetter(ours)}, ${letterOf(second)} in ${theirs === 0 ? 'none' : theirs}.`;
  const neither =
    ledBy(rows, 'open').length === 0 ? 'Neither is better in any row.' : 'Neither is known to be better in any row.';
  const better = ours + theirs === 0 ? neither : each;
  if (open.length > 0) {
    return `The ${open.length === 1 ? 'path' : 'paths'} of ${list.format(open)} ${open.length === 1 ? 'is' : 'are'} not decided, so what the two ask of others is not compared. ${better}`;
  }
  const more = askedOfOthers(record, first).length - askedOfOthers(record, second).length;
  if (more === 0) return `${asksAlike(record, first, second)}. ${better}`;
  const [asking, other, gain, loss] =
    more > 0 ? [first, second, ours, theirs] : ([second, first, theirs, ours] as const);
  const said = asksMore(record, asking, other);
  if (gain === 0 && loss === 0) return `${said}. ${neither}`;
  if (gain === 0) return `${said}, and is better in no row; ${letterOf(other)} ${isBetter(loss)}.`;
  return `${said}, and in return ${isBetter(gain)}; ${letterOf(other)} in ${loss === 0 ? 'none' : loss}.`;
}

/** How many rows differ in the verdict, in words alone, and not at all. */
export function countRows(rows: readonly PairRow[]): { differ: PairRow[]; inWords: PairRow[]; same: PairRow[] } {
  const of = (agree: PairRow['agree']) => rows.filter((row) => row.agree === agree);
  return { differ: of('not'), inWords: of('in the verdict'), same: of('to the word') };
}

/** The counts of rows in a sentence. */
export function rowsInWords(rows: readonly PairRow[]): string {
  const { differ, inWords, same } = countRows(rows);
  const all = number(rows.length, 'row');
  const open = ledBy(rows, 'open').length;
  const unsaid =
    open === 0
      ? ''
      : ` In ${number(open, 'row')} nobody can say which is better, since one of the two is unknown there.`;
  if (rows.length === 0) return 'There are no rows to compare.';
  if (same.length === rows.length)
    return `The two say the same in ${rows.length === 1 ? 'the one row' : `all ${all}`}.`;
  const rest = [`${inWords.length} in words alone`, `${same.length} not at all`];
  return `Of ${all}, ${differ.length} ${differ.length === 1 ? 'differs' : 'differ'} in the verdict, ${rest.join(', ')}.${unsaid}`;
}
