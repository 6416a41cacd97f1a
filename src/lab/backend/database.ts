import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';

/** An instruction as a row of the backend's table. */
export interface Instruction {
  readonly id: string;
  readonly agent: string;
  readonly session: string;
  readonly type: string;
  readonly payload: object;
  readonly sequence: number;
  readonly createdAt: string;
  status: 'pending' | 'sent' | 'acknowledged';
}

/** An instruction before anything has become of it. */
export type NewInstruction = Omit<Instruction, 'status'>;

type Change =
  | { readonly kind: 'session'; readonly session: string; readonly agent: string }
  | { readonly kind: 'instruction'; readonly row: NewInstruction }
  | { readonly kind: 'sent' | 'acknowledged'; readonly id: string }
  | { readonly kind: 'alive'; readonly session: string; readonly connection: string; readonly at: number };

/**
 * What Postgres is to the real backend: state that outlives the API's processes and is shared by its replicas.
 * A journal of changes, one JSON value a line; every process appends and reads what the others appended.
 */
export class Database {
  readonly #file: number;
  #offset = 0;
  #rest = '';
  readonly #sessions = new Map<string, string>();
  readonly #instructions = new Map<string, Instruction>();
  readonly #bySession = new Map<string, Instruction[]>();
  readonly #alive = new Map<string, { readonly connection: string; readonly at: number }>();

  constructor(path: string) {
    this.#file = openSync(path, 'a+');
    this.#read();
  }

  close(): void {
    closeSync(this.#file);
  }

  append(change: Change): void {
    writeSync(this.#file, `${JSON.stringify(change)}\n`);
  }

  /** The agent that a session belongs to, if there is such a session. */
  agentOf(session: string): string | undefined {
    this.#read();
    return this.#sessions.get(session);
  }

  instruction(id: string): Instruction | undefined {
    this.#read();
    return this.#instructions.get(id);
  }

  /** A session's instructions, the oldest first. */
  instructions(session: string): readonly Instruction[] {
    this.#read();
    return this.#bySession.get(session) ?? [];
  }

  /** The session's last connection, and when it last gave a sign of life, in milliseconds since 1970. */
  connection(session: string): { readonly connection: string; readonly at: number } | undefined {
    this.#read();
    return this.#alive.get(session);
  }

  #read(): void {
    const { size } = fstatSync(this.#file);
    if (size === this.#offset) return;
    const bytes = Buffer.allocUnsafe(size - this.#offset);
    this.#offset += readSync(this.#file, bytes, 0, bytes.length, this.#offset);
    const lines = (this.#rest + bytes.toString('utf8')).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) this.#apply(JSON.parse(line) as Change);
  }

  #apply(change: Change): void {
    if (change.kind === 'session') this.#sessions.set(change.session, change.agent);
    else if (change.kind === 'alive') this.#alive.set(change.session, change);
    else if (change.kind === 'instruction') {
      const row: Instruction = { ...change.row, status: 'pending' };
      this.#instructions.set(row.id, row);
      const rows = this.#bySession.get(row.session);
      if (rows === undefined) this.#bySession.set(row.session, [row]);
      else rows.push(row);
    } else {
      const row = this.#instructions.get(change.id);
      if (row !== undefined) row.status = change.kind;
    }
  }
}
