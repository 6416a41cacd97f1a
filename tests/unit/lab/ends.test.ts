import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import * as facts from '../../../adr/0001-agent-connectivity/facts.ts';
import * as sources from '../../../adr/0001-agent-connectivity/sources.ts';
import { foilHoles } from '../../../src/lab/agent/bodies.ts';
import { backOff } from '../../../src/lab/agent/posts.ts';
import { KeyRing, type PublishedKey } from '../../../src/lab/backend/key-ring.ts';
import { match } from '../../../src/lab/backend/routes.ts';
import { encodeComment, encodeEvent } from '../../../src/lab/backend/streams.ts';
import { refusal } from '../../../src/lab/backend/tokens.ts';
import { agentBehaviour, backendBehaviour, identityBehaviour } from '../../../src/lab/behaviour.ts';

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

describe('an event on the wire', () => {
  test('is ended by CRLF and has no id', () => {
    expect(encodeEvent('heartbeat', { type: 'heartbeat' })).toBe(
      'event: heartbeat\r\ndata: {"type":"heartbeat"}\r\n\r\n',
    );
  });

  test('as a comment begins with a colon', () => {
    expect(encodeComment('ping')).toBe(': ping\r\n\r\n');
  });
});

describe('a request’s route', () => {
  test('is found with its names, whatever the query', () => {
    expect(match('GET', '/agent/krios%201/session/s/instructions/stream?x=1')).toMatchObject({
      route: { action: 'stream' },
      names: { agent_id: 'krios 1', session_id: 's' },
    });
  });

  test.each([
    ['GET', '/api/status', 'none'],
    ['GET', '/', 'none'],
    ['GET', '/redoc', 'none'],
    ['GET', '/openapiXjson', 'none'],
    ['GET', '/agent/a/session/s/heartbeat', 'other method'],
  ])('%s %s: %s', (method, url, expected) => {
    expect(match(method, url)).toBe(expected);
  });

  test.each(['/status', '/health', '/openapi.json', '/docs'])('%s needs no token', (url) => {
    expect(match('GET', url)).toMatchObject({ route: { open: true } });
  });

  test('/version needs a token', () => {
    expect(match('GET', '/version')).not.toMatchObject({ route: { open: true } });
  });
});

describe('back-off', () => {
  test('doubles from one second to sixty', () => {
    expect([0, 1, 2, 5, 6, 20].map((failures) => backOff(failures, 0.5))).toEqual([1, 2, 4, 32, 60, 60]);
  });

  test('is a quarter more or less by chance', () => {
    expect(backOff(2, 0)).toBe(3);
    expect(backOff(2, 1)).toBe(5);
  });
});

test.each([2, 32, 700, 1024 ** 2, 2 * 1024 ** 2 + 1])('foil holes come in a body of %i bytes', (bytes) => {
  const body = foilHoles(bytes);
  expect(Buffer.byteLength(body)).toBe(bytes);
  const foilholes = JSON.parse(body) as unknown[];
  // About 1,900 holes are 1 MiB in the real agent's requests.
  if (bytes === 1024 ** 2) expect(foilholes.length / 1_900).toBeCloseTo(1, 1);
});

describe('a token', () => {
  const issuer = 'http://127.0.0.1:1/realms/dls';
  const rules = { issuer, allowedAzp: ['SmartEM_Agent'], leeway: 60 };
  let pair: Awaited<ReturnType<typeof generateKeyPair>>;
  let ring: KeyRing;

  beforeAll(async () => {
    pair = await generateKeyPair('RS256', { extractable: true });
    const key = { ...(await exportJWK(pair.publicKey)), kid: 'one', use: 'sig' } as PublishedKey;
    ring = new KeyRing(() => [key]);
  });

  const judged = async (claims: JWTPayload, kid = 'one', given = rules) => {
    const token = await new SignJWT({ iss: issuer, azp: 'SmartEM_Agent', exp: Date.now() / 1000 + 300, ...claims })
      .setProtectedHeader({ alg: 'RS256', kid })
      .sign(pair.privateKey);
    return refusal(`Bearer ${token}`, ring, given);
  };

  test('from the agent’s client is good', async () => {
    expect(await judged({})).toBeUndefined();
  });

  test('is good within the leeway after its end, and not beyond', async () => {
    expect(await judged({ exp: Date.now() / 1000 - 50 })).toBeUndefined();
    expect(await judged({ exp: Date.now() / 1000 - 70 })).toBe('Token expired');
  });

  test('from another client is refused, unless the list is empty', async () => {
    expect(await judged({ azp: 'Some_Other_Client' })).toBe('Token azp not permitted');
    expect(await judged({ azp: 'Some_Other_Client' }, 'one', { ...rules, allowedAzp: [] })).toBeUndefined();
  });

  test('from another issuer, with an unknown key, or none at all is refused', async () => {
    expect(await judged({ iss: 'http://elsewhere' })).toBe('Invalid token');
    expect(await judged({}, 'two')).toBe('Cannot resolve signing key');
    expect(await refusal(undefined, ring, rules)).toBe('Missing or malformed Authorization header');
    expect(await refusal('Bearer nonsense', ring, rules)).toBe('Invalid token');
  });

  test('of another algorithm is refused', async () => {
    const token = await new SignJWT({ iss: issuer, azp: 'SmartEM_Agent' })
      .setProtectedHeader({ alg: 'HS256', kid: 'one' })
      .sign(new Uint8Array(32));
    expect(await refusal(`Bearer ${token}`, ring, rules)).toBe('Invalid token');
  });
});

test('a key that was used is kept when it is no longer published, an unknown one is asked for each time', () => {
  let published: PublishedKey[] = [{ kid: 'one' }];
  let fetches = 0;
  const ring = new KeyRing(() => {
    fetches += 1;
    return published;
  });
  expect(ring.find('one')).toEqual({ kid: 'one' });
  published = [{ kid: 'two' }];
  expect(ring.find('one')).toEqual({ kid: 'one' });
  expect(fetches).toBe(1);
  expect(ring.find('two')).toEqual({ kid: 'two' });
  expect(ring.find('three')).toBeUndefined();
  expect(ring.find('three')).toBeUndefined();
  expect(fetches).toBe(4);
});
