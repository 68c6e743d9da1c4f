// `npm run setup`: brings the toolchain and the dependencies, nothing else.
import { ensureDependencies } from './lib/dependencies.mjs';
import { runMain } from './lib/main.mjs';
import { ensureToolchain } from './lib/toolchain.mjs';

await runMain(async () => {
  const installed = await ensureDependencies(ensureToolchain());
  console.log(installed ? 'setup: done' : 'setup: nothing to do');
});
