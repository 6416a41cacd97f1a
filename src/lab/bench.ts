import { readFileSync } from 'node:fs';
import { type AgentReport, type AgentRun, type AgentStart, runAgent } from './agent/agent.ts';
import type { Dial } from './agent/dial.ts';
import { type Answer, type Call, callApi } from './agent/rest.ts';
import { openStream, type Stream, type StreamReport } from './agent/stream.ts';
import { type TokenStart, type Tokens, tokensFrom } from './agent/token.ts';
import { type BackendProcess, type BackendStart, startBackend } from './backend/backend-process.ts';
import { backendBehaviour } from './behaviour.ts';
import { type Branch, type Entry, openBranch } from './branch.ts';
import { now } from './clock.ts';
import { type IdentityProcess, identityName, openIdentity } from './identity/identity-process.ts';
import { agentClient } from './identity/identity-settings.ts';
import { servedFiles } from './parts/nginx-part.ts';
import { type OpenWay, openWay } from './parts/open-way.ts';
import { openWorkspace, type Workspace } from './run/workspace.ts';
import { labMilliseconds, type Scale } from './scale.ts';
import { startTap, type Tap } from './tap.ts';
import type { Way } from './way.ts';

export type { Branch, Entry };

/** What a bench may be told beside its way. */
export interface BenchStart extends Pick<BackendStart, 'allowedAzp' | 'shutdown' | 'switches'> {
  /** Gives the identity provider a name and TLS of its own, as agents behind an outbound proxy need it. */
  readonly securedIdentity?: boolean;
  /** The index page of hops that serve files; without one, they have none. */
  readonly page?: string;
  /** Whether a tap listens before each hop and before the API. */
  readonly tapped?: true;
}

/** An agent of its own, and the session that it was given. */
interface Own {
  readonly agent: string;
  readonly session: string;
}

/** A stream with all that was seen of it so far. */
export interface WatchedStream extends Stream, Own {
  readonly reports: readonly StreamReport[];
  /** When it was asked for, in milliseconds of the machine’s clock. */
  readonly asked: number;
}

/** An agent of the lab with all that it has reported so far. */
export interface WatchedAgent extends AgentRun, Own {
  readonly reports: readonly AgentReport[];
}

/** A way with both its ends, running. */
export interface Bench {
  readonly way: OpenWay;
  readonly backend: BackendProcess;
  readonly identity: IdentityProcess;
  /** The files of this run: configurations, certificates, logs. */
  readonly workspace: Workspace;
  /** The option’s own address. */
  readonly through: Entry;
  /** The API itself, without a hop. */
  readonly straight: Entry;
  /** How clients get to the identity provider. */
  readonly toIdentity: Dial;
  readonly scale: Scale;
  /** One source of the agents’ tokens for all that is asked here. */
  readonly tokens: Tokens;
  /** A source of tokens of its own; of the agents’ client, by the bench’s own proxy, unless it is told otherwise. */
  source(other?: Partial<Pick<TokenStart, 'client' | 'proxy'>>): Tokens;
  /** From the client inwards, the last one before the API; none unless they are asked for. */
  readonly taps: readonly Tap[];
  /** The ways that were opened beside its own. */
  readonly branches: readonly Branch[];
  /** Opens one more way to the same API, which is closed with the bench. Throws where the API does not answer through it. */
  branch(way: Way): Promise<Branch>;
  /**
   * Opens a stream as an agent of its own, with the agents’ token, unless it is given another. `readLimit` is in
   * milliseconds of the lab.
   */
  stream(readLimit: number, entry?: Entry, given?: { readonly token: string | undefined }): Promise<WatchedStream>;
  /** Runs an agent of its own, which gets its tokens from the shared source unless it is given another. */
  agent(
    start: Pick<AgentStart, 'form'> & Partial<Pick<AgentStart, 'readLimit' | 'scale' | 'tokens' | 'onReport'>>,
  ): WatchedAgent;
  /** Makes one call with the agents’ token, unless it is given another. Never throws for what went wrong on the way. */
  call(path: string, call?: Partial<Pick<Call, 'method' | 'body' | 'token' | 'limit'>>, entry?: Entry): Promise<Answer>;
  /** Asks for what needs no token, and gives the status; 0 where there was no answer. */
  status(): Promise<number>;
  /** What has become of either end or of a hop that nobody meant, in a sentence. */
  trouble(): string | undefined;
  /** Stops all that runs, agents and streams that were opened here first. */
  stop(): Promise<void>;
}

/** How long a call may take, in milliseconds: the machine's time, and what the backend waits for keys before it answers. */
const callLimit = (scale: Scale): number => 20_000 + labMilliseconds(scale, backendBehaviour.keyFetch.lasts);

