import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { placeInOutcome, placesNaming, removeOption } from '../../../src/commands/folders/option-removal.ts';
import { loadRecords } from '../../../src/record/load-records.ts';
import type { DecisionRecord } from '../../../src/record/record.ts';
import { decision, evidenceFile, evidenceText, layProject, option } from '../project/small-project.ts';

const verdicts = `${decision}/verdicts.json`;
const other = `${decision}/evidence/x-straight-on.body.on-site.json`;

let project: ReturnType<typeof layProject>;
let record: DecisionRecord;
beforeAll(async () => {
  project = layProject([
    { file: evidenceFile, write: evidenceText() },
    { file: other, write: '{}' },
    { file: verdicts, write: JSON.stringify({ options: { 'x-straight': 'first choice', 'y-again': 'not chosen' } }) },
    { file: `${decision}/notes.mdx`, write: 'See [X](./options/x-straight/index.mdx) and `x-straight-on`.\n' },
  ]);
  const [found] = (await loadRecords(project.root)).records;
  if (found === undefined) throw new Error('The project has no decision');
  record = found;
}, 60_000);
afterAll(() => project.remove());

const optionCalled = (slug: string) => {
  const found = record.options.find((one) => one.slug === slug);
  if (found === undefined) throw new Error(`There is no ${slug}`);
  return found;
};

test('the outcome’s place is where the option is named', () => {
  const { root } = project;
  const place = placeInOutcome(root, record, optionCalled('x-straight'));
  expect(place?.file).toBe(`${decision}/decision.ts`);
  const lines = readFileSync(path.join(root, place?.file ?? ''), 'utf8').split('\n');
  expect(lines[(place?.line ?? 0) - 1]?.slice((place?.column ?? 0) - 1)).toMatch(/^"x-straight"/);
  expect(placeInOutcome(root, record, optionCalled('y-again'))).toBeUndefined();
});

test('an option goes with its own evidence and verdicts, and what still names it is found', () => {
  const { root } = project;
  expect(removeOption(root, record, optionCalled('x-straight'))).toEqual([option, evidenceFile]);
  expect([option, evidenceFile, other].map((file) => existsSync(path.join(root, file)))).toEqual([false, false, true]);
  expect(JSON.parse(readFileSync(path.join(root, verdicts), 'utf8'))).toMatchObject({
    options: { 'y-again': 'not chosen' },
  });
  const places = placesNaming(root, 'x-straight').map(({ file, line, column }) => `${file}:${line}:${column}`);
  expect(places).toContain(`${decision}/notes.mdx:1:19`);
  expect(places.filter((place) => place.startsWith(`${decision}/notes.mdx`))).toHaveLength(1);
});
