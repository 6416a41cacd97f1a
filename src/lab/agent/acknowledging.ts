import { isGood, type Posting, post } from './posts.ts';

export interface AcknowledgingStart extends Posting {
  /** The address of an instruction's acknowledgement. */
  readonly urlOf: (id: string) => string;
  /** Told of each acknowledgement, and of its last status. */
  readonly onStatus: (id: string, status: number) => void;
}

/** What an agent does about the instructions that it has carried out. */
export interface Acknowledging {
  /** Acknowledges one. Resolves once the stream's thread may go on to what came next. */
  carriedOut(id: string): Promise<void>;
  /** The stream is served. */
  connected(): void;
}

const processed = (now = new Date()): object => ({
  status: 'processed',
  result: 'Logged unknown instruction type: test.instruction',
  error_message: null,
  processing_time_ms: 0,
  processed_at: now.toISOString(),
});

const failed = (status: number, now = new Date()): object => ({
  ...processed(now),
  status: 'failed',
  result: null,
  error_message: `status ${status}`,
});

/**
 * Acknowledges as the agent does today: in the stream's thread, one after the other. Where three tries fail, it takes
 * that for a failure to carry out the instruction, and says so with three more.
 * @see https://github.com/DiamondLightSource/smartem-decisions/blob/22cd745/src/smartem_agent/fs_watcher.py#L258-L284
 */
export function acknowledgingToday({ urlOf, onStatus, ...posting }: AcknowledgingStart): Acknowledging {
  const { logs } = posting;
  async function tried(id: string, body: object): Promise<number> {
    const status = await post(urlOf(id), body, posting);
    onStatus(id, status);
    if (!isGood(status)) await logs.error(`Failed to acknowledge instruction ${id} after 3 attempts`);
    return status;
  }
  return {
    async carriedOut(id) {
      const status = await tried(id, processed());
      if (isGood(status)) return;
      await logs.error(`Failed to process instruction ${id}`);
      if (isGood(await tried(id, failed(status)))) return;
      await logs.error(`Failed to acknowledge instruction failure ${id}`);
    },
    connected() {},
  };
}

/**
 * Acknowledges as a mended agent would: beside the stream, so that no instruction waits for the answer to another, and
 * what did not get through is kept and tried again with the next stream. That is a proposal. It takes 4xx for a refusal
 * that will not get better; since the API of today says 500 for every refusal, it goes on trying those.
 */
export function acknowledgingMended({ urlOf, onStatus, ...posting }: AcknowledgingStart): Acknowledging {
  const owed = new Set<string>();
  async function acknowledge(id: string): Promise<void> {
    const status = await post(urlOf(id), processed(), posting);
    onStatus(id, status);
    if (isGood(status) || (status >= 400 && status < 500)) owed.delete(id);
    else {
      owed.add(id);
      await posting.logs.error(`Failed to acknowledge instruction ${id} after 3 attempts`);
    }
  }
  return {
    async carriedOut(id) {
      void acknowledge(id);
    },
    connected() {
      for (const id of owed) void acknowledge(id);
    },
  };
}
