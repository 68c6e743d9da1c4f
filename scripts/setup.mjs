// `npm run setup`: brings the toolchain and the dependencies, nothing else.
import { ensureDependencies } from './lib/dependencies.mjs';
import { ensureLambdaBundles } from './lib/lambdaBundles.mjs';
import { runMain } from './lib/main.mjs';
import { ensureToolchain } from './lib/toolchain.mjs';

await runMain(async () => {
  const toolchain = ensureToolchain();
  const installed = await ensureDependencies(toolchain);
  ensureLambdaBundles(toolchain);
  console.log(installed ? 'setup: done' : 'setup: nothing to do');
});
