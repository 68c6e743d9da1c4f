import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { childEnvironment, runPaths } from './childEnvironment';
import { childModule } from './childModule';
import { ForkedDeployRun } from './ForkedDeployRun';
import { DeployOptions, DeployRun, EnvironmentRunner } from './types';

const DEFAULT_MEMORY_LIMIT_MB = 768;
const DEFAULT_POLL_INTERVAL_MS = 2000;

/** @public */
export interface ForkedEnvironmentRunnerOptions {
  /** Every run gets a directory of its own in here, which is gone afterwards. */
  workDirectory: string;
  /** Environment variables for the child, beside the few it inherits. */
  env?: Record<string, string>;
  /** Limit of the child's JavaScript heap, default 768. */
  memoryLimitMb?: number;
}

/**
 * Deploys each environment in a process of its own, so that the CDK neither blocks nor grows the backend, and two
 * deployments share nothing.
 *
 * @public
 */
export class ForkedEnvironmentRunner implements EnvironmentRunner {
  constructor(private readonly options: ForkedEnvironmentRunnerOptions) {}

  deploy(options: DeployOptions): DeployRun {
    const {
      workDirectory,
      env = {},
      memoryLimitMb = DEFAULT_MEMORY_LIMIT_MB,
    } = this.options;
    const paths = runPaths(resolve(workDirectory, `run-${randomUUID()}`));
    [paths.home, paths.cdkHome, paths.tmp].forEach(path =>
      mkdirSync(path, { recursive: true, mode: 0o700 }),
    );

    const module = childModule(memoryLimitMb);
    const child = fork(module.path, [], {
      cwd: paths.root,
      execArgv: module.execArgv,
      env: childEnvironment({
        inherited: process.env,
        paths,
        region: options.config.region,
        extra: env,
      }),
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    const run = new ForkedDeployRun({
      child,
      directory: paths.root,
      memoryLimitMb,
      ...options,
    });
    run.send({
      type: 'deploy',
      config: options.config,
      outdir: paths.outdir,
      pollIntervalMs: options.pollIntervalMs ?? DEFAULT_POLL_INTERVAL_MS,
    });
    return run;
  }
}
