import { describe, expect, test } from 'vitest';
import { route } from '../../../src/network/route-kind.ts';
import { decisionProblems, optionProblems } from '../../../src/record/schema-problems.ts';
import { definition, from, makeOption, makeRecord, newProxy, platform, source, wayOut } from './sample.ts';

/** As a record’s author might write it, past the compiler. */
const wrong = <T>(value: unknown) => value as T;
type Found = [path: string, rule: string, says: string];

const problemsOfOption = (overrides: unknown, record = makeRecord()) =>
  optionProblems(record, makeOption(wrong(overrides)), route).map(
    ({ path, rule = 'record/schema', message }): Found => [path.join('.'), rule, message],
  );
const problemsOfDecision = (overrides: unknown) =>
  decisionProblems(makeRecord(wrong(overrides)), route).map(
    ({ path, rule = 'record/schema', message }): Found => [path.join('.'), rule, message],
  );

test('the sample is well shaped', () => {
  expect(problemsOfDecision({})).toEqual([]);
  expect(problemsOfOption({})).toEqual([]);
});

const lines = { kind: 'repository', repository: 'Owner/name', commit: '0123456', path: 'a.md', lines: [3, 4] };
const cited = (citation: unknown) => ({
  assessments: { liked: { basis: 'cited', verdict: 'good', text: 'much', sources: [citation] } },
});

describe('an option with one bad value', () => {
  const at = 'assessments.liked';
  const inSource = `${at}.sources.0`;
  test.each<[what: string, overrides: unknown, path: string, rule: string, says: RegExp]>([
    ['no letter', { letter: '' }, 'letter', 'record/schema', /expected a letter/],
    ['blank text', { summary: '  ' }, 'summary', 'record/schema', /empty text/],
    [
      'a form in a folder',
      { forms: [{ manifest: 'a/b.yaml', for: ['f5'] }] },
      'forms.0.manifest',
      'record/schema',
      /file’s name/,
    ],
    [
      'a form for nobody',
      { forms: [{ manifest: 'b.yaml', for: [] }] },
      'forms.0.for',
      'record/schema',
      /no controller/,
    ],
    ['no tripwire', { tripwires: [] }, 'tripwires', 'record/schema', /no tripwire/],
    ['an unknown key', { colour: 'red' }, 'colour', 'record/schema', /a field that nobody reads/],
    [
      'no hop',
      { paths: { 'on-site': { sse: { from: 'agent', hops: [] } } } },
      'paths.on-site.sse.hops',
      'record/schema',
      /no hop/,
    ],
    [
      'a port out of range',
      { paths: { 'on-site': { sse: from({ ...wayOut, port: 70_000 }) } } },
      'paths.on-site.sse.hops.0.port',
      'record/schema',
      /65535/,
    ],
    [
      'an unknown layer',
      { components: { g: { ...newProxy, layer: 'router' } } },
      'components.g.layer',
      'record/schema',
      /layer/,
    ],
    [
      'half an instance',
      { components: { g: { ...newProxy, instances: { value: { kind: 'count', count: 0.5 }, sources: [source] } } } },
      'components.g.instances.value.count',
      'record/schema',
      /int/,
    ],
    [
      'a limit that nothing backs',
      { components: { g: { ...newProxy, limits: { total: { value: 'none' } } } } },
      'components.g.limits.total',
      'record/schema',
      /nothing stands behind it/,
    ],
    [
      'an unknown kind of provision',
      { provisions: [{ kind: 'wish', what: 'a pony', askedOf: 'others' }] },
      'provisions.0.kind',
      'record/schema',
      /kind/,
    ],
    [
      'a verdict that is none',
      { assessments: { liked: { basis: 'judged', verdict: 'great', text: 'a', because: 'b' } } },
      `${at}.verdict`,
      'record/schema',
      /good/,
    ],
    [
      'judged, without a reason',
      { assessments: { liked: { basis: 'judged', verdict: 'good', text: 'a' } } },
      `${at}.because`,
      'record/schema',
      /string/,
    ],
    [
      'unknown, without a question',
      { assessments: { liked: { basis: 'unknown', verdict: 'unknown', text: 'a' } } },
      `${at}.question`,
      'record/schema',
      /string/,
    ],
    [
      'unknown that claims a verdict',
      { assessments: { liked: { basis: 'unknown', verdict: 'good', text: 'a', question: 'way' } } },
      `${at}.verdict`,
      'record/schema',
      /unknown/,
    ],
    [
      'a basis that people cannot claim',
      { assessments: { liked: { basis: 'derived', verdict: 'good', text: 'a' } } },
      `${at}.basis`,
      'record/schema',
      /basis/,
    ],
    [
      'a missing cell',
      { assessments: {} },
      'assessments',
      'record/schema',
      /“liked” of option X \(x-straight\) is missing/,
    ],
    [
      'a text in place of one scenario’s cell',
      {
        assessments: {
          liked: { 'on-site': 'much', federated: { basis: 'unknown', verdict: 'unknown', text: 'a', question: 'way' } },
        },
      },
      `${at}.on-site`,
      'record/schema',
      /object/,
    ],
    [
      'a cell for one scenario only',
      { assessments: { liked: { 'on-site': { basis: 'judged', verdict: 'good', text: 'a', because: 'b' } } } },
      `${at}.federated`,
      'record/schema',
      /missing in the scenario “federated”/,
    ],
    [
      'cited, without a source',
      { assessments: { liked: { basis: 'cited', verdict: 'good', text: 'a', sources: [] } } },
      `${at}.sources`,
      'record/citation',
      /no source/,
    ],
    [
      'a commit that is a branch',
      cited({ ...lines, commit: 'main' }),
      `${inSource}.commit`,
      'record/citation',
      /7 to 40/,
    ],
    ['no commit', cited({ ...lines, commit: undefined }), `${inSource}.commit`, 'record/citation', /no commit/],
    [
      'a repository without owner',
      cited({ ...lines, repository: 'name' }),
      `${inSource}.repository`,
      'record/citation',
      /Owner\/name/,
    ],
    ['an absolute path', cited({ ...lines, path: '/a.md' }), `${inSource}.path`, 'record/citation', /relative/],
    ['lines backwards', cited({ ...lines, lines: [4, 3] }), `${inSource}.lines`, 'record/citation', /before the first/],
    ['line nought', cited({ ...lines, lines: [0, 3] }), `${inSource}.lines.0`, 'record/citation', /lines/],
    ['no lines', cited({ ...lines, lines: undefined }), `${inSource}.lines`, 'record/citation', /no lines/],
    [
      'an address in clear',
      cited({ ...source, address: 'http://example.org' }),
      `${inSource}.address`,
      'record/citation',
      /https/,
    ],
    ['read tomorrow', cited({ ...source, read: '2999-01-01' }), `${inSource}.read`, 'record/citation', /future/],
    [
      'read on no day',
      cited({ ...source, read: '2026-02-30' }),
      `${inSource}.read`,
      'record/citation',
      /expected a day/,
    ],
  ])('%s', (_, overrides, path, rule, says) => {
    expect(problemsOfOption(overrides)).toEqual([[path, rule, expect.stringMatching(says)]]);
  });
});

