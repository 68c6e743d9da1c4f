// Bundles the blueprint's Lambda functions when one of their sources changed since the last time.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root, SetupError, tail } from './toolchain.mjs';

export function ensureLambdaBundles({ node, env }) {
  const { status, stdout, stderr } = spawnSync(
    node,
    [join(root, 'cdk-blueprint', 'scripts', 'bundleLambdas.mjs')],
    { cwd: root, env, encoding: 'utf8' },
  );
  if (status !== 0) {
    throw new SetupError(
      `The Lambda functions could not be bundled:\n${tail(
        `${stdout}${stderr}`,
      )}`,
    );
  }
}
