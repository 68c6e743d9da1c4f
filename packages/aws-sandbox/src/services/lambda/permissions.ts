import { randomUUID } from 'crypto';
import type {
  AddPermissionRequest,
  GetPolicyRequest,
  RemovePermissionRequest,
} from '@aws-sdk/client-lambda';
import { Operation } from '../../core/types';
import { authorizedFunction } from './functionAccess';
import {
  invalidParameter,
  notImplementedSetting,
  resourceConflict,
  resourceNotFound,
} from './lambdaErrors';
import { functionPolicy, PermissionStatement } from './LambdaState';

const MAXIMUM_POLICY_BYTES = 20 * 1024;

/** What of a permission AWS has and this sandbox does not. */
const NOT_IMPLEMENTED = [
  'EventSourceToken',
  'PrincipalOrgID',
  'FunctionUrlAuthType',
  'InvokedViaFunctionUrl',
] as const;

function principalOf(
  partition: string,
  principal: string,
): PermissionStatement['Principal'] {
  if (principal === '*') {
    return '*';
  }
  if (/^\d{12}$/.test(principal)) {
    return { AWS: `arn:${partition}:iam::${principal}:root` };
  }
  if (/^arn:[\w-]+:(iam|sts)::\d{12}:.+$/.test(principal)) {
    return { AWS: principal };
  }
  if (/^[a-z0-9.-]+\.amazonaws\.com(\.cn)?$/.test(principal)) {
    return { Service: principal };
  }
  throw invalidParameter(
    `The provided principal was invalid. Please check the principal and try again. Principal: ${principal}`,
  );
}

function conditionOf(
  input: AddPermissionRequest,
): PermissionStatement['Condition'] {
  const { SourceAccount, SourceArn } = input;
  if (SourceAccount === undefined && SourceArn === undefined) {
    return undefined;
  }
  return {
    ...(SourceAccount !== undefined && {
      StringEquals: { 'AWS:SourceAccount': SourceAccount },
    }),
    ...(SourceArn !== undefined && {
      ArnLike: { 'AWS:SourceArn': SourceArn },
    }),
  };
}

/** Statements of functions' resource policies. */
export const permissionOperations: Readonly<Record<string, Operation>> = {
  AddPermission: (context, input: AddPermissionRequest) => {
    const target = authorizedFunction(context, 'AddPermission', input, {
      'lambda:Principal': input.Principal!,
    });
    const refused = NOT_IMPLEMENTED.find(name => input[name] !== undefined);
    if (refused) {
      throw notImplementedSetting(refused);
    }
    if (target.permissions.has(input.StatementId!)) {
      throw resourceConflict(
        `The statement id (${input.StatementId}) provided already exists. Please provide a new statement id, or remove the existing statement.`,
      );
    }
    const statement: PermissionStatement = {
      Sid: input.StatementId!,
      Effect: 'Allow',
      Principal: principalOf(context.partition, input.Principal!),
      Action: input.Action!,
      Resource: target.arn,
      Condition: conditionOf(input),
    };
    target.permissions.set(statement.Sid, statement);
    if (Buffer.byteLength(functionPolicy(target)!) > MAXIMUM_POLICY_BYTES) {
      target.permissions.delete(statement.Sid);
      throw invalidParameter(
        `The final policy size is bigger than the limit (${MAXIMUM_POLICY_BYTES}).`,
      );
    }
    target.policyRevisionId = randomUUID();
    return { Statement: JSON.stringify(statement) };
  },

  RemovePermission: (context, input: RemovePermissionRequest) => {
    const target = authorizedFunction(context, 'RemovePermission', input);
    if (!target.permissions.delete(input.StatementId!)) {
      throw resourceNotFound(
        `Statement ${input.StatementId} is not found in resource policy.`,
      );
    }
    target.policyRevisionId = randomUUID();
    return {};
  },

  GetPolicy: (context, input: GetPolicyRequest) => {
    const target = authorizedFunction(context, 'GetPolicy', input);
    const policy = functionPolicy(target);
    if (policy === undefined) {
      throw resourceNotFound('The resource you requested does not exist.');
    }
    return { Policy: policy, RevisionId: target.policyRevisionId };
  },
};
