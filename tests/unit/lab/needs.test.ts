import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { missingLines, playableTasks } from '../../../src/lab/needs.ts';
import { command } from '../../../src/lab/parts/part.ts';
import { planOf, situationsToday, type Task } from '../../../src/lab/plan.ts';
import { Lacking, type ProgramName } from '../../../src/lab/run/find-programs.ts';
import { openProject } from '../../../src/project/open-project.ts';

const root = path.join(import.meta.dirname, '../../..');
let tasks: readonly Task[] = [];

beforeAll(async () => {
  const [judged] = (await openProject(root)).decisions;
  if (judged === undefined) throw new Error('there is no record');
  const { record } = judged;
  const today = situationsToday(record, (option) => judged.manifests(option, 'production'));
  tasks = planOf(record, today, { experiment: 'body' }).tasks;
});

const without = (...missing: ProgramName[]) => ({ missing });
const left = (...missing: ProgramName[]) => [
  ...new Set(playableTasks(tasks, without(...missing)).playable.map(({ way }) => way.option)),
];

test('only options whose hops need a missing program are left out', () => {
  expect(left()).toHaveLength(8);
  expect(left('haproxy')).toContain('a-own-ingress');
  expect(left('haproxy')).not.toContain('c-load-balancer');
  expect(left('sshd')).toEqual(left().filter((option) => option !== 'd-ii-tunnel'));
  expect(left('squid')).toEqual(left());
});

test.each<ProgramName>(['nginx', 'openssl'])(
  'without %s nothing can be played: controls and authorities need it',
  (name) => {
    expect(left(name)).toEqual([]);
  },
);

test('what is missing is said once, with what to type and what it costs', () => {
  const said = (...missing: ProgramName[]) =>
    missingLines(playableTasks(tasks, without(...missing)), without(...missing));
  expect(said()).toEqual([]);
  expect(said('ssh', 'sshd', 'squid')).toEqual([
    'Not installed: ssh, sshd, squid. On Debian or Ubuntu: apt-get install -y openssh-client openssh-server squid',
    'Left out for want of ssh, sshd: d-ii-tunnel. Their evidence stays as it is.',
  ]);
});

test('what nothing wanted needs is not asked for', () => {
  const own = tasks.filter(({ way }) => way.option === 'd-ii-tunnel');
  expect(missingLines(playableTasks(own, without('haproxy', 'squid')), without('haproxy', 'squid'))).toEqual([]);
});

test('a part whose program is not there says so, whatever asked for it', async () => {
  await expect(command('no-such-program-at-all', [])).rejects.toThrow(Lacking);
  await expect(command('false', [])).rejects.not.toThrow(Lacking);
});
