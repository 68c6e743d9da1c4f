// `npm run setup`: brings the toolchain and the dependencies, nothing else.
import { ensureDependencies } from './lib/dependencies.mjs';
import { ensureToolchain, SetupError } from './lib/toolchain.mjs';

try {
  const toolchain = ensureToolchain();
  const installed = await ensureDependencies(toolchain);
  console.log(installed ? 'setup: done' : 'setup: nothing to do');
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
