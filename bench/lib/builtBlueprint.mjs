// Builds the blueprint the way it is published, in a copy, so that the checkout keeps running from its sources.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { root, SetupError, tail } from '../../scripts/lib/toolchain.mjs';

const SKIPPED = new Set(['node_modules', 'dist', 'dist-types', 'coverage']);

/** @returns the built package's folder, and the folder to remove when done */
export function buildBlueprint({ node, env }) {
  const workspace = mkdtempSync(join(tmpdir(), 'gco-bench-'));
  const folder = join(workspace, 'cdk-blueprint');
  cpSync(join(root, 'cdk-blueprint'), folder, {
    recursive: true,
    filter: source => !SKIPPED.has(basename(source)),
  });
  for (const file of ['package.json', 'yarn.lock', 'tsconfig.json'])
    cpSync(join(root, file), join(workspace, file));
  symlinkSync(join(root, 'node_modules'), join(workspace, 'node_modules'));
  writeDeclarations(workspace, folder);
  const run = (...args) => {
    const { status, stdout, stderr } = spawnSync(node, args, {
      cwd: folder,
      env,
      encoding: 'utf8',
    });
    if (status !== 0)
      throw new SetupError(
        `The blueprint could not be built:\n${tail(`${stdout}${stderr}`)}`,
      );
  };
  run(
    join(root, 'node_modules/@backstage/cli/bin/backstage-cli'),
    'package',
    'build',
  );
  run(join(folder, 'scripts/bundleLambdas.mjs'));
  return { workspace, folder };
}

// The build wants a declaration file for every entry; nothing that runs depends on what is in it.
function writeDeclarations(workspace, folder) {
  const { exports } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  for (const entry of Object.values(exports).filter(e => e.endsWith('.ts'))) {
    const file = join(
      workspace,
      'dist-types/cdk-blueprint',
      entry.replace(/\.ts$/, '.d.ts'),
    );
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, 'export {};\n');
  }
}
