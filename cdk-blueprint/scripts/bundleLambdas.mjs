// Bundles every Lambda function below lambda/ into dist-lambda/<name>/index.js, with all it needs but Node itself. The same
// sources give the same bytes, so that a function is only deployed again when it changed.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, version } from 'esbuild';

const packageRoot = join(dirname(fileURLToPath(import.meta.url)), '..');
const sources = join(packageRoot, 'lambda');
const bundles = join(packageRoot, 'dist-lambda');
const stampFile = join(bundles, '.stamp');

const OPTIONS = {
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'cjs',
  minify: true,
  legalComments: 'none',
  charset: 'utf8',
  // ES modules first: unused parts of the SDK are left out.
  mainFields: ['module', 'main'],
  absWorkingDir: packageRoot,
  logLevel: 'silent',
  write: false,
};

const names = readdirSync(sources, { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .map(entry => entry.name)
  .filter(name => existsSync(join(sources, name, 'index.ts')))
  .sort();
const wanted = fingerprint();

if (isUpToDate()) {
  console.log(`lambda: ${names.length} bundles are up to date`);
} else {
  const failures = [];
  for (const name of names) {
    try {
      await bundle(name);
    } catch (error) {
      failures.push(`${name}: ${error.message}`);
    }
  }
  removeOthers();
  if (failures.length > 0) {
    console.error(`lambda: not bundled\n${failures.join('\n')}`);
    process.exitCode = 1;
  } else {
    writeAtomically(stampFile, wanted);
    console.log(`lambda: bundled ${names.join(', ')}`);
  }
}

async function bundle(name) {
  const { outputFiles } = await build({
    ...OPTIONS,
    entryPoints: [join(sources, name, 'index.ts')],
  });
  writeAtomically(join(bundles, name, 'index.js'), outputFiles[0].contents);
}

function isUpToDate() {
  return (
    existsSync(stampFile) &&
    readFileSync(stampFile, 'utf8') === wanted &&
    names.every(name => existsSync(join(bundles, name, 'index.js')))
  );
}

/** Everything that the bundles depend on: options, bundler, sources, and the versions of their dependencies. */
function fingerprint() {
  const hash = createHash('sha256');
  const add = (...parts) =>
    parts.forEach(part => hash.update(part).update('\0'));
  add(version, JSON.stringify(OPTIONS).replace(packageRoot, ''));
  const lockFile = join(packageRoot, '..', 'yarn.lock');
  if (existsSync(lockFile)) add(readFileSync(lockFile));
  for (const file of sourceFiles(sources))
    add(file.slice(packageRoot.length), readFileSync(file));
  return hash.digest('hex');
}

function* sourceFiles(folder) {
  const entries = readdirSync(folder, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (/^__testUtils__$|\.test\.ts$/.test(entry.name)) continue;
    if (entry.isDirectory()) yield* sourceFiles(path);
    else yield path;
  }
}

/** Removes bundles of functions that there are no longer; the package's own modules are built into the same folder. */
function removeOthers() {
  if (!existsSync(bundles)) return;
  for (const entry of readdirSync(bundles, { withFileTypes: true })) {
    if (!entry.isDirectory() || names.includes(entry.name)) continue;
    const folder = join(bundles, entry.name);
    if (readdirSync(folder).join() === 'index.js')
      rmSync(folder, { recursive: true });
  }
}

// By way of another file, so that nobody ever reads half a bundle.
function writeAtomically(file, content) {
  if (existsSync(file) && readFileSync(file).equals(Buffer.from(content)))
    return;
  mkdirSync(dirname(file), { recursive: true });
  const temporary = join(bundles, `.${process.pid}`);
  writeFileSync(temporary, content);
  renameSync(temporary, file);
}
