// Builds the portal's frontend when one of its sources changed since the last build.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { root, SetupError, tail } from './toolchain.mjs';

const SOURCES = [
  'packages/app',
  'plugins/gco-analytics',
  'plugins/gco-analytics-common',
];
const SKIPPED = new Set(['node_modules', 'dist', 'dist-types', 'coverage']);
const stampFile = join(root, '.local', 'app-build-stamp');

function* filesBelow(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort(
    (a, b) => (a.name < b.name ? -1 : 1),
  )) {
    if (SKIPPED.has(entry.name) || /\.test\.tsx?$/.test(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else yield path;
  }
}

function fingerprint() {
  const hash = createHash('sha256').update(
    readFileSync(join(root, 'yarn.lock')),
  );
  for (const source of SOURCES) {
    for (const file of filesBelow(join(root, source)))
      hash.update(file.slice(root.length)).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** @returns whether a build was needed */
export function ensureAppBuild({ node, yarn, env }) {
  const wanted = fingerprint();
  const isBuilt = existsSync(join(root, 'packages/app/dist/index.html'));
  if (
    isBuilt &&
    existsSync(stampFile) &&
    readFileSync(stampFile, 'utf8') === wanted
  )
    return false;
  console.log(
    'start: building the portal (a minute or two, once per change of its sources)',
  );
  const build = spawnSync(node, [yarn, 'workspace', 'app', 'build'], {
    cwd: root,
    env: { ...env, NODE_ENV: 'production' },
    encoding: 'utf8',
  });
  if (build.status !== 0) {
    throw new SetupError(
      `The portal's frontend could not be built:\n${tail(
        build.stdout + build.stderr,
        30,
      )}`,
    );
  }
  mkdirSync(join(root, '.local'), { recursive: true });
  writeFileSync(stampFile, wanted);
  return true;
}
