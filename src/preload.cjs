// Loaded before every script of package.json, by whatever Node there is: it has to be understood by one that is too old.
const path = require('node:path');
const { engines } = require('../package.json');

const wanted = /\d+/.exec(engines.node)[0];
if (Number.parseInt(process.versions.node, 10) < Number(wanted)) {
  console.error(
    `This needs Node ${wanted} or newer and runs on Node ${process.versions.node}: install a newer one, or run “npm ci” anew, which brings one along on Windows and on a Linux with glibc.`,
  );
  process.exit(2);
}

const cache = path.join(__dirname, '../.cache');
// By a call, since this process has read its environment already.
require('node:module').enableCompileCache?.(path.join(cache, 'node'));

// Nothing calls home, and nothing is written outside the checkout.
Object.assign(process.env, {
  ASTRO_TELEMETRY_DISABLED: '1',
  ASTRO_DISABLE_UPDATE_CHECK: 'true',
  NODE_COMPILE_CACHE: path.join(cache, 'node'),
  PLAYWRIGHT_TRANSFORM_CACHE_DIR: path.join(cache, 'playwright'),
  // Astro would leave the terminal where it takes whoever types for a program.
  ASTRO_DEV_BACKGROUND: '0',
});
