import { describe, test } from 'vitest';
import { type Case, each, optionPage, patience } from './cases.ts';
import { type At, type Edit, evidenceFile, evidenceText, judged } from './small-project.ts';

describe('a page', () => {
  const use = (what: string, by: string, ...findings: (readonly [at: At, rule: string])[]): Case => [
    what,
    [{ file: optionPage, replace: '<Cite to={manual} />', by }],
    ...findings,
  ];
  const component = (at: string) => [[optionPage, at], 'page/component'] as const;
  each([
    use('calls what it does not import', '<Cite to={devtools("a", 5)} />', component('devtools(')),
    use(
      'calls it thrice',
      '<Cite to={devtools("a")} /> {devtools.b} <Cite to={devtools} />',
      component('devtools("a")'),
    ),
    use('says it in text', '{nowhere.known}', component('nowhere')),
    use(
      'says it within an expression',
      '{[manual].map((one) => <Other to={one} key={other} />)}',
      component('Other'),
      component('other}'),
    ),
    use(
      'has what the language and the site give',
      '{new URL(frontmatter.title).host} {[1].map(({ a = manual, ...rest }) => a ?? rest ?? undefined)} {props.x}',
    ),
    use('has a part of what it imports', '<Cite.part to={manual} />'),
    use('has a part of what it does not import', '<Other.part to={manual} />', component('<Other.part')),
    [
      'imports a file that is not there',
      [{ file: optionPage, replace: '../../sources.ts', by: '../../source.ts' }],
      [[optionPage, "'../../source.ts'"], 'page/import'],
    ],
    [
      'imports a name that is not there',
      [{ file: optionPage, replace: '{ manual }', by: '{ manual, manuel }' }],
      [[optionPage, 'manuel'], 'page/import'],
    ],
  ]);
});

describe('evidence', () => {
  const put = (write: string): Edit => ({ file: evidenceFile, write });
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  const many = evidenceText({ assumptions: Array(100_000).fill(0) });
  each([
    [
      'that goes on to infinity',
      [put(evidenceText({ value: { kind: 'size', bytes: 7 } }).replace(': 7', ': 1e999'))],
      [[evidenceFile, '"bytes"'], 'evidence/schema'],
    ],
    ['that nests too deep', [put(deep)], [[evidenceFile], 'evidence/schema']],
  ]);

  test('with very many faults lists some of them', patience, async ({ expect }) => {
    const { found } = await judged([put(many)], []);
    expect(found.length).toBeGreaterThan(1);
    expect(found.length).toBeLessThan(100);
  });
});
