import type { OptionRecord } from '../../record/record.ts';
import type { Otherwise, PathsApart, Reached } from './path.ts';

const list = new Intl.ListFormat('en-GB');
const number = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;
const letterOf = ({ definition }: OptionRecord) => definition.letter;

/** How many hops the two paths take: once where that is the same in all scenarios, else a sentence for each. */
function hopsInWords(
  a: string,
  b: string,
  { hops, scenarios }: PathsApart,
  label: (scenario: string) => string,
): string {
  const counts = hops.map(([ours, theirs]) =>
    ours === theirs ? `both take ${number(ours, 'hop')}` : `${a} takes ${number(ours, 'hop')}, ${b} ${theirs}`,
  );
  const told =
    new Set(counts).size === 1
      ? counts.slice(0, 1)
      : counts.map((count, index) => `${label(scenarios[index] ?? '')}: ${count}`);
  return told.map((sentence) => `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`).join(' ');
}

/**
 * How the two paths of the stream differ, in short sentences.
 * @param label what a scenario is called
 */
export function pathInWords(
  first: OptionRecord,
  second: OptionRecord,
  apart: PathsApart,
  label: (scenario: string) => string,
): string[] {
  const [a, b] = [letterOf(first), letterOf(second)];
  const by = (which: Reached['by']) => apart.reached.filter((one) => one.by === which);
  const [ours, theirs] = [by('first'), by('second')];
  const among = (one: Reached, others: readonly Reached[]) =>
    others.some(({ id, label: name }) => id === one.id && name === one.label);
  // What both pass, but not at the same point of the way.
  const moved = ours.filter((one) => among(one, theirs));
  const alone = (letter: string, passed: readonly Reached[], others: readonly Reached[]) => {
    const names = passed
      .filter((one) => !among(one, moved))
      .map(({ label: name }) => (others.some((other) => other.label === name) ? `${name} of its own` : name));
    return names.length === 0 ? [] : [`On ${letter}’s path alone: ${list.format(names)}.`];
  };
  const changed = apart.reached.filter(({ otherwise }) => otherwise.length > 0);
  const hops = hopsInWords(a, b, apart, label);
  if (ours.length + theirs.length + changed.length === 0) return [hops, 'The stream takes the same path in both.'];
  const elsewhere = `At different points of the two paths: ${list.format(moved.map((one) => one.label))}.`;
  return [
    hops,
    ...alone(a, ours, theirs),
    ...alone(b, theirs, ours),
    ...(moved.length === 0 ? [] : [elsewhere]),
    ...changed.map(({ label: to, otherwise }) => {
      const reached = (letter: string, side: keyof Otherwise) =>
        `by ${letter} ${otherwise.map((one) => one[side]).join(', ')}`;
      return `${to} is reached ${reached(a, 'first')}; ${reached(b, 'second')}.`;
    }),
  ];
}
