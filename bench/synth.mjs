// `npm run bench`: how long the synthesis of an environment takes, in a new process and in one that is warm, and how much
// memory. Measured on the package as it is built for publishing, which is what the portal forks in production.
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { ensureDependencies } from '../scripts/lib/dependencies.mjs';
import { runMain } from '../scripts/lib/main.mjs';
import { ensureToolchain } from '../scripts/lib/toolchain.mjs';
import { buildPackage } from './lib/builtPackage.mjs';
import { machine, median, table, writeSection } from './lib/results.mjs';

const CHILD = join(dirname(fileURLToPath(import.meta.url)), 'synthChild.cjs');
const RUNS = 5;
const WARM_RUNS = 5;
const MEMORY_LIMIT_MB = 512;
const TARGETS = { cold: 2500, warm: 250, peak: 300 };

const CONFIG = {
  environment: { name: 'forecasting', owner: 'group:default/forecasting' },
  account: '444455556666',
  region: 'eu-west-1',
  access: {
    hubRoleArn: 'arn:aws:iam::111122223333:role/gco-analytics-hub',
    externalId: 'environment-forecasting',
  },
};

await runMain(async () => {
  const toolchain = ensureToolchain();
  await ensureDependencies(toolchain);
  const where = machine();
  const { workspace, folder } = buildPackage(toolchain, 'cdk-blueprint', [
    'scripts/bundleLambdas.mjs',
  ]);
  try {
    const load = createRequire(join(folder, 'dist', 'index.cjs.js'));
    const config = load('./index.cjs.js').parseEnvironmentConfig(CONFIG);
    const options = { node: toolchain.node, folder, config };
    const withPacks = await measure({ ...options, packs: true });
    const plain = await measure({ ...options, packs: false });
    const text = report({ where, withPacks, plain });
    console.log(`${text}\n\n${writeSection('Synthesis', text)}`);
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
});

/** Medians of several processes, each of which synthesizes once cold and then warm. */
async function measure(options) {
  const processes = [];
  for (let index = 0; index < RUNS; index += 1)
    processes.push(await oneProcess(options));
  return {
    node: processes[0].node,
    resources: processes[0].resources,
    cold: median(processes.map(({ cold }) => cold)),
    warm: median(processes.map(({ warm }) => warm)),
    coldCpu: median(processes.map(({ coldCpu }) => coldCpu)),
    warmCpu: median(processes.map(({ warmCpu }) => warmCpu)),
    coldPeakMb: Math.max(...processes.map(({ coldPeakMb }) => coldPeakMb)),
    warmPeakMb: Math.max(...processes.map(({ warmPeakMb }) => warmPeakMb)),
  };
}

/** From the fork to the first template, then the median of the next ones. */
async function oneProcess({ node, folder, config, packs }) {
  const outdir = mkdtempSync(join(tmpdir(), 'gco-bench-out-'));
  try {
    const start = performance.now();
    const child = fork(CHILD, {
      execPath: node,
      execArgv: [`--max-old-space-size=${MEMORY_LIMIT_MB}`],
      // The little that a deployment's child is given.
      env: { PATH: process.env.PATH, HOME: outdir, TMPDIR: outdir },
    });
    const order = { packageFolder: folder, config, outdir, packs };
    const templates = await new Promise((resolve, reject) => {
      const received = [];
      child.on('message', message =>
        received.push({ ...message, at: performance.now() }),
      );
      child.once('error', reject);
      child.once('exit', code =>
        code === 0
          ? resolve(received)
          : reject(new Error(`The child ended with exit code ${code}`)),
      );
      child.send({ ...order, times: 1 + WARM_RUNS });
    });
    const [first, ...others] = templates;
    return {
      node: first.node,
      resources: first.resources,
      cold: first.at - start,
      warm: median(others.map(({ milliseconds }) => milliseconds)),
      coldCpu: first.cpuSinceFork,
      warmCpu: median(others.map(({ cpu }) => cpu)),
      coldPeakMb: first.peakKb / 1024,
      warmPeakMb: others.at(-1).peakKb / 1024,
    };
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

function report({ where, withPacks, plain }) {
  const row = (name, unit, key, target) => [
    name,
    `${Math.round(withPacks[key])} ${unit}`,
    `${Math.round(plain[key])} ${unit}`,
    target ? `≤ ${target} ${unit}` : '',
  ];
  return [
    `${where.replace('{node}', withPacks.node)}`,
    `An environment with the default configuration (${withPacks.resources} resources), synthesized by the package as it is ` +
      `built for publishing (\`backstage-cli package build\`), in a forked process that has loaded the runner with the CDK ` +
      `toolkit, as the portal's has in production; no compile cache, template validation off. Cold is from the fork to the ` +
      `written template, in ${RUNS} processes; warm is the median of the next ${WARM_RUNS} in each. Times are medians, ` +
      `memory is the highest resident set of all processes; processor time is there because it depends less on what else the ` +
      `machine is doing. With packs: all five rule packs of cdk-nag look at every resource.`,
    table([
      ['figure', 'with packs', 'without', 'must be'],
      row('cold', 'ms', 'cold', TARGETS.cold),
      row('warm', 'ms', 'warm', TARGETS.warm),
      row('cold, processor time', 'ms', 'coldCpu'),
      row('warm, processor time', 'ms', 'warmCpu'),
      row('memory, after the first', 'MB', 'coldPeakMb', TARGETS.peak),
      row('memory, after all', 'MB', 'warmPeakMb', TARGETS.peak),
    ]),
  ].join('\n\n');
}
