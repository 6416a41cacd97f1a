import { clearLine, cursorTo } from 'node:readline';

/** Where a command tells what it does: lines that stay, and on a terminal one below them that changes. */
export interface Screen {
  /** Whether `status` is seen by anybody. */
  readonly changes: boolean;
  line(text: string): void;
  /** Puts another text into the line that changes. Does nothing where there is none. */
  status(text: string): void;
}

/** A screen on a stream, such as the standard output. */
export function screenOn(stream: NodeJS.WriteStream): Screen {
  let shown = '';
  const wipe = () => {
    if (shown === '') return;
    cursorTo(stream, 0);
    clearLine(stream, 0);
  };
  const show = (text: string) => {
    // A line that wraps could not be wiped.
    shown = text.slice(0, Math.max(0, stream.columns - 1));
    stream.write(shown);
  };
  return {
    changes: stream.isTTY,
    line(text) {
      const last = shown;
      wipe();
      shown = '';
      stream.write(`${text}\n`);
      if (last !== '') show(last);
    },
    status(text) {
      if (!stream.isTTY) return;
      wipe();
      show(text);
    },
  };
}
