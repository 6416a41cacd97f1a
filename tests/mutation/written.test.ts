import { writtenSamples } from './corpora.ts';
import { describeMutations } from './mutation.ts';

describeMutations('The written samples', 'tests/mutation/samples/', 400, async () => writtenSamples());
