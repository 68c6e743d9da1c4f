// `npm run local-aws -- [flags]`: the local AWS by itself, without a portal, until Ctrl-C. `--help` lists the flags.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureDependencies } from './lib/dependencies.mjs';
import { runMain } from './lib/main.mjs';
import { ensureToolchain, root } from './lib/toolchain.mjs';

await runMain(async () => {
  const toolchain = ensureToolchain();
  await ensureDependencies(toolchain);
  const bin = join(root, 'packages/aws-sandbox/bin/aws-sandbox.js');
  const child = spawn(toolchain.node, [bin, ...process.argv.slice(2)], {
    cwd: process.env.INIT_CWD ?? process.cwd(),
    env: toolchain.env,
    stdio: 'inherit',
  });
  // Whoever stops this process stops the local AWS with it; a Ctrl-C reaches both.
  for (const signal of ['SIGTERM', 'SIGHUP'])
    process.once(signal, () => child.kill('SIGTERM'));
  process.once('SIGINT', () => {});
  process.exitCode = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', code => resolve(code ?? 1));
  });
});
