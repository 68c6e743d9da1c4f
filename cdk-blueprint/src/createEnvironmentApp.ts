import { App } from 'aws-cdk-lib';
import type { EnvironmentConfig } from './config';
import { environmentNames } from './config/environmentNames';
import { EnvironmentStack } from './environment/EnvironmentStack';
import { createApp, CreateAppOptions } from './stacks/createApp';

/** Options of {@link createEnvironmentApp}. */
export interface CreateEnvironmentAppOptions extends CreateAppOptions {
  readonly config: EnvironmentConfig;
}

/** A CDK app that holds the stack of one environment and writes nothing until it is told to. */
export function createEnvironmentApp(options: CreateEnvironmentAppOptions): {
  app: App;
  stack: EnvironmentStack;
} {
  const { config, ...others } = options;
  const app = createApp(others);
  return {
    app,
    stack: new EnvironmentStack(app, environmentNames(config).stack, {
      config,
    }),
  };
}
