import { errors, importJWK, jwtVerify } from 'jose';
import type { KeyRing } from './key-ring.ts';

export interface TokenRules {
  readonly issuer: string;
  /** Clients whose tokens are taken; empty for any. */
  readonly allowedAzp: readonly string[];
  /** In seconds. */
  readonly leeway: number;
}

class UnknownKey extends Error {}

/**
 * Judges an `Authorization` header as the backend's dependency does. Gives why it is refused, in the backend's words, or
 * `undefined` where it is good.
 * @see https://github.com/DiamondLightSource/smartem-decisions/blob/22cd745/src/smartem_backend/auth.py#L52-L133
 */
export async function refusal(
  authorization: string | undefined,
  keys: KeyRing,
  { issuer, allowedAzp, leeway }: TokenRules,
): Promise<string | undefined> {
  const token = /^bearer (.*)$/i.exec(authorization ?? '')?.[1]?.trim();
  if (token === undefined) return 'Missing or malformed Authorization header';
  if (token === '') return 'Empty bearer token';
  try {
    const { payload } = await jwtVerify(
      token,
      ({ kid }) => {
        const key = keys.find(kid);
        if (key === undefined) throw new UnknownKey();
        return importJWK(key, 'RS256');
      },
      { algorithms: ['RS256'], issuer, clockTolerance: leeway },
    );
    const fits = allowedAzp.length === 0 || allowedAzp.some((client) => client === payload['azp']);
    return fits ? undefined : 'Token azp not permitted';
  } catch (error) {
    if (error instanceof UnknownKey) return 'Cannot resolve signing key';
    return error instanceof errors.JWTExpired ? 'Token expired' : 'Invalid token';
  }
}
