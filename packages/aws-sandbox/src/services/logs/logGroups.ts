import type {
  AssociateKmsKeyRequest,
  CreateLogGroupRequest,
  DeleteLogGroupRequest,
  DeleteRetentionPolicyRequest,
  DescribeLogGroupsRequest,
  DisassociateKmsKeyRequest,
  PutRetentionPolicyRequest,
} from '@aws-sdk/client-cloudwatch-logs';
import { AwsError } from '../../core/AwsError';
import { servicePrincipal } from '../../core/principals';
import { CallContext, Operation } from '../../core/types';
import { isKeyError } from '../kms';
import {
  authorizedGroup,
  authorizeLogs,
  LogGroup,
  logGroupArn,
  LogsState,
  requestTagConditions,
  required,
} from './LogsState';
import { pageOf } from './pageOf';

const NAME = /^[.\-_/#A-Za-z0-9]{1,512}$/;
const RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827,
  2192, 2557, 2922, 3288, 3653,
];
const CLASSES = ['STANDARD', 'INFREQUENT_ACCESS', 'DELIVERY'];
const PAGE_SIZE = 50;

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}

/** Tries a key as the log service, which uses it by the key's own policy: the caller needs no permission on the key. */
async function usableKey(
  context: CallContext,
  keyId: string | undefined,
  groupArn: string,
): Promise<string | undefined> {
  if (keyId === undefined) {
    return undefined;
  }
  const asLogs = servicePrincipal(
    context.accountId,
    `logs.${context.region}.amazonaws.com`,
  );
  const EncryptionContext = { 'aws:logs:arn': groupArn };
  try {
    const { CiphertextBlob } = await context.invoke(
      'kms',
      'GenerateDataKey',
      { KeyId: keyId, KeySpec: 'AES_256', EncryptionContext },
      asLogs,
    );
    const { KeyId } = await context.invoke(
      'kms',
      'Decrypt',
      { CiphertextBlob, EncryptionContext },
      asLogs,
    );
    return KeyId;
  } catch (error) {
    throw isKeyError(error)
      ? invalid(
          `The specified KMS key does not exist or is not allowed to be used with Arn '${groupArn}'`,
        )
      : error;
  }
}

async function createLogGroup(
  context: CallContext,
  input: CreateLogGroupRequest,
): Promise<object> {
  const name = required(input.logGroupName, 'logGroupName');
  const tags = requestTagConditions(input.tags);
  authorizeLogs(context, 'CreateLogGroup', name, '*', tags);
  if (Object.keys(input.tags ?? {}).length > 0) {
    authorizeLogs(context, 'TagResource', name, '*', tags);
  }
  const { groups } = LogsState.of(context);
  if (!NAME.test(name)) {
    throw invalid(`Log group name ${name} does not match ${NAME.source}`);
  }
  if (groups.has(name)) {
    throw new AwsError(
      'ResourceAlreadyExistsException',
      'The specified log group already exists',
    );
  }
  const logGroupClass = input.logGroupClass ?? 'STANDARD';
  if (!CLASSES.includes(logGroupClass)) {
    throw invalid(
      `Log group class ${logGroupClass} is none of ${CLASSES.join(', ')}`,
    );
  }
  const kmsKeyId = await usableKey(
    context,
    input.kmsKeyId,
    logGroupArn(context, name),
  );
  groups.set(name, {
    logGroupName: name,
    logGroupArn: logGroupArn(context, name),
    creationTime: context.clock.now().getTime(),
    logGroupClass,
    kmsKeyId,
    tags: { ...input.tags },
    streams: new Map(),
  });
  return {};
}

function shown({ tags, streams, ...group }: LogGroup): object {
  return {
    ...group,
    arn: `${group.logGroupArn}:*`,
    storedBytes: 0,
    metricFilterCount: 0,
  };
}

export const logGroupOperations: Readonly<Record<string, Operation>> = {
  CreateLogGroup: createLogGroup,

  DeleteLogGroup(context, input: DeleteLogGroupRequest) {
    const group = authorizedGroup(
      context,
      'DeleteLogGroup',
      input.logGroupName,
    );
    LogsState.of(context).groups.delete(group.logGroupName);
    return {};
  },

  DescribeLogGroups(context, input: DescribeLogGroupsRequest) {
    const { logGroupNamePrefix: prefix, logGroupNamePattern: pattern } = input;
    context.authorize(
      'logs:DescribeLogGroups',
      `${logGroupArn(context, prefix ?? '*')}:*`,
    );
    if (prefix && pattern) {
      throw invalid(
        'logGroupNamePrefix and logGroupNamePattern exclude each other',
      );
    }
    const found = [...LogsState.of(context).groups.values()]
      .filter(({ logGroupName }) => logGroupName.startsWith(prefix ?? ''))
      .filter(({ logGroupName }) => logGroupName.includes(pattern ?? ''))
      .sort((one, other) => (one.logGroupName < other.logGroupName ? -1 : 1));
    const { page, nextToken } = pageOf(found, input, {
      defaultLimit: PAGE_SIZE,
      keyOf: ({ logGroupName }) => logGroupName,
    });
    return { logGroups: page.map(shown), nextToken };
  },

  PutRetentionPolicy(context, input: PutRetentionPolicyRequest) {
    const group = authorizedGroup(
      context,
      'PutRetentionPolicy',
      input.logGroupName,
    );
    const days = required(input.retentionInDays, 'retentionInDays');
    if (!RETENTION_DAYS.includes(days)) {
      throw invalid(
        `Retention of ${
          input.retentionInDays
        } days is none of ${RETENTION_DAYS.join(', ')}`,
      );
    }
    group.retentionInDays = days;
    return {};
  },

  DeleteRetentionPolicy(context, input: DeleteRetentionPolicyRequest) {
    authorizedGroup(
      context,
      'DeleteRetentionPolicy',
      input.logGroupName,
    ).retentionInDays = undefined;
    return {};
  },

  async AssociateKmsKey(context, input: AssociateKmsKeyRequest) {
    const name = input.logGroupName ?? input.resourceIdentifier;
    const group = authorizedGroup(context, 'AssociateKmsKey', name);
    group.kmsKeyId = await usableKey(
      context,
      input.kmsKeyId,
      group.logGroupArn,
    );
    return {};
  },

  DisassociateKmsKey(context, input: DisassociateKmsKeyRequest) {
    const name = input.logGroupName ?? input.resourceIdentifier;
    authorizedGroup(context, 'DisassociateKmsKey', name).kmsKeyId = undefined;
    return {};
  },
};
