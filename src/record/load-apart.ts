// Started by `load-records.ts` with files as arguments: loads one after the other, and tells of each what came of it.
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import { type DataFault, dataFault, isRecord } from './data.ts';
import { exportOf } from './record.ts';

/** What came of loading one module: what it exports, if anything, or what is wrong with that, or what it threw. */
export type Loaded =
  | { readonly value: unknown }
  | { readonly fault: DataFault }
  | { readonly thrown: string; readonly stack: string };

async function load(file: string): Promise<Loaded> {
  try {
    const module = (await import(pathToFileURL(file).href)) as Readonly<Record<string, unknown>>;
    const value = module[exportOf(file)];
    const fault = dataFault(value);
    if (fault !== undefined) return { fault };
    if (value === undefined || isRecord(value)) return { value };
    return { fault: { path: [], reason: `is ${inspect(value, { depth: 0 })}, expected an object` } };
  } catch (thrown) {
    return thrown instanceof Error
      ? { thrown: String(thrown.message), stack: String(thrown.stack) }
      : { thrown: inspect(thrown), stack: '' };
  }
}

for (const file of process.argv.slice(2)) {
  const loaded = await load(file);
  // What follows may end this process, so that each word has to be out before.
  await new Promise((resolve) => process.send?.(loaded, undefined, undefined, resolve));
}
process.exit(0);
