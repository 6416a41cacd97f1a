import { bodyResults } from './body-results.ts';
import { deliveryResults } from './delivery-results.ts';
import { dialResults } from './dial-results.ts';
import { encryptionResults } from './encryption-results.ts';
import { heldBackResults } from './held-back-results.ts';
import { identityResults } from './identity-results.ts';
import { manyAgentsResults } from './many-agents-results.ts';
import { neighboursResults } from './neighbours-results.ts';
import type { Results } from './picture.ts';
import { prefixResults } from './prefix-results.ts';
import { restartResults } from './restart-results.ts';
import { silenceResults } from './silence-results.ts';

/** What pages say of each experiment, by its id. */
const all: Readonly<Record<string, Results>> = {
  delivery: deliveryResults,
  'held-back': heldBackResults,
  silence: silenceResults,
  body: bodyResults,
  restart: restartResults,
  neighbours: neighboursResults,
  'many-agents': manyAgentsResults,
  identity: identityResults,
  encryption: encryptionResults,
  prefix: prefixResults,
  dial: dialResults,
};

/** What pages say of an experiment’s runs; `undefined` where nothing is told of it but its runs. */
export const resultsOf = (experiment: string): Results | undefined => all[experiment];
