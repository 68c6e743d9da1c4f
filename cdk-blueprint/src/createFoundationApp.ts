import { App } from 'aws-cdk-lib';
import type { FoundationConfig } from './config';
import { foundationNames } from './config/foundationNames';
import { FoundationStack } from './foundation/FoundationStack';
import { createApp, CreateAppOptions } from './stacks/createApp';

/** Options of {@link createFoundationApp}. */
export interface CreateFoundationAppOptions extends CreateAppOptions {
  readonly config: FoundationConfig;
}

/** A CDK app that holds the foundation of one account and region and writes nothing until it is told to. */
export function createFoundationApp(options: CreateFoundationAppOptions): {
  app: App;
  stack: FoundationStack;
} {
  const { config, ...others } = options;
  const app = createApp(others);
  return {
    app,
    stack: new FoundationStack(app, foundationNames(config).stack, { config }),
  };
}
