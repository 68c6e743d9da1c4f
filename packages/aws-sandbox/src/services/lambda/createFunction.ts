import { randomUUID } from 'crypto';
import type {
  CreateFunctionRequest,
  FunctionConfiguration,
} from '@aws-sdk/client-lambda';
import { undergoChange } from '../../core/faults';
import { CallContext } from '../../core/types';
import { describeFunction } from './describeFunction';
import { checkExecutionRole } from './executionRole';
import { functionArn, newFunctionName } from './functionAccess';
import { functionCode } from './functionCode';
import { FunctionInterfaces } from './FunctionInterfaces';
import { functionSettings } from './functionSettings';
import { vpcConditions } from './functionVpc';
import { resourceConflict } from './lambdaErrors';
import { LambdaFunction, LambdaState } from './LambdaState';
import { checkTags, requestTagConditions } from './tagRules';

/** How long a function is pending, in AWS time. */
const CREATION_MS = 3_000;
const CREATION_IN_VPC_MS = 30_000;

/** `lambda:CreateFunction` */
export async function createFunction(
  context: CallContext,
  input: CreateFunctionRequest,
): Promise<FunctionConfiguration> {
  const name = newFunctionName(context, input.FunctionName!);
  const arn = functionArn(context, name);
  const tags = input.Tags ?? {};
  const settings = await functionSettings(context, name, input);
  context.authorize('lambda:CreateFunction', arn, {
    ...requestTagConditions(tags),
    ...vpcConditions(settings.vpc),
  });
  if (Object.keys(tags).length) {
    context.authorize('lambda:TagResource', arn, requestTagConditions(tags));
  }
  checkTags(tags);
  const { functions } = LambdaState.of(context);
  const requireNew = () => {
    if (functions.has(name)) {
      throw resourceConflict(`Function already exist: ${name}`);
    }
  };
  requireNew();
  checkExecutionRole(context, {
    settings,
    functionName: name,
    functionArn: arn,
    isPassed: true,
  });
  const code = await functionCode(context, input.Code!);
  requireNew();
  const created: LambdaFunction = {
    name,
    arn,
    accountId: context.accountId,
    region: context.region,
    architecture: input.Architectures?.[0] ?? 'x86_64',
    settings,
    code,
    state: 'Pending',
    lastUpdateStatus: 'Successful',
    lastModified: context.clock.now(),
    revisionId: randomUUID(),
    tags: { ...tags },
    permissions: new Map(),
    policyRevisionId: randomUUID(),
    runtimeUpdateMode: 'Auto',
  };
  functions.set(name, created);
  if (settings.vpc) {
    await FunctionInterfaces.of(context).attach(context, arn, settings.vpc);
  }
  void undergoChange(
    context,
    'AWS::Lambda::Function',
    'create',
    settings.vpc ? CREATION_IN_VPC_MS : CREATION_MS,
  ).then(failure => {
    created.state = failure ? 'Failed' : 'Active';
    created.stateReason = failure?.message;
  });
  return describeFunction(created);
}
