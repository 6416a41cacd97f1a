import { expect, test } from 'vitest';
import { body } from '../../../../src/lab/experiments/body.ts';
import { changesOf } from '../../../../src/site/changes/changes.ts';
import { namesOf } from '../../../../src/site/changes/names-today.ts';
import { makeEvidence } from '../../lab/sample-evidence.ts';
import { makeOption, makeRecord } from '../../record/sample.ts';
import { historyOf, told, toldOf } from './told-history.ts';

/** What the sample’s experiment is called. */
const { title } = body;

const option = 'options/x-straight';
const manifest = `${option}/manifests/production/a.yaml`;
const staging = `${option}/manifests/staging/a.yaml`;
const run = 'evidence/x-straight.body.on-site.json';
const evidence = (overrides: object = {}) => JSON.stringify({ ...makeEvidence(), ...overrides });

test('manifests are added, changed, removed and renamed, in several folders at once', () => {
  expect(toldOf({}, { [manifest]: 'a: 1', [staging]: 'a: 1' })).toEqual([
    'manifests Option X, manifests for production and staging added: a.yaml',
  ]);
  expect(toldOf({ [manifest]: 'a: 1' }, { [manifest]: 'a: 2' })).toEqual([
    'manifests Option X, manifests for production changed: a.yaml',
  ]);
  expect(toldOf({ [manifest]: 'a: 1' }, {})).toEqual(['manifests Option X, manifests for production removed: a.yaml']);
  const moved = `${option}/manifests/production/b.yaml`;
  expect(toldOf({ [manifest]: 'a: 1' }, { [moved]: 'a: 1' }, { from: { [moved]: manifest } })).toEqual([
    'manifests Option X, manifests for production renamed: a.yaml to b.yaml',
  ]);
  expect(toldOf({ [manifest]: 'a: 1' }, { [moved]: 'a: 2' }, { from: { [moved]: manifest } })).toEqual([
    'manifests Option X, manifests for production renamed: a.yaml to b.yaml',
    'manifests Option X, manifests for production changed: b.yaml',
  ]);
});

test('a manifest that moves to another folder is gone there and new here', () => {
  expect(toldOf({ [manifest]: 'a: 1' }, { [staging]: 'a: 1' }, { from: { [staging]: manifest } })).toEqual([
    'manifests Option X, manifests for production removed: a.yaml',
    'manifests Option X, manifests for staging added: a.yaml',
  ]);
  const rejected = `${option}/manifests/rejected/a.yaml`;
  expect(toldOf({}, { [rejected]: 'a: 1' })).toEqual(['manifests Option X, rejected manifests added: a.yaml']);
});

test.each([
  ['spaces', 'a:   1\n\n'],
  ['comments', '# So it is.\na: 1\n'],
  ['the order of keys', 'b: 2\na: 1'],
])('of a manifest, %s are no change', (_, text) => {
  const before = text.startsWith('b') ? 'a: 1\nb: 2' : 'a: 1';
  expect(toldOf({ [manifest]: before }, { [manifest]: text })).toEqual([]);
});

test('a manifest that is no YAML has changed where its text has', () => {
  expect(toldOf({ [manifest]: 'a: [' }, { [manifest]: 'a: [ ' })).toEqual([
    'manifests Option X, manifests for production changed: a.yaml',
  ]);
});

test('a run is new, measured again, moved and gone', () => {
  expect(toldOf({}, { [run]: evidence() })).toEqual([`measurements New runs of option X: ${title}`]);
  expect(toldOf({ [run]: evidence() }, { [run]: evidence({ day: '2026-01-04' }) })).toEqual([
    'measurements Measured again, with the same verdicts: 1 run',
  ]);
  expect(toldOf({ [run]: evidence() }, { [run]: evidence({ day: '2026-01-04', verdict: 'poor' }) })).toEqual([
    `measurements ${title}, measured: from good to poor: X (on-site)`,
  ]);
  expect(toldOf({ [run]: evidence() }, {})).toEqual([`measurements Runs removed of option X: ${title}`]);
});

test('a run that was only written anew is no change', () => {
  expect(
    toldOf({ [run]: evidence({ format: 1 }) }, { [run]: evidence({ seal: 'b', text: 'in other words' }) }),
  ).toEqual([]);
});

test('what cannot be read as a run, or counts one again, is passed over', () => {
  for (const text of ['{', '7', '{}', evidence({ countedFrom: 'federated' })]) {
    expect(toldOf({ [run]: evidence() }, { [run]: text })).toEqual([]);
    expect(toldOf({}, { [run]: text })).toEqual([]);
  }
});

