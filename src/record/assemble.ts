import { differByEnvironment, withAnswers } from './answers.ts';
import type { Decision } from './decision.ts';
import type { Option } from './option.ts';
import { type DecisionFiles, type DecisionRecord, type OptionRecord, production, type RecordModule } from './record.ts';

const byLetter = (a: OptionRecord, b: OptionRecord) =>
  String(a.definition.letter).localeCompare(String(b.definition.letter), 'en') || a.slug.localeCompare(b.slug, 'en');

/** In place of scenarios, for a decision that has to hold in one situation alone. */
const always: Decision['scenarios'] = { always: { label: 'Always', text: 'In any situation.' } };

/** A decision with all that its author may leave out. */
const whole = (given: Partial<Decision>): Decision =>
  ({ scenarios: always, questions: {}, prerequisites: {}, asks: [], ...given }) as Decision;

/** An option with all that its author may leave out. */
const wholeOption = (given: Partial<Option>): Option => ({ provisions: [], ...given }) as Option;

/**
 * Puts records together from their files and modules.
 * Modules are looked up by path relative to the project’s root; an option whose module is missing is left out, since
 * whoever loaded it has reported why.
 */
export function assemble(
  files: readonly DecisionFiles[],
  modules: ReadonlyMap<string, RecordModule>,
): DecisionRecord[] {
  return files.flatMap((decision) => {
    const given = modules.get(decision.decision)?.decision as Partial<Decision> | undefined;
    if (given === undefined) return [];
    const written = whole(given);
    const answeredFor = (environment: string) => ({
      definition: withAnswers(written, written, environment),
      options: decision.options
        .flatMap(({ slug, folder, name, file }): OptionRecord[] => {
          const option = modules.get(file)?.default as Partial<Option> | undefined;
          if (option === undefined) return [];
          return [{ slug, folder, name, definition: withAnswers(wholeOption(option), written, environment, slug) }];
        })
        .sort(byLetter),
    });
    const { id, folder, title } = decision;
    const slugs = decision.options.map(({ slug }) => slug);
    const elsewhere = differByEnvironment(written) ? { elsewhere: answeredFor } : {};
    return [{ id, folder, title, ...answeredFor(production), slugs, ...elsewhere }];
  });
}
