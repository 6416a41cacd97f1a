import type { KnownValue } from '../record/known-value.ts';
import type { Duration, Size } from '../record/quantity.ts';

/** What becomes of a request that comes without TLS. */
export type PlainHttp = 'redirected' | 'refused' | 'served';

/** How the backend learns whose request it is. The first two are what the edge does to `X-Forwarded-For`. */
export type ClientAddress = 'X-Forwarded-For, written anew' | 'X-Forwarded-For, added to' | 'source kept' | 'hidden';

export type HttpVersion = 'HTTP/1.0' | 'HTTP/1.1' | 'HTTP/2';

/** What can be a default of a controller, and set by an annotation. */
export interface Values {
  /** Silence from the backend after which the edge closes the connection. */
  readonly idle: Duration | 'none';
  /** Length after which it ends a response, however busy. */
  readonly total: Duration | 'none';
  /** Whether a response is gathered before it is passed on, where no header forbids it. */
  readonly buffers: boolean;
  /** The largest request body that it takes. */
  readonly body: Size | 'none';
  /** Whether it obeys the backend’s `X-Accel-Buffering: no`. */
  readonly heedsHeader: boolean;
  /** Whether it takes that header off, so that no proxy nearer to the client sees it. */
  readonly hidesHeader: boolean;
  /** The HTTP version that it speaks to the backend. */
  readonly upstream: HttpVersion;
  readonly clientAddress: ClientAddress;
  /** Whether it compresses `text/event-stream`. */
  readonly gzip: boolean;
  /** How long streams go on after a reload, whoever caused it; `none` where a reload ends none. */
  readonly reload: Duration | 'none';
}

/** How a path is matched, and what is taken off it. */
export interface ReadPath {
  readonly match: KnownValue<'exact' | 'prefix' | 'regex'>;
  /** The prefix that is taken off before the backend sees the path. */
  readonly strips: KnownValue<string | 'none'>;
}
