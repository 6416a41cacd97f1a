import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkManifests } from '../../../src/kubernetes/check-manifests.ts';
import { loadManifests } from '../../../src/kubernetes/load-manifests.ts';
import { failingToday } from '../../../src/network/failing-today.ts';
import { grouped } from '../../../src/network/group.ts';
import { treatments } from '../../../src/network/measures/buffering.ts';
import { checks, checksOf, type Judged, judgeAll } from '../../../src/network/measures/index.ts';
import { type Situation, situationsOf } from '../../../src/network/situation.ts';
import { loadRecords } from '../../../src/record/load-records.ts';
import type { DecisionRecord } from '../../../src/record/record.ts';

const root = join(import.meta.dirname, '../../..');
let record: DecisionRecord;
const situations = new Map<string, Situation[]>();

beforeAll(async () => {
  const [first] = (await loadRecords(root)).records;
  if (first === undefined) throw new Error('there is no record');
  record = first;
  const files = loadManifests(join(root, record.folder), root);
  for (const environment of ['production', 'staging']) {
    for (const option of record.options) {
      const own = files.filter((file) => file.option === option.slug && file.environment === environment);
      const manifests = await checkManifests(own);
      const key = `${option.definition.letter} ${environment}`;
      situations.set(key, situationsOf(record, option, environment, manifests));
    }
  }
});

function judged(id: string, letter: string, environment = 'production'): Judged[] {
  const check = checks.find((one) => one.id === id);
  return check === undefined ? [] : judgeAll(check, situations.get(`${letter} ${environment}`) ?? []);
}

/** The outcome with one controller and kind of route, or the only one. */
function outcome(
  id: string,
  letter: string,
  controller?: string,
  kind = 'Ingress',
  environment = 'production',
): string {
  const found = judged(id, letter, environment).filter(
    ({ situation: { edge } }) => edge === undefined || (edge.controller === controller && edge.kind === kind),
  );
  return [...new Set(found.map((one) => one.outcome.outcome))].join(', ');
}

test('every check is held against a requirement of the record', () => {
  expect(checksOf(record).map(({ id }) => id)).toEqual(checks.map(({ id }) => id));
  expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
});

test('every option is checked in both scenarios and environments', () => {
  for (const [key, all] of situations) {
    expect([key, new Set(all.map(({ scenario }) => scenario)).size]).toEqual([key, 2]);
  }
});

test('what is read is in files that exist, what is asked is a question of the record', () => {
  for (const all of situations.values()) {
    const outcomes = checks.flatMap((check) => judgeAll(check, all)).map((one) => one.outcome);
    expect(outcomes.flatMap(({ places }) => places).filter(({ file }) => !existsSync(join(root, file)))).toEqual([]);
    const asked = outcomes.flatMap(({ question }) => question ?? []);
    expect(asked.filter((id) => !(id in record.definition.questions))).toEqual([]);
  }
});

