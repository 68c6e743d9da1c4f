// `npm test`: sets everything up and runs every check and test there is; the last line counts them.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureAppBuild } from './lib/appBuild.mjs';
import { findBrowser } from './lib/browser.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { ensureLambdaBundles } from './lib/lambdaBundles.mjs';
import { runMain } from './lib/main.mjs';
import { ensureToolchain, root } from './lib/toolchain.mjs';

const reports = join(root, '.local', 'test-reports');

await runMain(async () => {
  const toolchain = ensureToolchain();
  await ensureDependencies(toolchain);
  ensureLambdaBundles(toolchain);
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });

  const yarn = (...args) => [toolchain.node, [toolchain.yarn, ...args]];
  const env = {
    ...toolchain.env,
    CI: '1',
    BACKSTAGE_TEST_DISABLE_DOCKER: '1',
    NODE_OPTIONS: '--no-deprecation',
  };
  const jestReport = join(reports, 'jest.json');
  const e2eReport = join(reports, 'e2e.json');
  const steps = [
    {
      name: 'prettier',
      command: yarn('prettier', '--check', '--loglevel', 'warn', '.'),
    },
    {
      name: 'types',
      command: yarn(
        'tsc',
        '--noEmit',
        '--incremental',
        'false',
        '--emitDeclarationOnly',
        'false',
        '--declaration',
        'false',
      ),
    },
    {
      name: 'lint',
      command: yarn('backstage-cli', 'repo', 'lint', '--max-warnings', '0'),
    },
    {
      name: 'jest',
      command: yarn(
        'backstage-cli',
        'repo',
        'test',
        '--watchAll=false',
        '--maxWorkers=2',
        '--json',
        `--outputFile=${jestReport}`,
      ),
      count: () => countJest(jestReport),
    },
    {
      name: 'end to end',
      before: async () => {
        ensureAppBuild(toolchain);
        Object.assign(env, await findBrowser());
      },
      command: yarn(
        'playwright',
        'test',
        '--config',
        'e2e/playwright.config.ts',
      ),
      extraEnv: { PLAYWRIGHT_JSON_OUTPUT_NAME: e2eReport },
      count: () => countPlaywright(e2eReport),
    },
  ];

  const total = { passed: 0, failed: 0 };
  for (const step of steps) {
    const startedAt = Date.now();
    console.log(`\n── ${step.name}`);
    const result = await runStep(step, env).catch(error => {
      console.error(error.message);
      return { passed: 0, failed: 1 };
    });
    total.passed += result.passed;
    total.failed += result.failed;
    console.log(
      `── ${step.name}: ${result.passed} passed, ${
        result.failed
      } failed (${Math.round((Date.now() - startedAt) / 1000)} s)`,
    );
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed > 0 ? 1 : 0;
});

/** Runs one step; a step without a report of its own counts as one check. */
async function runStep(
  { command: [file, args], before, extraEnv, count },
  env,
) {
  await before?.();
  const code = await new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd: root,
      env: { ...env, ...extraEnv },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.once('error', reject);
    child.once('exit', resolve);
  });
  const { passed, failed } = count?.() ?? {
    passed: code === 0 ? 1 : 0,
    failed: code === 0 ? 0 : 1,
  };
  // A runner that fails without a failed test (a suite that did not load, no test found) has failed all the same.
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
}

function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

function countJest(file) {
  const report = readReport(file);
  return {
    passed: report?.numPassedTests ?? 0,
    failed:
      (report?.numFailedTests ?? 1) + (report?.numRuntimeErrorTestSuites ?? 0),
  };
}

function countPlaywright(file) {
  const stats = readReport(file)?.stats;
  return {
    passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0),
    failed: stats?.unexpected ?? 1,
  };
}
