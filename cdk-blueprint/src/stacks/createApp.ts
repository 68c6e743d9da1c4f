import { App } from 'aws-cdk-lib';
import * as cxapi from 'aws-cdk-lib/cx-api';

/** Options of {@link createApp}. */
export interface CreateAppOptions {
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

/** A CDK app for stacks of the blueprint. It writes nothing until it is told to. */
export function createApp(options: CreateAppOptions): App {
  return new App({
    outdir: options.outdir,
    autoSynth: false,
    analyticsReporting: false,
    treeMetadata: false,
    context: options.context,
    postCliContext: FEATURES,
  });
}
