// `npm run bench`: how fast the local AWS answers, how soon it is there and how much memory it takes with a large fleet.
// Measured on the package as it is built for publishing, over HTTP, with signed requests.
import { spawn, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { ensureDependencies } from '../scripts/lib/dependencies.mjs';
import { runMain } from '../scripts/lib/main.mjs';
import { ensureToolchain } from '../scripts/lib/toolchain.mjs';
import { buildPackage } from './lib/builtPackage.mjs';
import { loadedCalls } from './lib/loadedCalls.mjs';
import { machine, median, table, writeSection } from './lib/results.mjs';
import { simpleCalls } from './lib/simpleCalls.mjs';

const RUNS = 5;
const FLEET = '1000x50';
/** Answers with all that is known of twenty stacks. */
const HEAVY = 'DescribeStacks';
const TARGETS = { start: 1500, memory: 400, calls: 2000 };

await runMain(async () => {
  const toolchain = ensureToolchain();
  await ensureDependencies(toolchain);
  const where = machine().replace('{node}', nodeVersion(toolchain));
  const { workspace, folder } = buildPackage(toolchain, 'packages/aws-sandbox');
  try {
    const bin = join(folder, 'bin/aws-sandbox.js');
    const empty = await starts(toolchain, bin, []);
    const fleet = await starts(toolchain, bin, ['--fixtures', FLEET]);
    const calls = await callRates(toolchain, bin);
    const text = report({ where, empty, fleet, calls });
    console.log(`${text}\n\n${writeSection('Local AWS', text)}`);
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
});

function nodeVersion({ node }) {
  const { stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
  return stdout.trim().slice(1);
}

/** Medians over several processes: from the spawn to the first answer, and memory once every account has been looked at. */
async function starts(toolchain, bin, args) {
  const processes = [];
  for (let run = 0; run < RUNS; run += 1) {
    const sandbox = await startSandbox(toolchain, bin, args);
    try {
      const accounts = await everyAccountAnswers(sandbox.url);
      processes.push({
        accounts,
        milliseconds: sandbox.milliseconds,
        megabytes: residentMegabytes(sandbox.pid),
      });
    } finally {
      await sandbox.stop();
    }
  }
  return {
    accounts: processes[0].accounts,
    milliseconds: median(processes.map(({ milliseconds }) => milliseconds)),
    megabytes: Math.max(...processes.map(({ megabytes }) => megabytes)),
  };
}

async function startSandbox({ node, env }, bin, args) {
  const startedAt = performance.now();
  const child = spawn(node, [bin, '--port', '0', ...args], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise(resolve => child.once('exit', resolve));
  const url = await new Promise((resolve, reject) => {
    child.once('exit', code =>
      reject(new Error(`The local AWS ended with exit code ${code}`)),
    );
    createInterface({ input: child.stdout }).on('line', line => {
      const ready = /ready at (http\S+)/.exec(line);
      if (ready) resolve(ready[1]);
    });
  });
  await fetch(`${url}/_sandbox/health`);
  return {
    url,
    pid: child.pid,
    milliseconds: performance.now() - startedAt,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Lists domains and stacks of every account in its first region. @returns how many accounts there are */
async function everyAccountAnswers(url) {
  const { accounts } = await (await fetch(`${url}/_sandbox/accounts`)).json();
  for (const { accountId, regions } of accounts) {
    const calls = await simpleCalls({ url, accountId, region: regions[0] });
    for (const name of ['ListDomains', 'DescribeStacks']) {
      const { method, path, headers, body } = calls[name];
      const answer = await fetch(`${url}${path}`, { method, headers, body });
      if (!answer.ok)
        throw new Error(
          `${name} in ${accountId}: ${answer.status} ${await answer.text()}`,
        );
    }
  }
  return accounts.length;
}

function residentMegabytes(pid) {
  const { stdout } = spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], {
    encoding: 'utf8',
  });
  return Number(stdout) / 1024;
}

/** Calls a second for each kind of call and for all of them in turn. */
async function callRates(toolchain, bin) {
  const sandbox = await startSandbox(toolchain, bin, ['--fixtures', FLEET]);
  try {
    const calls = await simpleCalls({
      url: sandbox.url,
      accountId: '900000000001',
      region: 'eu-west-1',
    });
    const rates = {};
    for (const [name, call] of Object.entries(calls))
      rates[name] = await loadedCalls(sandbox.url, [call]);
    rates['all in turn'] = await loadedCalls(sandbox.url, Object.values(calls));
    return rates;
  } finally {
    await sandbox.stop();
  }
}

function report({ where, empty, fleet, calls }) {
  const environments = FLEET.replace(
    /(\d+)x(\d+)/,
    '$1 environments in $2 accounts',
  );
  return [
    where,
    `Built with \`backstage-cli package build\`. Start is from the spawn of the process to the answer of its health check, the ` +
      `median of ${RUNS}; memory is the largest resident set of these, once stacks and domains of every account have been listed. ` +
      `The fleet has ${environments}. Calls are signed requests over 16 connections for 8 s each, from a process of their own ` +
      `on the same machine; every answer was a success. ${HEAVY} answers with 20 stacks.`,
    table([
      ['figure', 'without fixtures', 'fleet', 'must be'],
      [
        'start',
        `${Math.round(empty.milliseconds)} ms`,
        `${Math.round(fleet.milliseconds)} ms`,
        `≤ ${TARGETS.start} ms`,
      ],
      [
        'memory',
        `${Math.round(empty.megabytes)} MB`,
        `${Math.round(fleet.megabytes)} MB`,
        `≤ ${TARGETS.memory} MB`,
      ],
    ]),
    table([
      ['call', 'a second', 'p50', 'p99', 'must be'],
      ...Object.entries(calls).map(([name, { perSecond, p50, p99 }]) => [
        name,
        String(Math.round(perSecond)),
        `${p50} ms`,
        `${p99} ms`,
        name === HEAVY ? '' : `≥ ${TARGETS.calls}`,
      ]),
    ]),
  ].join('\n\n');
}
