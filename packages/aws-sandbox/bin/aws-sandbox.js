#!/usr/bin/env node
/**
 * Runs the local AWS: the built package where it is built, else its sources.
 */
'use strict';

const { existsSync } = require('fs');
const { enableCompileCache } = require('module');
const { join } = require('path');

const OLDEST_NODE = 22;

if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
  process.stderr.write(
    `aws-sandbox: needs Node.js ${OLDEST_NODE} or later, not ${process.versions.node}\n`,
  );
  process.exit(1);
}

// Code that was loaded before starts in half the time.
enableCompileCache();

const built = join(__dirname, '../dist/cli.cjs.js');
if (!existsSync(built)) {
  require('@backstage/cli/config/nodeTransform.cjs');
}
const { runCommandLine } = existsSync(built)
  ? require(built)
  : require('../src/cli');

runCommandLine(process);
