import type { DecisionRecord } from '../record/record.ts';
import type { AnswerPlace } from '../record/statement.ts';
import { cellLink, pageLink, questionLink } from './links.ts';

/** The element that holds one requirement, on the decision’s page. */
export const requirementAnchor = (id: string): string => `requirement-${id}`;

/** The element that holds a question of the issue’s with its own answer, on the decision’s page. */
export const outcomeAnswerAnchor = (id: string): string => `answer-${id}`;

/** The element that holds one statement of the issue. */
export const statementAnchor = (id: string): string => `statement-${id}`;

/** Where one statement of the issue stands with its answer, or all of them where none is named: a page below the decision’s. */
export const statementLink = ({ folder }: DecisionRecord, id?: string): string =>
  `${pageLink(`${folder}/statements`)}${id === undefined ? '' : `#${statementAnchor(id)}`}`;

/** Where a question of the issue’s has its own answer. */
export const outcomeAnswerLink = ({ folder }: DecisionRecord, id: string): string =>
  `${pageLink(folder)}#${outcomeAnswerAnchor(id)}`;

/** The id that a heading gets on its page. */
const slug = (heading: string): string => heading.toLowerCase().replaceAll(' ', '-');

/** The address of a place that gives an answer, and what to call it; the place has to exist, which the checks see to. */
export function answerPlaceLink(record: DecisionRecord, place: AnswerPlace): { href: string; text: string } {
  const { requirements, criteria, scenarios, prerequisites, questions, parties, outcome } = record.definition;
  const page = pageLink(record.folder);
  if ('requirement' in place)
    return {
      href: `${page}#${requirementAnchor(place.requirement)}`,
      text: `Requirement: ${requirements[place.requirement]?.label}`,
    };
  if ('prerequisite' in place)
    return {
      href: `${pageLink(`${record.folder}/prerequisites`)}#${place.prerequisite}`,
      text: `Prerequisite: ${prerequisites[place.prerequisite]?.title}`,
    };
  if ('question' in place)
    return {
      href: questionLink(record, place.question),
      text: `Question to ${parties[questions[place.question]?.ask ?? '']?.label}`,
    };
  if ('answer' in place)
    return { href: outcomeAnswerLink(record, place.answer), text: `${outcome.answers?.[place.answer]?.asked}` };
  if (!('option' in place)) return { href: `${page}#${slug(place.section)}`, text: place.section };
  const option = record.options.find((candidate) => candidate.slug === place.option);
  const optionPage = pageLink(`${record.folder}/options/${place.option}`);
  const letter = option?.definition.letter ?? place.option;
  if ('section' in place) return { href: `${optionPage}#${slug(place.section)}`, text: `${letter}: ${place.section}` };
  const where = place.scenario === undefined ? '' : `, ${scenarios[place.scenario]?.label.toLowerCase()}`;
  const href = cellLink(record, { option: place.option, criterion: place.cell });
  return { href, text: `${letter}: ${criteria[place.cell]?.label}${where}` };
}
