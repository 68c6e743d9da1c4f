import type {
  FunctionConfiguration,
  UpdateFunctionCodeRequest,
  UpdateFunctionConfigurationRequest,
} from '@aws-sdk/client-lambda';
import { AwsError } from '../../core/AwsError';
import { undergoChange } from '../../core/faults';
import { CallContext } from '../../core/types';
import { describeFunction } from './describeFunction';
import { checkExecutionRole } from './executionRole';
import { authorizedFunction } from './functionAccess';
import { functionCode } from './functionCode';
import { FunctionInterfaces } from './FunctionInterfaces';
import { functionSettings } from './functionSettings';
import { functionVpc, vpcConditions } from './functionVpc';
import { notImplementedSetting, resourceConflict } from './lambdaErrors';
import { FunctionVpc, LambdaFunction, touch } from './LambdaState';

/** How long an update is in progress, in AWS time. */
const UPDATE_MS = 2_000;

function requireQuiet(target: LambdaFunction): void {
  if (target.state === 'Pending') {
    throw resourceConflict(
      `The operation cannot be performed at this time. The function is currently in the following state: ${target.state}`,
    );
  }
  if (target.lastUpdateStatus === 'InProgress') {
    throw resourceConflict(
      `The operation cannot be performed at this time. An update is in progress for resource: ${target.arn}`,
    );
  }
}

function requireRevision(
  target: LambdaFunction,
  revisionId: string | undefined,
): void {
  if (revisionId !== undefined && revisionId !== target.revisionId) {
    throw new AwsError(
      'PreconditionFailedException',
      'The RevisionId provided does not match the latest RevisionId. Call the GetFunction or the GetFunctionConfiguration API to retrieve the latest RevisionId for your resource.',
      412,
    );
  }
}

function startUpdate(context: CallContext, target: LambdaFunction): void {
  touch(context, target);
  target.lastUpdateStatus = 'InProgress';
  target.lastUpdateReason = undefined;
  void undergoChange(
    context,
    'AWS::Lambda::Function',
    'update',
    UPDATE_MS,
  ).then(failure => {
    target.lastUpdateStatus = failure ? 'Failed' : 'Successful';
    target.lastUpdateReason = failure?.message;
  });
}

/** `lambda:UpdateFunctionCode` */
export async function updateFunctionCode(
  context: CallContext,
  input: UpdateFunctionCodeRequest,
): Promise<FunctionConfiguration> {
  const target = authorizedFunction(context, 'UpdateFunctionCode', input);
  requireQuiet(target);
  requireRevision(target, input.RevisionId);
  if (input.Publish) {
    throw notImplementedSetting('Publish');
  }
  const architecture = input.Architectures?.[0];
  if (architecture !== undefined && architecture !== target.architecture) {
    throw notImplementedSetting('change of Architectures');
  }
  const code = await functionCode(context, input);
  if (!input.DryRun) {
    requireQuiet(target);
    target.code = code;
    startUpdate(context, target);
  }
  return describeFunction(target);
}

async function moveInterfaces(
  context: CallContext,
  target: LambdaFunction,
  before: FunctionVpc | undefined,
): Promise<void> {
  const { vpc } = target.settings;
  const interfaces = FunctionInterfaces.of(context);
  if (before) {
    interfaces.detach(context, target.arn, before);
  }
  if (vpc) {
    await interfaces.attach(context, target.arn, vpc);
  }
}

/** `lambda:UpdateFunctionConfiguration` */
export async function updateFunctionConfiguration(
  context: CallContext,
  input: UpdateFunctionConfigurationRequest,
): Promise<FunctionConfiguration> {
  const vpc = await functionVpc(context, input.VpcConfig);
  const target = authorizedFunction(
    context,
    'UpdateFunctionConfiguration',
    input,
    vpcConditions(vpc),
  );
  requireQuiet(target);
  requireRevision(target, input.RevisionId);
  const before = target.settings;
  const settings = await functionSettings(context, target.name, input, before);
  checkExecutionRole(context, {
    settings,
    functionName: target.name,
    functionArn: target.arn,
    isPassed: input.Role !== undefined && input.Role !== before.role,
  });
  requireQuiet(target);
  target.settings = settings;
  if (input.VpcConfig) {
    await moveInterfaces(context, target, before.vpc);
  }
  startUpdate(context, target);
  return describeFunction(target);
}