describe('a decision with one bad value', () => {
  const { liked } = definition.criteria;
  test.each<[what: string, overrides: unknown, path: string]>([
    ['a status that is none', { status: 'draft' }, 'status'],
    ['a day in the future', { since: '2999-01-01' }, 'since'],
    ...['http://example.org/1', 'javascript:a()', 'data:text/html,a', 'ftp://example.org/1'].map(
      (address): [string, unknown, string] => [
        `an issue at ${address}`,
        { issue: { ...definition.issue, address } },
        'issue.address',
      ],
    ),
    [
      'a level that is none',
      { requirements: { safe: { ...definition.requirements['safe'], level: 'may' } } },
      'requirements.safe.level',
    ],
    ['a row that nobody fills', { criteria: { liked: { ...liked, filledBy: {} } } }, 'criteria.liked.filledBy.people'],
    [
      'a scale with a hole',
      { criteria: { liked: { ...liked, scale: { good: 'a', fair: 'b' } } } },
      'criteria.liked.scale.poor',
    ],
    ['no outcome', { outcome: { options: [], text: 'None.' } }, 'outcome.options'],
    [
      'a fact that nothing backs',
      { platform: { ...platform, facts: { a: { b: { label: 'c', value: 'd' } } } } },
      'platform.facts.a.b',
    ],
    [
      'a zone without a label',
      { platform: { ...platform, zones: { site: { label: '' } } } },
      'platform.zones.site.label',
    ],
  ])('%s', (_, overrides, path) => {
    expect(problemsOfDecision(overrides)).toEqual([[path, 'record/schema', expect.any(String)]]);
  });
});

test('all problems are found at once', () => {
  expect(problemsOfOption({ letter: '', summary: '', tripwires: [] })).toHaveLength(3);
});
