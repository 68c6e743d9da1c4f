import { App, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as ssm from 'aws-cdk-lib/aws-ssm';

/** What can be varied to make updates of each kind. */
export interface RecoveryOptions {
  readonly retention?: logs.RetentionDays;
  /** Another name is another log group. */
  readonly groupName?: string;
  readonly value?: string;
}

/** A small stack for what can happen to stacks: a log group and a parameter that depends on it. */
export function recoveryApp(
  outdir: string,
  options: RecoveryOptions = {},
): App {
  const app = new App({ outdir, autoSynth: false, analyticsReporting: false });
  const stack = new Stack(app, 'recovery', {
    env: { account: '444455556666', region: 'eu-west-1' },
  });
  const group = new logs.LogGroup(stack, 'Group', {
    logGroupName: options.groupName ?? '/recovery/first',
    retention: options.retention ?? logs.RetentionDays.ONE_WEEK,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const parameter = new ssm.StringParameter(stack, 'Parameter', {
    parameterName: '/recovery/value',
    stringValue: options.value ?? 'one',
  });
  parameter.node.addDependency(group);
  return app;
}
