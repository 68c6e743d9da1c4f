// Installs the workspace's dependencies when the lockfile or a manifest changed since the last time.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { explainNetwork, root, SetupError, tail } from './toolchain.mjs';

const stampFile = join(root, 'node_modules', '.gco-install-stamp');

function manifests() {
  const inFolder = folder =>
    readdirSync(join(root, folder), { withFileTypes: true })
      .filter(entry => entry.isDirectory())
      .map(entry => `${folder}/${entry.name}/package.json`);
  return [
    'yarn.lock',
    '.yarnrc.yml',
    'package.json',
    'cdk-blueprint/package.json',
    ...inFolder('packages'),
    ...inFolder('plugins'),
  ];
}

function fingerprint(node) {
  const hash = createHash('sha256').update(node);
  for (const file of manifests()) {
    const path = join(root, file);
    if (existsSync(path)) hash.update(file).update(readFileSync(path));
  }
  return hash.digest('hex');
}

/** One clear line for the ways an install fails on a new machine. */
export function explainInstall(output) {
  if (
    /not found: make|g\+\+: (command )?not found|No C\+\+ compiler|Could not find any Python|xcode-select/i.test(
      output,
    )
  ) {
    return 'A native module (better-sqlite3) has to be compiled and the compiler is missing: install python3, make and a C++ compiler (Debian: apt-get install python3 make g++; macOS: xcode-select --install).';
  }
  return explainNetwork(output) ?? 'Yarn could not install the dependencies.';
}

/** Runs `yarn install --immutable` when something changed; resolves with whether it ran. */
export async function ensureDependencies({ node, yarn, env }) {
  const wanted = fingerprint(node);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted)
    return false;
  console.log('setup: installing dependencies (a few minutes the first time)');
  const output = await run(node, [yarn, 'install', '--immutable'], env);
  if (!nativeModuleLoads(node)) throw new SetupError(explainInstall(output));
  writeFileSync(stampFile, fingerprint(node));
  return true;
}

function run(node, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, args, {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = chunk => {
      output += chunk;
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const beat = setInterval(
      () => console.log('setup: still installing…'),
      30_000,
    );
    child.once('error', error =>
      reject(new SetupError(`Yarn could not be started: ${error.message}`)),
    );
    child.once('exit', code => {
      clearInterval(beat);
      if (code === 0) resolve(output);
      else reject(new SetupError(`${explainInstall(output)}\n${tail(output)}`));
    });
  });
}

// Yarn treats a failed build of an optional dependency as success, so the one module that must work is tried.
function nativeModuleLoads(node) {
  return (
    existsSync(
      join(
        root,
        'node_modules/better-sqlite3/build/Release/better_sqlite3.node',
      ),
    ) && Boolean(node)
  );
}
