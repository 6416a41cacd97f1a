import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';

/** A public key as the identity provider publishes it. */
export interface PublishedKey extends JsonWebKey {
  readonly kid?: string;
  readonly use?: string;
}

/** Runs beside the main thread, which waits for it: fetches one address and hands over its JSON, or why there is none. */
const fetcher = `
const { workerData: { signal, port, uri, limit } } = require('node:worker_threads');
fetch(uri, { signal: AbortSignal.timeout(limit) })
  .then((answer) => answer.json())
  .then((keys) => port.postMessage({ keys }), (error) => port.postMessage({ error: String(error) }))
  .finally(() => { Atomics.store(signal, 0, 1); Atomics.notify(signal, 0); });
`;

/**
 * Fetches a key set and blocks the process meanwhile, streams included, as PyJWKClient does in the real backend's one
 * event loop. Gives `undefined` where it does not come within the limit, in milliseconds.
 * @see https://github.com/DiamondLightSource/smartem-decisions/blob/22cd745/src/smartem_backend/auth.py#L92
 */
export function fetchKeysBlocking(uri: string, limit: number): readonly PublishedKey[] | undefined {
  const signal = new Int32Array(new SharedArrayBuffer(4));
  const { port1, port2 } = new MessageChannel();
  const worker = new Worker(fetcher, {
    eval: true,
    workerData: { signal, port: port2, uri, limit },
    transferList: [port2],
  });
  Atomics.wait(signal, 0, 0, limit + 1_000);
  const message = receiveMessageOnPort(port1)?.message as { keys?: { keys?: readonly PublishedKey[] } } | undefined;
  port1.close();
  void worker.terminate();
  return message?.keys?.keys;
}

/**
 * Keys by id. Asks for the set at first use and for an unknown id, and keeps sixteen that were used, published or not.
 * @see https://github.com/jpadilla/pyjwt/blob/0891a02/jwt/jwks_client.py
 */
export class KeyRing {
  readonly #fetch: () => readonly PublishedKey[] | undefined;
  readonly #kept = new Map<string, PublishedKey>();

  constructor(fetch: () => readonly PublishedKey[] | undefined) {
    this.#fetch = fetch;
  }

  find(id: string | undefined): PublishedKey | undefined {
    if (id === undefined) return undefined;
    const kept = this.#kept.get(id);
    if (kept !== undefined) return kept;
    const found = this.#fetch()?.find(({ kid, use }) => kid === id && (use === undefined || use === 'sig'));
    if (found === undefined) return undefined;
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= 16 && oldest !== undefined) this.#kept.delete(oldest);
    this.#kept.set(id, found);
    return found;
  }
}
