/** What is done one after the other, each once the one before is done. */
export interface Thread {
  next(act: () => Promise<void>): void;
}

interface ThreadStart {
  /** Told when there is something to do, and when all is done. */
  readonly onBusy: () => void;
  readonly onIdle: () => void;
}

/** A thread as the real client has one for its stream: while it is busy it reads nothing, and it may never be done. */
export function threadOf({ onBusy, onIdle }: ThreadStart): Thread {
  let last = Promise.resolve();
  let waiting = 0;
  return {
    next(act) {
      waiting += 1;
      if (waiting === 1) onBusy();
      last = last.then(act).then(() => {
        waiting -= 1;
        if (waiting === 0) onIdle();
      });
    },
  };
}
