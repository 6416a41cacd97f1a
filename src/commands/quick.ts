import { run } from './run.ts';
import { quickSteps, runSteps } from './steps.ts';

/** `npm run quick`: what one runs before every commit. */
await run(() => runSteps(quickSteps));
