import { recordSamples } from './corpora.ts';
import { describeMutations } from './mutation.ts';

describeMutations('The record’s samples', 'adr/', 400, recordSamples);
