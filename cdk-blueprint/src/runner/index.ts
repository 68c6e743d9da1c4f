export { ForkedEnvironmentRunner } from './ForkedEnvironmentRunner';
export type { ForkedEnvironmentRunnerOptions } from './ForkedEnvironmentRunner';
export { RunnerError } from './RunnerError';
export type {
  DeployOptions,
  DeployResult,
  DeployRun,
  EnvironmentRunner,
  RunnerEvent,
  RunnerFailure,
} from './types';
