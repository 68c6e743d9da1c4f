import type {
  CreateFileSystemRequest,
  DeleteFileSystemRequest,
  DescribeFileSystemsRequest,
  UpdateFileSystemRequest,
} from '@aws-sdk/client-efs';
import { randomUUID } from 'crypto';
import { CallContext, Operation } from '../../core/types';
import { grantKeyToService, isKeyError } from '../kms';
import {
  authorizeFileSystem,
  authorizeTagOnCreate,
  requestTagConditions,
} from './authorizeEfs';
import { AwsError } from '../../core/AwsError';
import { QUOTAS, requireQuotaLeft } from '../servicequotas';
import { badRequest, conflict, requireAvailable } from './efsError';
import { efsArn, efsId, EfsState, FileSystem, nameTag } from './EfsState';
import { pageOf } from './pageOf';
import { progress } from './progress';

const CREATION_MS = 10_000;
const UPDATE_MS = 10_000;
const DELETION_MS = 10_000;

const TYPE = 'AWS::EFS::FileSystem';

const PERFORMANCE_MODES = ['generalPurpose', 'maxIO'];
const THROUGHPUT_MODES = ['bursting', 'provisioned', 'elastic'];

function shown(state: EfsState, fileSystem: FileSystem): object {
  const { policy, backup, lifecyclePolicies, ...rest } = fileSystem;
  return {
    ...rest,
    NumberOfMountTargets: state.mountTargetsOf(fileSystem.FileSystemId).length,
    SizeInBytes: { Value: 6144, ValueInIA: 0, ValueInStandard: 6144 },
  };
}

function checkThroughput(mode: string, provisioned: number | undefined): void {
  if (!THROUGHPUT_MODES.includes(mode)) {
    throw badRequest(
      `ThroughputMode ${mode} is none of ${THROUGHPUT_MODES.join(', ')}`,
    );
  }
  if ((mode === 'provisioned') !== (provisioned !== undefined)) {
    throw badRequest(
      `ProvisionedThroughputInMibps goes with ThroughputMode provisioned only; mode is ${mode}`,
    );
  }
}

/** ARN of the key that a new file system is encrypted with; the caller must be allowed to use the key for EFS. */
async function keyArn(
  context: CallContext,
  input: CreateFileSystemRequest,
  fileSystemId: string,
): Promise<string | undefined> {
  if (!input.Encrypted) {
    if (input.KmsKeyId) {
      throw badRequest('KmsKeyId can be given for encrypted file systems only');
    }
    return undefined;
  }
  if (!input.KmsKeyId) {
    const { partition, region, accountId } = context;
    return `arn:${partition}:kms:${region}:${accountId}:alias/aws/elasticfilesystem`;
  }
  try {
    return await grantKeyToService(context, {
      keyId: input.KmsKeyId,
      grantee: 'elasticfilesystem.amazonaws.com',
      operations: ['Decrypt', 'DescribeKey', 'GenerateDataKeyWithoutPlaintext'],
      tries: ['GenerateDataKeyWithoutPlaintext'],
      encryptionContext: {
        'aws:elasticfilesystem:filesystem:id': fileSystemId,
      },
    });
  } catch (error) {
    throw isKeyError(error) && error.code !== 'AccessDeniedException'
      ? badRequest(error.message)
      : error;
  }
}

async function createFileSystem(
  context: CallContext,
  input: CreateFileSystemRequest,
): Promise<object> {
  authorizeFileSystem(context, 'CreateFileSystem', undefined, {
    'elasticfilesystem:Encrypted': String(input.Encrypted === true),
    ...requestTagConditions(input.Tags),
  });
  authorizeTagOnCreate(
    context,
    'CreateFileSystem',
    'file-system/*',
    input.Tags,
  );
  const state = EfsState.of(context);
  const token = input.CreationToken ?? randomUUID();
  requireNewToken(state, token);
  const performance = input.PerformanceMode ?? 'generalPurpose';
  if (!PERFORMANCE_MODES.includes(performance)) {
    throw badRequest(
      `PerformanceMode ${performance} is none of ${PERFORMANCE_MODES.join(
        ', ',
      )}`,
    );
  }
  const throughput = input.ThroughputMode ?? 'bursting';
  checkThroughput(throughput, input.ProvisionedThroughputInMibps);
  const FileSystemId = efsId('fs');
  const encryptionKey = await keyArn(context, input, FileSystemId);
  requireNewToken(state, token);
  requireQuotaLeft(
    context,
    QUOTAS.efs.fileSystems,
    { used: state.fileSystems.size },
    limit =>
      new AwsError(
        'FileSystemLimitExceeded',
        `The account has the maximum number of file systems allowed: ${limit}.`,
        403,
      ),
  );
  const tags = input.Tags ?? [];
  const fileSystem: FileSystem = {
    FileSystemId,
    FileSystemArn: efsArn(context, `file-system/${FileSystemId}`),
    OwnerId: context.accountId,
    CreationToken: token,
    CreationTime: context.clock.now(),
    LifeCycleState: 'creating',
    Name: nameTag(tags),
    PerformanceMode: performance,
    ThroughputMode: throughput,
    ProvisionedThroughputInMibps: input.ProvisionedThroughputInMibps,
    Encrypted: input.Encrypted === true,
    KmsKeyId: encryptionKey,
    AvailabilityZoneName: input.AvailabilityZoneName,
    Tags: tags,
    backup: input.Backup ? 'ENABLED' : 'DISABLED',
    lifecyclePolicies: [],
  };
  state.fileSystems.set(FileSystemId, fileSystem);
  progress(context, fileSystem, {
    resourceType: TYPE,
    change: 'create',
    milliseconds: CREATION_MS,
  });
  return shown(state, fileSystem);
}

