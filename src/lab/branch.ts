import { readFileSync } from 'node:fs';
import type { Dial } from './agent/dial.ts';
import { callApi } from './agent/rest.ts';
import { type OpenWay, openWay, type WayGround } from './parts/open-way.ts';
import { openWorkspace, type Workspace } from './run/workspace.ts';
import type { Way } from './way.ts';

/** Where clients are pointed, and how they get there. */
export interface Entry {
  readonly url: string;
  readonly dial: Dial;
}

/** One more way to a bench’s API, running. */
export interface Branch {
  readonly entry: Entry;
  readonly way: OpenWay;
  /** The files of its hops, apart from the bench’s, since hops of two ways may have one name. */
  readonly workspace: Workspace;
  /** What stands in for what on it. */
  readonly standIns: readonly string[];
  stop(): Promise<void>;
}

/**
 * Opens one more way to an API. Throws where the API does not answer through it within the limit, in milliseconds; then
 * nothing is left running.
 */
export async function openBranch(way: Way, ground: Omit<WayGround, 'workspace'>, limit: number): Promise<Branch> {
  const workspace = openWorkspace();
  const opened = new AsyncDisposableStack();
  opened.defer(workspace.close);
  const stop = () => opened.disposeAsync();
  try {
    const open = await openWay(way, { ...ground, workspace });
    opened.defer(open.stop);
    const entry = { url: open.url, dial: { ca: readFileSync(open.authority, 'utf8'), proxy: open.proxy } };
    const { status } = await callApi({ url: `${open.url}/status`, limit, ...entry.dial });
    if (status !== 200) throw new Error(`the API does not answer through one more way: status ${status}`);
    return { entry, way: open, workspace, standIns: way.standIns, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
