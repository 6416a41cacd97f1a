import { describe, expect, test } from 'vitest';
import { componentOf } from '../../../src/network/walk.ts';
import { assemble } from '../../../src/record/assemble.ts';
import { type DecisionFiles, optionOf, type RecordModule } from '../../../src/record/record.ts';
import { definition, makeOption, makeRecord, newProxy } from './sample.ts';

const folder = 'adr/0001-sample';
const files = (...slugs: string[]): DecisionFiles => ({
  id: '0001-sample',
  folder,
  title: 'A sample',
  decision: `${folder}/decision.ts`,
  options: slugs.map((slug) => ({
    slug,
    folder: `${folder}/options/${slug}`,
    name: slug,
    file: `${folder}/options/${slug}/option.ts`,
  })),
});
const option = (slug: string, letter: string): [string, RecordModule] => [
  `${folder}/options/${slug}/option.ts`,
  { default: makeOption({ letter }).definition },
];

describe('assembling', () => {
  const decision: [string, RecordModule] = [`${folder}/decision.ts`, { decision: definition }];

  test('options are ordered by letter, not by folder', () => {
    const letters = [option('m', 'D-iii'), option('a', 'C'), option('z', '0'), option('k', 'B-ii'), option('b', 'B-i')];
    const [record] = assemble([files('m', 'a', 'z', 'k', 'b')], new Map([decision, ...letters]));
    expect(record?.options.map(({ definition: { letter } }) => letter)).toEqual(['0', 'B-i', 'B-ii', 'C', 'D-iii']);
  });

  test('one letter twice: the folder decides, whatever came first', () => {
    const modules = new Map([decision, option('second', 'A'), option('first', 'A')]);
    const [record] = assemble([files('second', 'first')], modules);
    expect(record?.options.map(({ slug }) => slug)).toEqual(['first', 'second']);
  });

  test('what could not be loaded is left out', () => {
    const [record] = assemble([files('a', 'lost')], new Map([decision, option('a', 'A')]));
    expect(record?.options.map(({ slug }) => slug)).toEqual(['a']);
    expect(assemble([files('a')], new Map([option('a', 'A')]))).toEqual([]);
  });
});

test('a component is the option’s own or the platform’s', () => {
  const own = makeOption({ components: { gateway: newProxy } });
  expect(componentOf(makeRecord(), own, 'gateway').label).toBe('Gateway');
  expect(componentOf(makeRecord(), own, 'edge').label).toBe('Edge');
  expect(() => componentOf(makeRecord(), own, 'egde')).toThrow(
    `${own.folder}/option.ts: no component is called “egde”`,
  );
});

test('an option is found by its folder', () => {
  expect(optionOf(makeRecord(), 'x-straight').definition.letter).toBe('X');
  expect(() => optionOf(makeRecord(), 'y')).toThrow('adr/0001-sample: no option is called “y”');
});
