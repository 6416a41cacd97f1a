import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { writeWhole } from '../run/write-whole.ts';

/** Private RS256 keys in a file, the first of which signs. They outlive the process, as those of a realm do. */
export class KeyFile {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  async read(): Promise<readonly JWK[]> {
    if (!existsSync(this.#path)) return this.rotate({ keepOld: false });
    return JSON.parse(readFileSync(this.#path, 'utf8')) as readonly JWK[];
  }

  /** Puts a new key first; the old ones stay published or go. */
  async rotate({ keepOld }: { readonly keepOld: boolean }): Promise<readonly JWK[]> {
    const { privateKey } = await generateKeyPair('RS256', { extractable: true });
    const fresh: JWK = { ...(await exportJWK(privateKey)), kid: randomUUID(), alg: 'RS256', use: 'sig' };
    const keys = [fresh, ...(keepOld ? await this.read() : [])];
    writeWhole(this.#path, JSON.stringify(keys), 0o600);
    return keys;
  }
}