function requireNewToken(state: EfsState, token: string): void {
  const existing = [...state.fileSystems.values()].find(
    fileSystem => fileSystem.CreationToken === token,
  );
  if (existing) {
    throw conflict(
      'FileSystemAlreadyExists',
      `File system '${existing.FileSystemId}' already exists with creation token '${token}'`,
    );
  }
}

function deleteFileSystem(
  context: CallContext,
  input: DeleteFileSystemRequest,
): object {
  const state = EfsState.of(context);
  const { FileSystemId } = input;
  authorizeFileSystem(context, 'DeleteFileSystem', input.FileSystemId);
  const fileSystem = state.fileSystem(FileSystemId);
  const targets = state.mountTargetsOf(fileSystem.FileSystemId);
  if (targets.length) {
    throw conflict(
      'FileSystemInUse',
      `File system '${FileSystemId}' has mount targets created in it: ${targets
        .map(target => target.MountTargetId)
        .join(', ')}`,
    );
  }
  if (fileSystem.LifeCycleState !== 'deleting') {
    progress(context, fileSystem, {
      resourceType: TYPE,
      change: 'delete',
      milliseconds: DELETION_MS,
      remove: () => {
        state
          .accessPointsOf(fileSystem.FileSystemId)
          .forEach(point => state.accessPoints.delete(point.AccessPointId));
        state.fileSystems.delete(fileSystem.FileSystemId);
      },
    });
  }
  return {};
}

export const fileSystemOperations: Readonly<Record<string, Operation>> = {
  CreateFileSystem: createFileSystem,
  DeleteFileSystem: deleteFileSystem,

  DescribeFileSystems(context, input: DescribeFileSystemsRequest) {
    authorizeFileSystem(context, 'DescribeFileSystems', input.FileSystemId);
    const state = EfsState.of(context);
    const found = input.FileSystemId
      ? [state.fileSystem(input.FileSystemId)]
      : [...state.fileSystems.values()].filter(
          ({ CreationToken }) =>
            !input.CreationToken || CreationToken === input.CreationToken,
        );
    const { page, NextMarker } = pageOf(
      found,
      { marker: input.Marker, size: input.MaxItems },
      ({ FileSystemId }) => FileSystemId,
    );
    return {
      FileSystems: page.map(fileSystem => shown(state, fileSystem)),
      Marker: input.Marker,
      NextMarker,
    };
  },

  UpdateFileSystem(context, input: UpdateFileSystemRequest) {
    authorizeFileSystem(context, 'UpdateFileSystem', input.FileSystemId);
    const state = EfsState.of(context);
    const fileSystem = state.fileSystem(input.FileSystemId);
    requireAvailable(fileSystem);
    const mode = input.ThroughputMode ?? fileSystem.ThroughputMode;
    const provisioned =
      mode === 'provisioned'
        ? input.ProvisionedThroughputInMibps ??
          fileSystem.ProvisionedThroughputInMibps
        : input.ProvisionedThroughputInMibps;
    checkThroughput(mode, provisioned);
    fileSystem.ThroughputMode = mode;
    fileSystem.ProvisionedThroughputInMibps = provisioned;
    progress(context, fileSystem, {
      resourceType: TYPE,
      change: 'update',
      milliseconds: UPDATE_MS,
    });
    return shown(state, fileSystem);
  },
};