test('a run of another controller, and another row of it, are told apart', () => {
  const with_ = (edge: string) => `evidence/x-straight.body.on-site.${edge}.json`;
  const also = (verdict: string) => ({ also: { liked: { verdict, text: 'so', threshold: 'So.' } } });
  const before = { [with_('traefik')]: evidence({ edge: 'traefik', ...also('good') }) };
  const after = {
    [with_('traefik')]: evidence({ edge: 'traefik', ...also('fair') }),
    [with_('haproxy')]: evidence({ edge: 'haproxy' }),
  };
  expect(toldOf(before, after)).toEqual([
    `measurements ${title}, Liked, measured: from good to fair: X (on-site, Traefik)`,
    `measurements New runs of option X: ${title}`,
  ]);
});

test('many like things are one line', () => {
  const options = [makeOption(), makeOption({ letter: 'Y' }, 'y-again')];
  const runs = Object.fromEntries(
    ['x-straight', 'y-again'].flatMap((slug) =>
      ['on-site', 'federated'].map((scenario) => [
        `evidence/${slug}.body.${scenario}.json`,
        evidence({ option: slug, scenario }),
      ]),
    ),
  );
  expect(toldOf({}, runs, {}, makeRecord({}, options))).toEqual([
    `measurements New runs of ${title.toLowerCase()}: X (2), Y (2)`,
  ]);
  const again = Object.fromEntries(
    Object.entries(runs).map(([name, text]) => [name, text.replace('2026-01-02', '2026-01-03')]),
  );
  expect(toldOf(runs, again, {}, makeRecord({}, options))).toEqual([
    'measurements Measured again, with the same verdicts: 4 runs',
  ]);
});

test('options come and go; what is there no more goes by its folder and leads nowhere', () => {
  const file = `${option}/option.ts`;
  expect(toldOf({}, { [file]: 'x' })).toEqual(['options Added: X']);
  expect(toldOf({ [file]: 'x' }, { [file]: 'y' })).toEqual([]);
  const gone = { 'options/z-gone/option.ts': 'z', 'options/z-gone/manifests/staging/a.yaml': 'a: 1' };
  expect(toldOf(gone, {})).toEqual([
    'options Removed: “z-gone”',
    'manifests Option “z-gone”, manifests for staging removed: a.yaml',
  ]);
  const { days } = changesOf(
    namesOf('/nowhere', makeRecord()),
    historyOf({ day: '2026-01-05', before: gone, after: {} }),
  );
  expect(days.flatMap(({ changes }) => changes.flatMap(({ places }) => places.filter(({ href }) => href)))).toEqual([]);
});

test('an option is followed through other folders, and what lay below it before', () => {
  const older = 'options/x-old';
  const files = (folder: string, verdict = 'good') => ({
    [`${folder}/option.ts`]: 'x',
    [`${folder}/manifests/production/a.yaml`]: 'a: 1',
    [`evidence/${folder.slice('options/'.length)}.body.on-site.json`]: evidence({
      option: folder.slice('options/'.length),
      verdict,
    }),
  });
  const history = historyOf(
    { day: '2026-01-03', before: {}, after: files(older, 'good') },
    {
      day: '2026-01-04',
      before: files(older, 'good'),
      after: files(option, 'fair'),
      from: { [`${option}/option.ts`]: `${older}/option.ts` },
    },
  );
  expect(told(history)).toEqual({
    '2026-01-04': [
      'options Under another address, with all that is below it: X',
      `measurements ${title}, measured: from good to fair: X (on-site)`,
    ],
    '2026-01-03': [
      'options Added: X',
      `measurements New runs of option X: ${title}`,
      'manifests Option X, manifests for production added: a.yaml',
    ],
  });
});

test('days are told newest first, and those on which nothing moved are left out', () => {
  const history = historyOf(
    { day: '2026-01-03', before: {}, after: { [manifest]: 'a: 1' } },
    { day: '2026-01-04', before: { [manifest]: 'a: 1' }, after: { [manifest]: 'a: 1 # one' } },
    { day: '2026-01-05', before: { [manifest]: 'a: 1' }, after: {} },
  );
  expect(Object.keys(told(history))).toEqual(['2026-01-05', '2026-01-03']);
});

test('another decision’s files are not this one’s', () => {
  const record = makeRecord();
  expect(toldOf({}, { [manifest]: 'a: 1' }, {}, { ...record, id: '0002-other', folder: 'adr/0002-other' })).toEqual([]);
});
