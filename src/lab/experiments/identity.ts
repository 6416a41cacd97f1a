import type { Experiment } from './experiment.ts';

/** What does the way do with tokens that are valid, expired, for another client, or missing? */
export const identity: Experiment = {
  id: 'identity',
  title: 'Identity',
  question: 'What does the way do with tokens that are valid, expired, for another client, or missing?',
  method:
    'Requests and streams are sent with each kind of token, during a rotation of keys, and with the identity provider down at the start and in mid-stream.',
  unit: 'status codes, and what becomes of open streams',
  against: 'A refused token that passes because of a hop, or a valid one that a hop takes away.',
  fills: [],
  showsNot:
    'The tokens are issued by a stand-in for Keycloak. Its speed, its realm’s lifetimes and its own availability are not those of the facility’s.',
};
