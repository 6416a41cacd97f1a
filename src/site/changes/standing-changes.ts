import type { Verdicts } from '../../compare/cell-verdicts.ts';
import { outcomeAnswerLink, statementLink } from '../answer-links.ts';
import { pageLink, questionLink } from '../links.ts';
import type { Change, Kind, Place } from './change.ts';
import type { Names } from './names-today.ts';

type Section = Exclude<keyof Verdicts, 'cells'>;

/** How the changes of one section are put into words. */
interface SectionWords {
  readonly section: Section;
  readonly kind: Kind;
  readonly place: (id: string) => Place;
  readonly moved: (from: string, to: string) => string;
  /** Left out where things that are new or gone are told elsewhere. */
  readonly added?: (value: string) => string;
  readonly removed?: string;
}

/** The text of a label that may name code. */
const plain = (text: string): string => text.replaceAll('`', '');

function wordsOfSections(names: Names): SectionWords[] {
  const { record } = names;
  const { statements = {}, outcome, questions, prerequisites, parties, issue } = record.definition;
  const found = (label: string | undefined, id: string, href: string): Place =>
    label === undefined ? { label: `“${id}”` } : { label: plain(label), href };
  const party = (id: string) => parties[id]?.label ?? `“${id}”`;
  return [
    {
      section: 'decision',
      kind: 'status',
      place: () => ({ label: 'the record', href: pageLink(record.folder) }),
      moved: (from, to) => `The decision was ${from} and is ${to}`,
    },
    {
      section: 'options',
      kind: 'status',
      place: (id) => names.option(id),
      moved: (from, to) => `In the outcome: ${to}, was ${from}`,
    },
    {
      section: 'answers',
      kind: 'answers',
      place: (id) => found(outcome.answers?.[id]?.asked, id, outcomeAnswerLink(record, id)),
      moved: (from, to) => `Answered “${to}”, and no longer “${from}”`,
      added: (value) => `Answered “${value}”`,
      removed: `No longer answered by themselves`,
    },
    {
      section: 'statements',
      kind: 'answers',
      place: (id) => found(statements[id]?.says, id, statementLink(record, id)),
      moved: (from, to) => `What ${issue.label} says, now ${to} and no longer ${from}`,
      added: (value) => `What ${issue.label} says, read anew and ${value}`,
      removed: `No longer among what ${issue.label} says`,
    },
    {
      section: 'questions',
      kind: 'answers',
      place: (id) => found(questions[id]?.text, id, questionLink(record, id)),
      moved: (from, to) => `Questions now to ${party(to)} and no longer to ${party(from)}`,
      added: (value) => `New questions to ${party(value)}`,
      removed: 'Questions that are no longer asked',
    },
    {
      section: 'prerequisites',
      kind: 'status',
      place: (id) => found(prerequisites[id]?.title, id, `${pageLink(`${record.folder}/prerequisites`)}#${id}`),
      moved: (from, to) => `Defects that no route mends: this one ${to} and no longer ${from}`,
      added: () => 'Defects that no route mends, found',
      removed: 'Defects that are no longer listed',
    },
  ];
}

/** How everything but the cells moved between two states of a decision; nothing of what one of them does not speak of. */
export function standingChanges(names: Names, before: Partial<Verdicts>, after: Partial<Verdicts>): Change[] {
  return wordsOfSections(names).flatMap(({ section, kind, place, moved, added, removed }) => {
    const [was, is] = [before[section], after[section]];
    if (was === undefined || is === undefined) return [];
    return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((id): Change[] => {
      const [from, to] = [was[id], is[id]];
      if (from === to) return [];
      const text = from === undefined ? added?.(to ?? '') : to === undefined ? removed : moved(from, to);
      return text === undefined ? [] : [{ kind, text, places: [place(id)] }];
    });
  });
}
