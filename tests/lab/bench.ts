import { setTimeout as sleep } from 'node:timers/promises';
import type { TestContext } from 'vitest';
import { type AgentReport, type AgentRun, type AgentStart, runAgent } from '../../src/lab/agent/agent.ts';
import { openStream, type Stream, type StreamReport } from '../../src/lab/agent/stream.ts';
import { type Tokens, tokensFrom } from '../../src/lab/agent/token.ts';
import { type BackendProcess, type BackendStart, startBackend } from '../../src/lab/backend/backend-process.ts';
import { type IdentityProcess, startIdentity } from '../../src/lab/identity/identity-process.ts';
import { agentClient, type Client } from '../../src/lab/identity/identity-settings.ts';
import { openWorkspace, type Workspace } from '../../src/lab/run/workspace.ts';

/** Pings come each 0.5 s, heartbeats after 1 s, a backend is cut after 1 s, tokens live 10 s with 2 s of leeway. */
export const scale = { factor: 30 };

export interface Ends {
  readonly workspace: Workspace;
  readonly identity: IdentityProcess;
  readonly backend: BackendProcess;
  tokens(client?: Client): Tokens;
  /** Opens a stream to the backend itself and keeps what is reported. */
  stream(session: string, token: string, readLimit?: number): Stream & Followed<StreamReport>;
  agent(session: string, start: Pick<AgentStart, 'form'> & Partial<AgentStart>): Followed<AgentReport> & AgentRun;
  stop(): Promise<void>;
}

export interface Followed<Report> {
  readonly reports: Report[];
}

/** Starts both ends without anything between them. */
export async function startEnds(start: Partial<BackendStart> = {}): Promise<Ends> {
  const workspace = openWorkspace();
  const { folder } = workspace;
  const identity = await startIdentity({ scale, folder });
  const { issuer, jwksUri, tokenUri } = identity;
  const backend = await startBackend({ scale, issuer, jwksUri, folder, ...start });
  const tokens = (client = agentClient) => tokensFrom({ tokenUri, client, scale, ca: '' });
  return {
    workspace,
    identity,
    backend,
    tokens,
    stream(session, token, readLimit = 5_000) {
      const reports: StreamReport[] = [];
      const url = `${backend.url}/agent/krios/session/${session}/instructions/stream`;
      const stream = openStream({ url, token, ca: '', readLimit, onEvent: (report) => reports.push(report) });
      return Object.assign(stream, { reports });
    },
    agent(session, given) {
      const reports: AgentReport[] = [];
      const run = runAgent({
        base: backend.url,
        agent: 'krios',
        session,
        tokens: tokens(),
        ca: '',
        scale,
        onReport: (report) => reports.push(report),
        ...given,
      });
      return Object.assign(run, { reports });
    },
    async stop() {
      await Promise.all([backend.stop(), identity.stop()]);
      workspace.close();
    },
  };
}

/** Both ends with a session, `s` of krios, which stop when the test of this context is over. */
export async function openEnds({ onTestFinished }: Pick<TestContext, 'onTestFinished'>, start?: Partial<BackendStart>) {
  const ends = await startEnds(start);
  onTestFinished(() => ends.stop());
  ends.backend.openSession('krios', 's');
  return ends;
}

/** Waits until something is so; fails after ten seconds. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 10_000; Date.now() < end; await sleep(10)) if (await isSo()) return;
  throw new Error('it did not come');
}
