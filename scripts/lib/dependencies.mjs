// Installs the workspace's dependencies when the lockfile or a manifest changed since the last time.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { explainNetwork, root, SetupError } from './toolchain.mjs';

const stampFile = join(root, 'node_modules', '.gco-install-stamp');
const logFile = join(root, '.local', 'setup.log');
// Yarn takes the failed build of a dependency for a warning at times; this is the one that must be there.
const nativeModule = join(
  root,
  'node_modules/better-sqlite3/build/Release/better_sqlite3.node',
);

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
  const compilerMissing =
    /not found: make|make: (command )?not found|(g\+\+|c\+\+): (command )?not found|No such file or directory: '?(make|g\+\+)|Could not find any Python|xcode-select/i;
  if (compilerMissing.test(output)) {
    return 'better-sqlite3 has to be compiled and the compiler is missing: install python3, make and a C++ compiler (Debian: apt-get install python3 make g++; macOS: xcode-select --install), and run this again.';
  }
  return explainNetwork(output) ?? 'Yarn could not install the dependencies.';
}

/** Runs `yarn install --immutable` when something changed; resolves with whether it ran. */
export async function ensureDependencies({ node, yarn, env }) {
  const wanted = fingerprint(node);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) {
    return false;
  }
  console.log('setup: installing dependencies (a few minutes the first time)');
  const { code, output } = await run(
    node,
    [yarn, 'install', '--immutable'],
    env,
  );
  if (code !== 0 || !existsSync(nativeModule)) {
    // Yarn keeps what a native build said in a file of its own and prints that file's name.
    const everything = output + buildLogs(output);
    mkdirSync(dirname(logFile), { recursive: true });
    writeFileSync(logFile, everything);
    throw new SetupError(`${explainInstall(everything)} Details: ${logFile}`);
  }
  writeFileSync(stampFile, fingerprint(node));
  return true;
}

function buildLogs(output) {
  return [
    ...output.matchAll(/better-sqlite3.*logs can be found here: ([^)\s]+)\)/g),
  ]
    .map(([, file]) => (existsSync(file) ? readFileSync(file, 'utf8') : ''))
    .join('\n');
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
      resolve({ code, output });
    });
  });
}
