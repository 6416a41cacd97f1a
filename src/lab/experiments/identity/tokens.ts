import { setTimeout as sleep } from 'node:timers/promises';
import { decodeJwt, decodeProtectedHeader, generateKeyPair, importJWK, SignJWT } from 'jose';
import { backendBehaviour, identityBehaviour } from '../../behaviour.ts';
import type { Bench } from '../../bench.ts';
import { strangerClient } from '../../identity/identity-settings.ts';
import { KeyFile } from '../../identity/key-file.ts';
import { labMilliseconds, labSeconds, type Scale } from '../../scale.ts';
import { arrives, both, callWith } from './asking.ts';
import { alike, expected, type Kind, kindIds, kinds, type Table } from './token-kinds.ts';

/** A token that lives one second of the lab. */
async function shortLived({ identity, scale, source }: Bench): Promise<string> {
  await identity.setLifetime(1);
  const token = await source().get();
  await identity.setLifetime(labSeconds(scale, identityBehaviour.lifetime.lasts));
  return token;
}

/** Resolves when a token is out of date for the API as well, which allows for some difference of clocks. */
async function untilRefused(token: string, scale: Scale): Promise<void> {
  const leeway = labMilliseconds(scale, backendBehaviour.leeway.lasts);
  // Times in tokens are whole seconds.
  const end = (decodeJwt(token).exp ?? 0) * 1000 + leeway + 1_000;
  await sleep(Math.max(0, end - Date.now()));
}

/** A good token’s claims and key id, signed with a key that only looks like the realm’s. */
async function signedElsewhere(good: string): Promise<string> {
  const { privateKey } = await generateKeyPair('RS256');
  const { kid = '' } = decodeProtectedHeader(good);
  return new SignJWT(decodeJwt(good)).setProtectedHeader({ alg: 'RS256', kid }).sign(privateKey);
}

/** A good token’s claims with another issuer, signed with the realm’s own key, so that nothing else is wrong with it. */
async function issuedElsewhere(good: string, keys: string): Promise<string> {
  const [key] = await new KeyFile(keys).read();
  if (key === undefined) throw new Error('the identity provider has no key');
  const header = { alg: 'RS256', ...(key.kid === undefined ? {} : { kid: key.kid }) };
  const claims = { ...decodeJwt(good), iss: 'https://elsewhere.lab/realms/dls' };
  return new SignJWT(claims).setProtectedHeader(header).sign(await importJWK(key, 'RS256'));
}

/** What became of a stream that was opened with a token which then expired. */
export interface Outlived {
  /** Whether an event arrived after that. */
  readonly goesOn: boolean;
  /** Status of a call with the same token. */
  readonly same: number;
  /** Status of a call with a fresh one. */
  readonly fresh: number;
}

/**
 * Tries every kind of token through the way and straight, and holds a stream past the end of its token meanwhile.
 * @throws where the API itself does not answer as expected, since then the way cannot be judged
 */
export async function tryTokens(bench: Bench): Promise<{ readonly table: Table; readonly outlived: Outlived }> {
  const short = await shortLived(bench);
  const stream = await bench.stream(labMilliseconds(bench.scale, backendBehaviour.ping.lasts) * 4, bench.through, {
    token: short,
  });
  const good = await bench.source().get();
  const tokens: Readonly<Record<Kind, string | undefined>> = {
    good,
    expired: short,
    stranger: await bench.source({ client: strangerClient }).get(),
    none: undefined,
    malformed: 'not-a-token',
    otherKey: await signedElsewhere(good),
    otherIssuer: await issuedElsewhere(good, bench.identity.keys),
  };
  const table: Partial<Record<Kind, Table[Kind]>> = {};
  for (const kind of kindIds) {
    if (kind === 'expired') continue;
    table[kind] = await both(bench, tokens[kind]);
  }
  await untilRefused(short, bench.scale);
  table.expired = await both(bench, short);
  for (const kind of kindIds) {
    const { straight } = table[kind] ?? {};
    if (straight === undefined || !alike(straight, expected(kind)))
      throw new Error(`${kinds[kind].what}: the API itself answers ${straight?.call} and ${straight?.stream}`);
  }
  const outlived = {
    goesOn: await arrives(bench, stream),
    same: await callWith(bench, short),
    fresh: await callWith(bench, await bench.source().get()),
  };
  stream.close();
  return { table: table as Table, outlived };
}
