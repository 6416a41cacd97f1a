import type { Scale } from '../scale.ts';
import type { NewInstruction } from './database.ts';

/** What the backend does when it is told to end, which depends on the release of sse-starlette that was installed. */
export type Shutdown =
  /** 3.0.3, as locked: streams go on until the graceful time is over, then are cut in mid-chunk. */
  | 'cut'
  /** 3.4.5: streams end properly within about a second. */
  | 'clean';

/** What may be changed while the backend runs: of streams for those that are opened from then on, of calls at once. */
export interface Switches {
  /** The library's ping comments. */
  readonly pings: boolean;
  /** The application's heartbeat events. */
  readonly heartbeats: boolean;
  /** The header `X-Accel-Buffering: no`. */
  readonly accelHeader: boolean;
  /**
   * Not the backend as it is: sends, at the start of a stream, what was sent before and never acknowledged. The real one
   * puts back only instructions that have a time at which they expire, which nothing but a debug endpoint sets.
   * @see https://github.com/DiamondLightSource/smartem-decisions/blob/22cd745/src/smartem_backend/agent_connection_manager.py#L123-L173
   */
  readonly resend: boolean;
  /**
   * Takes batches of log lines. The real one answers 500: their times have a zone, the table's column has none.
   * @see https://github.com/DiamondLightSource/smartem-decisions/blob/22cd745/src/smartem_backend/api_server.py#L2793-L2821
   * @see https://github.com/DiamondLightSource/smartem-decisions/blob/22cd745/src/smartem_backend/model/database.py#L552
   */
  readonly storesLogs: boolean;
  /**
   * Takes acknowledgements; 500 otherwise. The real one takes none on a database that its migrations have made, since
   * they have another type for the instruction's id than its models.
   * @see https://github.com/DiamondLightSource/smartem-decisions/blob/22cd745/src/smartem_backend/model/database.py#L471
   */
  readonly storesAcknowledgements: boolean;
}

/** The backend as it is, on a database that takes instructions and acknowledgements. */
export const asItIs: Switches = {
  pings: true,
  heartbeats: true,
  accelHeader: true,
  resend: false,
  storesLogs: false,
  storesAcknowledgements: true,
};

/** All that the child process is told, as its one argument, in JSON. */
export interface BackendSettings {
  readonly scale: Scale;
  readonly port: number;
  readonly controlPort: number;
  readonly issuer: string;
  readonly jwksUri: string;
  readonly allowedAzp: readonly string[];
  /** Path of the journal that stands for the database. */
  readonly database: string;
  readonly shutdown: Shutdown;
  readonly switches: Switches;
}

/** Instructions that the process is to put into the database itself, one by one. */
export interface PacedInstructions {
  readonly rows: readonly NewInstruction[];
  /** From one to the next, in milliseconds. */
  readonly every: number;
}

/** What the answers were about, counted from the backend’s start. */
export interface Tally {
  heartbeats: number;
  /** Batches of log lines that came, stored or not. */
  logBatches: number;
  /** In bytes. */
  largestBody: number;
}

/** What the backend counts, from its start. */
export interface BackendStatistics extends Readonly<Tally> {
  readonly openStreams: number;
  readonly streamsOpened: number;
  readonly bytesStreamed: number;
}
