/** Faults of the program, which only the place in its code explains; what Node itself refuses has a code and a sentence. */
const faults = [TypeError, ReferenceError, RangeError, SyntaxError, EvalError];

const sentenceOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const isFault = faults.some((kind) => error instanceof kind) && !('code' in error);
  return isFault ? (error.stack ?? error.message) : error.message;
};

function causesOf(error: unknown): unknown[] {
  if (error instanceof AggregateError) return error.errors;
  return error instanceof Error && error.cause !== undefined ? [error.cause] : [];
}

/** What an error says to a reader: its sentence, and below it those of all that it came from, without lines of code. */
export function explain(error: unknown, told: ReadonlySet<unknown> = new Set()): string {
  const causes = causesOf(error).filter((cause) => !told.has(cause));
  const lines = causes.flatMap((cause) => `Because: ${explain(cause, new Set([...told, error]))}`.split('\n'));
  return [sentenceOf(error), ...lines.map((line) => `  ${line}`)].join('\n');
}

/** Runs a command to its exit status; where it fails by an error, says why, and the status is 2. */
export async function run(main: () => Promise<number>): Promise<void> {
  process.exitCode = await main().catch((error: unknown) => {
    console.error(explain(error));
    return 2;
  });
}
