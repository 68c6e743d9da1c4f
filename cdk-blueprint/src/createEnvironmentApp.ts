import { App } from 'aws-cdk-lib';
import * as cxapi from 'aws-cdk-lib/cx-api';
import type { EnvironmentConfig } from './config';
import { environmentNames } from './config/environmentNames';
import { EnvironmentStack } from './environment/EnvironmentStack';

/** Options of {@link createEnvironmentApp}. */
export interface CreateEnvironmentAppOptions {
  readonly config: EnvironmentConfig;

  /** Where `synth()` will write. */
  readonly outdir: string;

  /** Context of whoever drives the synthesis. */
  readonly context?: Readonly<Record<string, unknown>>;
}

// Behaviour of the construct library that the templates depend on, whatever a caller's cdk.json says.
const FEATURES = {
  [cxapi.S3_SERVER_ACCESS_LOGS_USE_BUCKET_POLICY]: true,
  [cxapi.EXPLICIT_STACK_TAGS]: true,
  [cxapi.EFS_MOUNTTARGET_ORDERINSENSITIVE_LOGICAL_ID]: true,
  [cxapi.IAM_MINIMIZE_POLICIES]: false,
  [cxapi.ENABLE_PARTITION_LITERALS]: false,
};

/** A CDK app that holds the stack of one environment and writes nothing until it is told to. */
export function createEnvironmentApp(options: CreateEnvironmentAppOptions): {
  app: App;
  stack: EnvironmentStack;
} {
  const app = new App({
    outdir: options.outdir,
    autoSynth: false,
    analyticsReporting: false,
    treeMetadata: false,
    context: options.context,
    postCliContext: FEATURES,
  });
  const { config } = options;
  return {
    app,
    stack: new EnvironmentStack(app, environmentNames(config).stack, {
      config,
    }),
  };
}
