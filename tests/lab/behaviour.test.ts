import { describe, expect, test } from 'vitest';
import * as facts from '../../adr/0001-agent-connectivity/facts.ts';
import * as sources from '../../adr/0001-agent-connectivity/sources.ts';
import { agentBehaviour, backendBehaviour, identityBehaviour } from '../../src/lab/behaviour.ts';

describe('the stand-ins’ behaviour', () => {
  test('has the times that the record has', () => {
    expect(backendBehaviour.ping.lasts).toEqual(facts.stream.ping.value);
    expect(backendBehaviour.heartbeat.lasts).toEqual(facts.stream.heartbeat.value);
    expect(backendBehaviour.stale.lasts).toEqual(facts.stream.staleSweep.value);
    expect(backendBehaviour.graceful.lasts).toEqual(facts.stream.shutdown.value);
    expect(agentBehaviour.readLimit.lasts).toEqual(facts.agent.readTimeout.value);
    expect(agentBehaviour.heartbeat.lasts).toEqual(facts.agent.agentHeartbeat.value);
  });

  test('cites the commits that the record cites', () => {
    const commits = new Set(
      [sources.backend('a', 1), sources.sseStarlette('a', 1)].map(
        ({ repository, commit }) => `${repository}@${commit}`,
      ),
    );
    const cited = [backendBehaviour, agentBehaviour, identityBehaviour]
      .flatMap((table) => Object.values(table))
      .flatMap(({ sources: all }) => [...all])
      .flatMap((one) => (one.kind === 'repository' ? [`${one.repository}@${one.commit}`] : []));
    const ours = cited.filter((one) => /smartem-decisions|sse-starlette/.test(one));
    expect(ours.length).toBeGreaterThan(20);
    for (const one of ours) expect(commits).toContain(one);
  });
});
