/** What was seen between two neighbours, on all connections together. */
export interface Stretch {
  /** Whether the token was there to be read. */
  readonly inClear: boolean;
  /** The TLS connections that were opened, each by the random number of its first message, as hexadecimal digits. */
  readonly tls: readonly string[];
}

const handshake = 22;
const clientHello = 1;
/** Type, version and length of the record; type and length of the message; its version. */
const beforeRandom = 5 + 4 + 2;
const randomLength = 32;

/**
 * The random number in a connection’s first message where that opens TLS; `undefined` where it is anything else. What
 * only moves bytes leaves it as it is, and no two connections have one in common.
 * @see https://www.rfc-editor.org/rfc/rfc8446#section-4.1.2
 */
function helloOf(sent: Buffer): string | undefined {
  if (sent[0] !== handshake || sent[5] !== clientHello || sent.length < beforeRandom + randomLength) return undefined;
  return sent.subarray(beforeRandom, beforeRandom + randomLength).toString('hex');
}

/** What is to be seen in what a tap kept of connections on which a token was sent. */
export const stretchOf = (sent: readonly Buffer[], token: string): Stretch => ({
  inClear: sent.some((bytes) => bytes.includes(token)),
  tls: sent.flatMap((bytes) => helloOf(bytes) ?? []),
});