describe('key results', () => {
  test('the stream of A: silence is borne by all, Contour’s Ingress caps it, its HTTPRoute does not', () => {
    expect(new Set(judged('silence', 'A').map((one) => one.outcome.outcome))).toEqual(new Set(['pass']));
    expect(outcome('whole', 'A', 'contour')).toBe('fail');
    expect(outcome('whole', 'A', 'contour', 'HTTPRoute')).toBe('pass');
    expect(outcome('whole', 'A', 'envoy-gateway', 'HTTPRoute')).toBe('pass');
  });

  test('both candidates of today let the stream of A, B-i and B-ii be', () => {
    for (const letter of ['A', 'B-i', 'B-ii']) {
      for (const controller of ['ingress-nginx', 'f5']) {
        const found = ['silence', 'whole', 'buffering'].map((id) => outcome(id, letter, controller));
        expect([letter, controller, ...found]).toEqual([letter, controller, 'pass', 'pass', 'pass']);
      }
    }
  });

  test('a reload of ingress-nginx ends the streams of A', () => {
    expect(outcome('reload', 'A', 'ingress-nginx')).toBe('fail');
  });

  test('B-ii routes with either controller of today, each by a form of its own, and with none that has no form', () => {
    for (const controller of ['ingress-nginx', 'f5']) {
      const found = ['prefix', 'body', 'tls-end', 'plain-http'].map((id) => outcome(id, 'B-ii', controller));
      expect([controller, ...found]).toEqual([controller, 'pass', 'pass', 'pass', 'pass']);
    }
    expect(outcome('prefix', 'B-ii', 'envoy-gateway', 'HTTPRoute')).toBe('pass');
    expect(outcome('prefix', 'B-ii', 'haproxytech')).toBe('fail');
    expect(outcome('after-ingress-nginx', 'B-ii', 'f5')).toBe('pass');
    expect(outcome('after-ingress-nginx', 'B-ii', 'ingress-nginx')).toBe('fail');
    expect(outcome('after-ingress-nginx', 'A', 'f5')).toBe('pass');
  });

  test('of what the options of the outcome must do, one thing fails with a controller of today: a reload of ingress-nginx', () => {
    const { options } = record.definition.outcome;
    const chosen = [...situations.values()].flat().filter(({ option }) => options.includes(option.slug));
    expect(failingToday(record, chosen)).toEqual([
      expect.objectContaining({ id: 'reload', options: ['A', 'B-ii'], controllers: ['ingress-nginx (retired)'] }),
    ]);
    const inClear = [...situations.values()].flat().filter(({ option }) => option.slug === 'c-load-balancer');
    expect(failingToday(record, inClear).map(({ id, controllers }) => [id, controllers])).toContainEqual([
      'tls-end',
      [],
    ]);
  });

  test('B-i’s bodies pass the edge and the SPA’s nginx, and its one pod is shared', () => {
    expect(outcome('body', 'B-i', 'ingress-nginx')).toBe('pass');
    expect(outcome('isolation', 'B-i', 'ingress-nginx')).toBe('fail');
  });

  test('without B-i’s ConfigMap the SPA’s nginx refuses what the edge lets in, and hides the header from it', () => {
    const [some] = (situations.get('B-i production') ?? []).filter(({ edge }) => edge?.controller === 'f5');
    if (some === undefined) throw new Error('B-i has no situation with F5’s controller');
    const documents = some.manifests.documents.filter(({ kind }) => kind !== 'ConfigMap');
    const without = { ...some, manifests: { ...some.manifests, documents } };
    const reasonOf = (id: string) => checks.find((one) => one.id === id)?.judge(without).reason;
    expect(reasonOf('body')).toBe('Smallest limit: SPA’s nginx, 1 MiB; 10 MiB have to pass.');
    expect(reasonOf('buffering')).toMatch(/the edge does not see the header, and buffers/);
  });

  test('with it, F5’s controller passes events on for no other reason than that setting of ours', () => {
    const oursWith = (controller: string) =>
      (situations.get('B-i production') ?? [])
        .filter(({ edge }) => edge?.controller === controller)
        .flatMap((one) => treatments(one, ({ label }) => label).map(({ label, ours }) => [label, ours]));
    expect(oursWith('f5')).toContainEqual(['Ingress controller', true]);
    expect(oursWith('ingress-nginx')).toContainEqual(['Ingress controller', false]);
    expect(oursWith('f5')).not.toContainEqual(['SPA’s nginx', true]);
  });

  test('the baseline is in clear', () => {
    expect([outcome('tls-end', '0'), outcome('plain-http', '0'), outcome('certificate', '0')]).toEqual([
      'fail',
      'fail',
      'fail',
    ]);
  });

  test('C shares the API alone; its one instance in staging is one that both pass', () => {
    expect(outcome('isolation', 'C')).toBe('pass');
    expect(outcome('isolation', 'C', undefined, undefined, 'staging')).toBe('fail');
  });

  test('what the database would be asked for, by the number of agents', () => {
    const reasons = judged('capacity', 'A').map((one) => `${one.outcome.outcome} ${one.outcome.reason}`);
    expect(new Set(reasons)).toEqual(
      new Set([
        expect.stringMatching(/^unknown .*251 with the streams of 11 agents, 260 with the streams of 20 agents/),
        expect.stringMatching(/^unknown .*440 with the streams of 200 agents/),
      ]),
    );
  });
});

describe('situations that come out alike', () => {
  test('are said once, failures first', () => {
    const groups = grouped(judged('whole', 'A'));
    expect(groups[0]).toMatchObject({ where: 'Contour (Ingress)', outcome: { outcome: 'fail' } });
    expect(groups.at(-1)).toMatchObject({ where: 'all others', outcome: { outcome: 'pass' } });
  });

  test('name every controller of a kind by the kind', () => {
    expect(grouped(judged('after-ingress-nginx', 'A')).map(({ where }) => where)).toEqual([
      'every listed controller that reads an HTTPRoute',
      'every listed controller that reads an Ingress',
    ]);
  });

  test('need no label where they are all, and a scenario where that is the difference', () => {
    expect(grouped(judged('silence', 'A')).map(({ where }) => where)).toEqual(['']);
    expect(grouped(judged('way-out', 'A')).map(({ where }) => where)).toEqual(['On-site', 'Federated']);
  });
});
