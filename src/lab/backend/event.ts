const separator = '\r\n';

/**
 * An event as sse-starlette writes it: name, data, an empty line, each ended by CRLF, and no id.
 * @see https://github.com/sysid/sse-starlette/blob/04c56c8/sse_starlette/sse.py
 */
export function encodeEvent(name: string, data: object): string {
  return `event: ${name}${separator}data: ${JSON.stringify(data)}${separator}${separator}`;
}

/** A comment, which readers of the stream ignore: `: ping - 2026-11-25 02:00:00`. */
export function encodeComment(text: string): string {
  return `: ${text}${separator}${separator}`;
}
