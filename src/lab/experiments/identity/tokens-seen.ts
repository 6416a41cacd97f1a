import type { Outage } from './outage.ts';
import type { Rotations } from './rotation.ts';
import type { Stall } from './stall.ts';
import type { Both, Table } from './token-kinds.ts';
import type { Outlived } from './tokens.ts';

/** All that was seen on one way. */
export interface Seen {
  readonly table: Table;
  /** The same behind an outbound proxy, where one can be passed. */
  readonly behindProxy?: Table;
  readonly outlived: Outlived;
  readonly rotations: Rotations;
  readonly outage: Outage;
  readonly stall: Stall;
  /** A stranger’s token where the API has no list of clients. */
  readonly control: Both;
}
