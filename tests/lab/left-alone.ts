import { openWay } from '../../src/lab/parts/open-way.ts';
import { waitFor } from '../../src/lab/run/ready.ts';
import { openWorkspace } from '../../src/lab/run/workspace.ts';
import { usualScale } from '../../src/lab/scale.ts';
import { playable } from './choose-way.ts';
import { situations } from './record.ts';

/** Opens a way, says what runs, and then never stops it: a test ends this program in one way or another. */
const way = playable(await situations(), { option: 'a-own-ingress', controller: 'ingress-nginx' });
const workspace = openWorkspace();
const open = await openWay(way, { workspace, scale: usualScale, service: Number(process.argv[2]) });
const pids = () => open.hops.flatMap(({ part }) => part.pids());
// nginx listens before its workers are there.
await waitFor(() => pids().length === 3, 5_000, 'the workers of nginx');
console.log(JSON.stringify({ pids: pids(), folder: workspace.folder }));
if (process.env['THROWS'] === 'yes') {
  setTimeout(() => {
    throw new Error('something went wrong');
  }, 100);
}
setInterval(() => undefined, 1_000);
