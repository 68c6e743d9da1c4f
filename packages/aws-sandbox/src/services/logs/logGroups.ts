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
import { CallContext, Operation } from '../../core/types';
import {
  authorizedGroup,
  LogGroup,
  logGroupArn,
  LogsState,
  required,
} from './LogsState';

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

/** Checks that the key exists and that the log service may be given it. */
async function usableKey(
  context: CallContext,
  keyId: string | undefined,
): Promise<string | undefined> {
  if (keyId === undefined) {
    return undefined;
  }
  const { KeyMetadata } = await context.invoke('kms', 'DescribeKey', {
    KeyId: keyId,
  });
  if (KeyMetadata.KeyState !== 'Enabled') {
    throw invalid(`The specified KMS key ${keyId} is ${KeyMetadata.KeyState}.`);
  }
  return KeyMetadata.Arn;
}

async function createLogGroup(
  context: CallContext,
  input: CreateLogGroupRequest,
): Promise<object> {
  const name = required(input.logGroupName, 'logGroupName');
  context.authorize('logs:CreateLogGroup', `${logGroupArn(context, name)}:*`);
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
  const kmsKeyId = await usableKey(context, input.kmsKeyId);
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
    const start = Number(input.nextToken ?? 0);
    if (!Number.isInteger(start) || start < 0) {
      throw invalid('The specified nextToken is invalid.');
    }
    const end = start + (input.limit ?? PAGE_SIZE);
    return {
      logGroups: found.slice(start, end).map(shown),
      nextToken: end < found.length ? String(end) : undefined,
    };
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
    group.kmsKeyId = await usableKey(context, input.kmsKeyId);
    return {};
  },

  DisassociateKmsKey(context, input: DisassociateKmsKeyRequest) {
    const name = input.logGroupName ?? input.resourceIdentifier;
    authorizedGroup(context, 'DisassociateKmsKey', name).kmsKeyId = undefined;
    return {};
  },
};
