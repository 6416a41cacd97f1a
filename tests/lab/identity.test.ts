import { setTimeout as sleep } from 'node:timers/promises';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callApi } from '../../src/lab/agent/rest.ts';
import { type Ends, startEnds, until } from './bench.ts';

describe('the identity provider', () => {
  let ends: Ends;
  const version = async (token: string) => callApi({ url: `${ends.backend.url}/version`, token, ca: '', limit: 8_000 });

  beforeAll(async () => {
    ends = await startEnds();
  });
  afterAll(() => ends.stop());

  test('issues RS256 tokens of its own, with the client as azp, for the scaled time', async () => {
    const token = await ends.tokens().get();
    expect(decodeProtectedHeader(token)).toMatchObject({ alg: 'RS256' });
    const { iss, azp, exp = 0, iat = 0 } = decodeJwt(token);
    expect({ iss, azp, life: exp - iat }).toEqual({ iss: ends.identity.issuer, azp: 'SmartEM_Agent', life: 10 });
    expect(iss).toMatch(/\/realms\/dls$/);
  });

  test('gives none for a wrong secret', async () => {
    const tokens = ends.tokens({ id: 'SmartEM_Agent', secret: 'wrong' });
    await expect(tokens.get()).rejects.toThrow('no token: status 401');
  });

  test('a token is kept until shortly before its end', async () => {
    const tokens = ends.tokens();
    const first = await tokens.get();
    expect(await tokens.get()).toBe(first);
    tokens.forget();
    expect(await tokens.get()).not.toBe(first);
  });

  test('keys change: new tokens are good at once, and so are old ones whose key was used before', async () => {
    const old = await ends.tokens().get();
    expect(await version(old)).toMatchObject({ status: 200 });
    await ends.identity.rotate({ keepOld: false });
    const fresh = await ends.tokens().get();
    expect(decodeProtectedHeader(fresh).kid).not.toBe(decodeProtectedHeader(old).kid);
    expect(await version(fresh)).toMatchObject({ status: 200 });
    expect(await version(old)).toMatchObject({ status: 200 });
  });

  test('is down: known keys do, an unknown one cannot be looked up, no token is to be had', async () => {
    const known = await ends.tokens().get();
    expect(await version(known)).toMatchObject({ status: 200 });
    await ends.identity.rotate({ keepOld: true });
    const unknown = await ends.tokens().get();
    await ends.identity.down();
    expect(await version(known)).toMatchObject({ status: 200 });
    expect(await version(unknown)).toMatchObject({ status: 401, text: expect.stringContaining('signing key') });
    await expect(ends.tokens().get()).rejects.toThrow('ECONNREFUSED');
    await ends.identity.up();
    expect(await version(unknown)).toMatchObject({ status: 200 });
    expect(await version(await ends.tokens().get())).toMatchObject({ status: 200 });
  });

  test('answers nothing: the backend stands still, its streams too, until the key fetch is given up', async () => {
    ends.backend.openSession('krios', 'stall');
    const stream = ends.stream('stall', await ends.tokens().get());
    await until(() => stream.bytes > 0);
    await ends.identity.rotate({ keepOld: true });
    const unknown = await ends.tokens().get();
    ends.identity.freeze();
    const answer = await version(unknown);
    ends.identity.thaw();
    expect(answer).toMatchObject({ status: 401 });
    expect(answer.took).toBeGreaterThan(900);
    await sleep(700);
    const times = stream.reports.map(({ at }) => at);
    const gaps = times.slice(1).map((at, index) => at - (times[index] ?? at));
    expect(Math.max(...gaps)).toBeGreaterThan(700);
    stream.close();
  });
});
