import { AwsError } from '../../core/AwsError';
import { CallContext } from '../../core/types';
import {
  invalidParameter,
  notImplementedSetting,
  resourceNotFound,
} from './lambdaErrors';
import { functionPolicy, LambdaFunction, LambdaState } from './LambdaState';

const NAME = /^[a-zA-Z0-9-_]{1,64}$/;
const ADDRESS =
  /^(?:arn:[\w-]+:lambda:)?(?:([a-z]{2}(?:-[a-z]+)+-\d):)?(?:(\d{12}):)?(?:function:)?([a-zA-Z0-9-_]+)(?::(\$LATEST|[a-zA-Z0-9-_]+))?$/;

/** A function as a request names it: by name, by `account:function:name` or by ARN. */
export interface FunctionAddress {
  readonly accountId: string;
  readonly name: string;
  readonly arn: string;
}

export function functionArn(context: CallContext, name: string): string {
  const { partition, region, accountId } = context;
  return `arn:${partition}:lambda:${region}:${accountId}:function:${name}`;
}

/** Reads a function's address; versions and aliases other than `$LATEST` are refused. */
export function functionAddress(
  context: CallContext,
  functionName: string,
  qualifier?: string,
): FunctionAddress {
  const found = ADDRESS.exec(functionName);
  const [, region, accountId, name, suffix] = found ?? [];
  if (!found || !NAME.test(name)) {
    throw new AwsError(
      'ValidationException',
      `1 validation error detected: Value '${functionName}' at 'functionName' failed to satisfy constraint: Member must satisfy regular expression pattern: ${ADDRESS.source}`,
    );
  }
  const version = qualifier ?? suffix;
  if (version !== undefined && version !== '$LATEST') {
    throw notImplementedSetting(`version or alias ${version}`);
  }
  if (region !== undefined && region !== context.region) {
    throw resourceNotFound(
      `Functions from '${region}' are not reachable in this region ('${context.region}')`,
    );
  }
  const owner = accountId ?? context.accountId;
  return {
    accountId: owner,
    name,
    arn: functionArn(context.with({ accountId: owner }), name),
  };
}

/** Checks a name for a new function. */
export function newFunctionName(context: CallContext, given: string): string {
  const { name, accountId } = functionAddress(context, given);
  if (accountId !== context.accountId) {
    throw invalidParameter(
      `Functions can be made in the caller's own account only, not in ${accountId}`,
    );
  }
  return name;
}

/** Condition keys that say what a function is. */
export function functionConditions(
  target: LambdaFunction | undefined,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(target?.tags ?? {}).map(([key, value]) => [
      `aws:ResourceTag/${key}`,
      value,
    ]),
  );
}

/** The function that a request names, once the caller's policies and the function's own allow the action. */
export function authorizedFunction(
  context: CallContext,
  action: string,
  request: { readonly FunctionName?: string; readonly Qualifier?: string },
  conditions: Record<string, string | string[]> = {},
): LambdaFunction {
  const address = functionAddress(
    context,
    request.FunctionName!,
    request.Qualifier,
  );
  const { accountId, name, arn } = address;
  const target = LambdaState.of(context.with({ accountId })).functions.get(
    name,
  );
  context.authorize(
    `lambda:${action}`,
    arn,
    { ...functionConditions(target), ...conditions },
    {
      resourcePolicy: target && functionPolicy(target),
      // A service that acts by itself has no policies of its own: the function must admit it.
      resourcePolicyRequired: context.principal.kind === 'service',
      resourceAccountId: accountId,
    },
  );
  if (!target) {
    throw resourceNotFound(`Function not found: ${arn}`);
  }
  return target;
}
