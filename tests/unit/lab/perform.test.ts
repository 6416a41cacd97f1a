import path from 'node:path';
import { expect, test } from 'vitest';
import { evidenceOf } from '../../../src/lab/perform.ts';
import { planOf, situationsToday, type Task } from '../../../src/lab/plan.ts';
import { usualScale } from '../../../src/lab/scale.ts';
import { openProject } from '../../../src/project/open-project.ts';
import { makeEvidence } from './sample-evidence.ts';

const root = path.join(import.meta.dirname, '../../..');

async function planned(wanted: Parameters<typeof planOf>[2]): Promise<readonly Task[]> {
  const [judged] = (await openProject(root)).decisions;
  if (judged === undefined) throw new Error('there is no record');
  const today = situationsToday(judged.record, (option) => judged.manifests(option, 'production'));
  return planOf(judged.record, today, wanted).tasks;
}

test('evidence names what the way rests on, and what the experiment took by itself', async () => {
  const wanted = { option: 'b-i-spa-nginx', controller: 'f5', experiment: 'many-agents' };
  const [task] = await planned(wanted);
  if (task === undefined) throw new Error('nothing is planned');
  const [played] = task.alike;
  const { verdict, text, threshold, rows, control } = makeEvidence();
  const result = { verdict, text, threshold, rows, control };
  const settings = 'a'.repeat(64);
  const measured = { task, scale: usualScale, versions: {}, standIns: [] };
  const ofWay = played.way.assumptions.map((one) => one.text);
  expect(ofWay).not.toEqual([]);
  expect(evidenceOf({ result, settings }, played, measured).assumptions).toEqual(ofWay);
  const own = 'Edge: the number of nginx’s workers is not known; the lab takes “2”.';
  expect(evidenceOf({ result: { ...result, assumptions: [own] }, settings }, played, measured).assumptions).toEqual([
    ...ofWay,
    own,
  ]);
});

test('a run that counts in two scenarios names, in the other, whose it is, and leaves that one’s outbound proxy out of its way', async () => {
  const wanted = { option: 'a-own-ingress', controller: 'f5', experiment: 'body' };
  const [task] = await planned(wanted);
  if (task?.behindProxy === undefined) throw new Error('no run behind a proxy is planned');
  const { verdict, text, threshold, rows, control } = makeEvidence();
  const { standIns } = task.behindProxy;
  const settings = 'a'.repeat(64);
  const measured = { task, scale: usualScale, versions: {}, standIns };
  const [played, again, ...others] = task.alike.map((one) =>
    evidenceOf({ result: { verdict, text, threshold, rows, control }, settings }, one, measured),
  );
  expect(others).toEqual([]);
  expect(played).toMatchObject({ scenario: 'on-site', sharedWith: ['federated'] });
  expect(played).not.toHaveProperty('countedFrom');
  expect(again).toMatchObject({ scenario: 'federated', sharedWith: ['on-site'], countedFrom: 'on-site' });
  const proxy = standIns.find((one) => one.endsWith('is played by squid.'));
  expect(proxy).toBeDefined();
  expect(played?.standIns).toContain(proxy);
  expect(again?.standIns).not.toContain(proxy);
  expect(again?.standIns.filter((one) => one.includes('squid'))).toEqual([]);
  expect(again?.standIns).toContainEqual(
    expect.stringMatching(/^Where an outbound proxy is spoken of, it is that of the scenario on-site/),
  );
  expect(again?.standIns).toContain('Ingress controller is played by nginx.');
});
