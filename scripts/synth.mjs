// `npm run synth -- --config FILE --out DIR`: writes the cloud assembly of an environment. Needs neither AWS nor the
// portal.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureDependencies } from './lib/dependencies.mjs';
import { ensureLambdaBundles } from './lib/lambdaBundles.mjs';
import { ensureToolchain, root, SetupError } from './lib/toolchain.mjs';

try {
  const toolchain = ensureToolchain();
  await ensureDependencies(toolchain);
  ensureLambdaBundles(toolchain);
  process.exitCode = await synth(toolchain);
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}

function synth({ node, env }) {
  const transform = join(
    root,
    'node_modules/@backstage/cli/config/nodeTransform.cjs',
  );
  const command = join(root, 'cdk-blueprint/bin/synth.ts');
  const child = spawn(
    node,
    ['--require', transform, command, ...process.argv.slice(2)],
    {
      env,
      stdio: 'inherit',
      // npm runs scripts at the root of the repository; relative paths mean the directory the person is in.
      cwd: process.env.INIT_CWD ?? process.cwd(),
    },
  );
  return new Promise((resolve, reject) => {
    child.once('error', error =>
      reject(new SetupError(`Node could not be started: ${error.message}`)),
    );
    child.once('exit', code => resolve(code ?? 1));
  });
}
