import { endWords } from '../../agent/stream.ts';
import type { Result } from '../experiment.ts';
import type { AtStart, Instructed, MidStream, Outage } from './outage.ts';
import type { Rotated, Rotations } from './rotation.ts';
import type { Ended, Stall } from './stall.ts';
import { type Answered, alike, type Both, kindIds, kinds, type Table } from './token-kinds.ts';
import type { Outlived } from './tokens.ts';

/** All that was seen on one way. */
export interface Seen {
  readonly table: Table;
  /** The same behind an outbound proxy, where one can be passed. */
  readonly behindProxy?: Table | undefined;
  readonly outlived: Outlived;
  readonly rotations: Rotations;
  readonly outage: Outage;
  readonly stall: Stall;
  /** A stranger’s token where the API has no list of clients. */
  readonly control: Both;
}

type Row = Result['rows'][number];

const asStatus = (status: number): string => (status === 0 ? 'no answer' : String(status));
const statuses = ({ call, stream }: Answered): string => `call ${asStatus(call)}, stream ${asStatus(stream)}`;
const time = (seconds: number): string => `${seconds.toFixed(1)} s`;
const goes = (on: boolean): string => (on ? 'the open stream goes on' : 'no event arrives on the open stream');

const answered = ({ through, straight }: Both): string =>
  alike(through, straight)
    ? `${statuses(through)}; straight the same`
    : `${statuses(through)}; straight ${statuses(straight)}`;

function behind(table: Table | undefined): string {
  if (table === undefined) return 'not played: this way does not pass an HTTP proxy';
  const others = kindIds.filter((kind) => !alike(table[kind].through, table[kind].straight));
  return others.length === 0
    ? 'every answer is the API’s own'
    : others.map((kind) => `${kinds[kind].what}: ${answered(table[kind])}`).join('; ');
}

const outlived = ({ goesOn, same, fresh }: Outlived): string =>
  `${goes(goesOn)}; a call with the same token gets ${asStatus(same)}, with a fresh one ${asStatus(fresh)}`;

const rotated = ({ goesOn, old, fresh }: Rotated): string =>
  `${goes(goesOn)}; a token of the old key gets ${asStatus(old)}, of the new key ${asStatus(fresh)}`;

const dropped = ({ dropped: seen, restarted: { old, fresh } }: Rotations): string =>
  `${rotated(seen)}; after a restart of the API, the old key’s ${asStatus(old)}, the new key’s ${asStatus(fresh)}`;

function atStart({ today, mended }: AtStart, lasted: number): string {
  const first = today.over
    ? `today’s agent ends after ${today.attempts === 1 ? 'one try' : `${today.attempts} tries`} and does not come back`
    : 'today’s agent is still trying';
  const second =
    mended.served === undefined
      ? 'the mended one is not served'
      : `the mended one is served ${time(mended.served)} after the provider is up, at its try number ${mended.attempts}`;
  return `${first}; ${second} (down for ${time(lasted)})`;
}

function instructed({ arrived, acknowledged }: Instructed): string {
  if (!arrived) return 'is not carried out';
  if (acknowledged === undefined) return 'arrives, not acknowledged in time';
  return acknowledged === 0
    ? 'arrives, its acknowledgement is not sent for want of a token'
    : `arrives, acknowledgement ${acknowledged}`;
}

function inMidStream({ inTime, due, after, madeUp }: MidStream): string {
  const steps = [
    `with a good token an instruction ${instructed(inTime)}`,
    `when the token is due for renewal ${instructed(due)}`,
    `with the provider up again ${instructed(after)}`,
    madeUp ? 'nothing is unacknowledged' : 'that of the outage is still unacknowledged',
  ];
  return steps.join('; ');
}

const endOf = (how: Ended): string => {
  if (how === 'lives') return 'lives on';
  if (how === 'unreachable') return 'is not reached';
  return how === 'silent' ? 'is given up by the agent itself' : `is ${endWords[how]}`;
};

const stalled = ({ unknown, other, silence, patient, agent }: Stall): readonly Row[] => [
  {
    what: 'The identity provider takes connections and answers nothing, and a token comes whose key the API does not know',
    seen: `that call gets ${asStatus(unknown.status)} after ${time(unknown.took)}; one with a good token that is made 5 s later waits as well and gets ${asStatus(other.status)} after ${time(other.took)}`,
  },
  {
    what: 'Open streams meanwhile',
    seen: `silent for ${time(silence)}; that of a client that waits for ever ${endOf(patient)}, that of an agent with its own read limit ${endOf(agent)}`,
  },
];

const out = ({ lasted, atStart: start, midStream }: Outage): readonly Row[] => [
  { what: 'The identity provider is down as an agent starts', seen: atStart(start, lasted) },
  { what: 'It goes down in mid-stream, today’s agent', seen: inMidStream(midStream.asToday) },
  { what: 'It goes down in mid-stream, mended agent', seen: inMidStream(midStream.mended) },
];

/** What was seen, line by line. */
export const rowsOf = (seen: Seen): readonly Row[] => [
  ...kindIds.map((kind) => ({ what: kinds[kind].what, seen: answered(seen.table[kind]) })),
  { what: 'All of these behind an outbound proxy', seen: behind(seen.behindProxy) },
  { what: 'A stream whose token has expired', seen: outlived(seen.outlived) },
  { what: 'The realm’s key changes and the old one stays published', seen: rotated(seen.rotations.kept) },
  { what: 'The realm’s key changes and the old one is withdrawn', seen: dropped(seen.rotations) },
  ...out(seen.outage),
  ...stalled(seen.stall),
];
