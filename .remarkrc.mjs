import { prosePlugins } from './src/prose/plugins.ts';

export default { plugins: prosePlugins };
