// Builds a package the way it is published, in a copy, so that the checkout keeps running from its sources.
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

/**
 * @param name the package's folder from the repository's root on
 * @param scripts scripts of the package that complete its build, from its folder on
 * @returns the built package's folder, and the folder to remove when done
 */
export function buildPackage({ node, env }, name, scripts = []) {
  const workspace = mkdtempSync(join(tmpdir(), 'gco-bench-'));
  const folder = join(workspace, name);
  cpSync(join(root, name), folder, {
    recursive: true,
    filter: source => !SKIPPED.has(basename(source)),
  });
  for (const file of ['package.json', 'yarn.lock', 'tsconfig.json'])
    cpSync(join(root, file), join(workspace, file));
  symlinkSync(join(root, 'node_modules'), join(workspace, 'node_modules'));
  writeDeclarations(workspace, name);
  const run = (...args) => {
    const { status, stdout, stderr } = spawnSync(node, args, {
      cwd: folder,
      env,
      encoding: 'utf8',
    });
    if (status !== 0)
      throw new SetupError(
        `${name} could not be built:\n${tail(`${stdout}${stderr}`)}`,
      );
  };
  run(
    join(root, 'node_modules/@backstage/cli/bin/backstage-cli'),
    'package',
    'build',
  );
  for (const script of scripts) run(join(folder, script));
  return { workspace, folder };
}

// The build wants a declaration file for every entry; nothing that runs depends on what is in it.
function writeDeclarations(workspace, name) {
  const { exports } = JSON.parse(
    readFileSync(join(workspace, name, 'package.json'), 'utf8'),
  );
  for (const entry of Object.values(exports).filter(e => e.endsWith('.ts'))) {
    const file = join(
      workspace,
      'dist-types',
      name,
      entry.replace(/\.ts$/, '.d.ts'),
    );
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, 'export {};\n');
  }
}
