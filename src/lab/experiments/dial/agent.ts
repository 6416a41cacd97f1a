import type { StreamEnd } from '../../agent/stream.ts';
import type { Bench } from '../../bench.ts';
import { comes } from '../../run/ready.ts';

/** How far an agent got by one proxy, in a phrase each. */
export interface Reach {
  readonly token: Step;
  readonly stream: Step;
  readonly post: Step;
}

export interface Step {
  readonly ok: boolean;
  /** What the client saw where it is not. */
  readonly how: string;
}

const done: Step = { ok: true, how: '' };
const failed = (how: string): Step => ({ ok: false, how });

/** Node’s word for a proxy that does not let a tunnel through. */
const words = (why: string): string =>
  why.includes('ERR_PROXY_TUNNEL') ? 'the proxy refuses the tunnel' : why.replace(/^Error: (no token: )?/, '');

const refusal = (end: StreamEnd): string =>
  end.how === 'refused' ? `status ${end.status}` : end.how === 'unreachable' ? words(end.why) : end.how;

/** How long the stream is given to begin, in milliseconds of this machine’s time. */
const patience = 5_000;

async function streamBy(bench: Bench, proxy: string): Promise<Step> {
  const { url, dial } = bench.through;
  const stream = await bench.stream(patience, { url, dial: { ...dial, proxy } });
  const served = () => stream.reports.some(({ kind }) => kind === 'event');
  await comes(() => stream.reports.some(({ kind }) => kind === 'event' || kind === 'end'), 2 * patience);
  stream.close();
  return served() ? done : failed(refusal(await stream.ended));
}

async function postBy(bench: Bench, proxy: string): Promise<Step> {
  const { url, dial } = bench.through;
  const asked = { method: 'POST' as const, body: '[]' };
  const { status, failure } = await bench.call('/gridsquares/one/foilholes', asked, { url, dial: { ...dial, proxy } });
  return status === 201 ? done : failed(failure === undefined ? `status ${status}` : words(failure));
}

/**
 * Does all that an agent does by a proxy. The stream and the post bring a token that was got by the bench’s own proxy,
 * so that each step tells of itself alone.
 */
export async function reachBy(bench: Bench, proxy: string): Promise<Reach> {
  const token = await bench
    .source({ proxy })
    .get()
    .then(
      () => done,
      (error: unknown) => failed(words(String(error))),
    );
  return { token, stream: await streamBy(bench, proxy), post: await postBy(bench, proxy) };
}
