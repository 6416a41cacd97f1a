import { readdirSync, readFileSync } from 'node:fs';
import type { Bench } from '../../bench.ts';

/** What a hop wrote down about having no more room. */
export interface Complaint {
  readonly label: string;
  readonly text: string;
}

/** How programs say so. */
const sayings = [/\d+ worker_connections are not enough/, /too many open files/i, /reached process FD limit/];

/** The first complaint of each kind in a text, as the program words it. */
export const complaintsIn = (text: string): string[] =>
  sayings.flatMap((saying) => saying.exec(text)?.map((found) => found) ?? []);

/** What the hops of a way have complained of so far, from the client inwards. */
export function complaintsOf({ way, workspace }: Bench): Complaint[] {
  const logs = readdirSync(workspace.folder).filter((name) => name.endsWith('.log'));
  return way.hops.flatMap(({ hop: { id, label } }) => {
    const own = logs.filter((name) => name === `${id}.log` || name === `${id}-ssh.log` || name === `${id}-sshd.log`);
    const text = own.map((name) => readFileSync(workspace.file(name), 'utf8')).join('\n');
    return complaintsIn(text).map((one) => ({ label, text: one }));
  });
}