/** Starts identity provider, backend and every hop of a way. What has started is stopped again where something does not. */
export async function openBench(
  way: Way,
  scale: Scale,
  { securedIdentity = false, page, tapped, ...start }: BenchStart = {},
): Promise<Bench> {
  const workspace = openWorkspace();
  const { folder } = workspace;
  const opened = new AsyncDisposableStack();
  opened.defer(workspace.close);
  const stop = () => opened.disposeAsync();
  let agents = 0;
  try {
    const { identity, authority } = await openIdentity(scale, workspace, securedIdentity);
    opened.defer(identity.stop);
    const { issuer, jwksUri, tokenUri } = identity;
    const trusted = authority === undefined ? {} : { ca: authority };
    const backend = await startBackend({ scale, folder, issuer, jwksUri, ...trusted, ...start });
    opened.defer(backend.stop);
    const allowed = securedIdentity ? [{ host: identityName, port: identity.port }] : [];
    const files = page === undefined ? {} : { files: servedFiles(workspace, page) };
    const taps: Tap[] = [];
    const ahead = async (port: number) => {
      const tap = await startTap(port);
      opened.defer(tap.stop);
      taps.unshift(tap);
      return tap.port;
    };
    const listening = tapped ? { ahead } : {};
    const open = await openWay(way, { workspace, scale, service: backend.port, allowed, ...files, ...listening });
    opened.defer(open.stop);
    const dial: Dial = { ca: readFileSync(open.authority, 'utf8'), proxy: open.proxy };
    const through: Entry = { url: open.url, dial };
    const toIdentity: Dial =
      authority === undefined ? { ca: '' } : { ca: readFileSync(authority, 'utf8'), proxy: open.proxy };
    const branches: Branch[] = [];
    const source: Bench['source'] = (other) =>
      tokensFrom({ tokenUri, client: agentClient, scale, ...toIdentity, ...other });
    const tokens = source();
    // An experiment that was given up may still be under way, and nobody would stop what it opens.
    const stillOpen = () => {
      if (opened.disposed) throw new Error('the bench is closed');
    };
    const own = (): Own => {
      stillOpen();
      agents += 1;
      const one = { agent: 'microscope', session: `session-${agents}` };
      backend.openSession(one.agent, one.session);
      return one;
    };
    return {
      way: open,
      backend,
      identity,
      workspace,
      through,
      straight: { url: backend.url, dial: { ca: '' } },
      toIdentity,
      scale,
      tokens,
      source,
      taps,
      branches,
      async branch(other) {
        stillOpen();
        const branch = await openBranch(other, { scale, service: backend.port, allowed, ...files }, callLimit(scale));
        if (opened.disposed) await branch.stop();
        stillOpen();
        opened.defer(branch.stop);
        branches.push(branch);
        return branch;
      },
      async stream(readLimit, entry = through, given) {
        const one = own();
        const reports: StreamReport[] = [];
        const url = `${entry.url}/agent/${one.agent}/session/${one.session}/instructions/stream`;
        const { token } = given ?? { token: await tokens.get() };
        stillOpen();
        const began = now();
        const onEvent = (report: StreamReport) => void reports.push(report);
        const stream = openStream({ url, token, readLimit, onEvent, ...entry.dial });
        opened.defer(stream.close);
        return Object.assign(stream, { ...one, reports, asked: began });
      },
      agent({ onReport, ...given }) {
        const one = own();
        const reports: AgentReport[] = [];
        const keep = (report: AgentReport) => {
          reports.push(report);
          onReport?.(report);
        };
        const run = runAgent({ base: open.url, ...one, tokens, scale, ...dial, ...given, onReport: keep });
        opened.defer(run.stop);
        return Object.assign(run, { ...one, reports });
      },
      async call(path, call = {}, entry = through) {
        const token = 'token' in call ? call.token : await tokens.get();
        return callApi({ limit: callLimit(scale), ...call, token, url: entry.url + path, ...entry.dial });
      },
      async status() {
        return (await callApi({ url: `${open.url}/status`, limit: callLimit(scale), ...dial })).status;
      },
      trouble() {
        const ends = [
          { label: 'The identity provider', trouble: identity.trouble },
          { label: 'The API', trouble: backend.trouble },
        ];
        const hops = [open, ...branches.map((branch) => branch.way)].flatMap((one) => one.hops);
        const parts = hops.map(({ hop, part }) => ({ label: hop.label, trouble: part.trouble }));
        const found = [...ends, ...parts].find(({ trouble }) => trouble() !== undefined);
        return found === undefined ? undefined : `${found.label} ${found.trouble()} in mid-run`;
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
