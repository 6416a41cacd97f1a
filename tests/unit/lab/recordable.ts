import type { About, Result } from '../../../src/lab/experiments/experiment.ts';
import { evidenceOf } from '../../../src/lab/perform.ts';
import type { Task } from '../../../src/lab/plan.ts';
import { usualScale } from '../../../src/lab/scale.ts';
import type { Way } from '../../../src/lab/way.ts';
import type { Evidence } from '../../../src/record/evidence.ts';
import { evidenceProblems } from '../../../src/record/evidence-schema.ts';
import { proxy } from './sample.ts';

const way: Way = {
  option: 'x-straight',
  scenario: 'on-site',
  environment: 'production',
  variation: 'direct',
  hops: [{ id: 'edge', label: 'Edge', part: 'nginx', isWayOut: false, settings: proxy() }],
  entry: { base: '', secured: true },
  assumptions: [],
  standIns: [],
};

/**
 * What an experiment judged, as it is read back once it was recorded.
 * @throws where the schema of evidence does not take it, as the lab does when it writes it
 */
export function recordable(experiment: string, result: Result): Evidence {
  const played = { way } as About;
  const task: Task = { experiment, way, alike: [played] };
  const evidence = evidenceOf({ result, settings: 'a'.repeat(64) }, played, {
    task,
    scale: usualScale,
    versions: { node: '24' },
    standIns: [],
  });
  const problems = evidenceProblems(evidence);
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('; '));
  return JSON.parse(JSON.stringify(evidence)) as Evidence;
}

/** A judge whose every result has to be one that the lab can record. */
export const recording =
  <Seen extends readonly unknown[]>(experiment: string, judge: (...seen: Seen) => Result) =>
  (...seen: Seen): Evidence =>
    recordable(experiment, judge(...seen));
