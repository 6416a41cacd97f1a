import { route } from '../network/kind.ts';
import type { Kind } from '../record/kind.ts';

/** The kinds that decisions can be of, beside those of none in particular. */
export const kinds: readonly Kind[] = [route];
