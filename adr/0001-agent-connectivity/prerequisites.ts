import type { Prerequisite } from '../../src/model/decision.ts';
import { backend } from './sources.ts';

export const prerequisites = {
  reconnection: {
    title: 'The agent’s stream does not reconnect',
    severity: 'blocks',
    finding:
      'The stream function catches every error itself and returns normally; the loop around it takes a normal return as the end and leaves.',
    consequence:
      'Whatever ends the stream once (a reload, a rollout, a 502) ends instructions to that agent until its process is restarted. The heartbeat thread then skips, too.',
    mend: 'Let the stream function raise, retry without a limit, with back-off and jitter; test it against a proxy that cuts.',
    sources: [
      backend('src/smartem_agent/fs_watcher.py', 192, 212),
      backend('src/smartem_backend/api_client.py', 811, 823),
      backend('src/smartem_agent/fs_watcher.py', 231, 238),
    ],
  },
} as const satisfies Record<string, Prerequisite>;

