import { route } from '../network/route-kind.ts';
import type { Kind } from '../record/decision-kind.ts';

/** The kinds that decisions can be of, beside those of none in particular. */
export const kinds: readonly Kind[] = [route];
