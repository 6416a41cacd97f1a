import { body } from './body.ts';
import type { Run } from './experiment.ts';
import { heldBack } from './held-back.ts';
import { silence } from './silence.ts';

/** The experiments that can be run, by their id in the catalogue. */
export const runs: Readonly<Record<string, Run>> = { 'held-back': heldBack, silence, body };
