import type {
  CreateFileSystemRequest,
  DeleteFileSystemRequest,
  DescribeFileSystemsRequest,
  UpdateFileSystemRequest,
} from '@aws-sdk/client-efs';
import { randomUUID } from 'crypto';
import { CallContext, Operation } from '../../core/types';
import {
  authorizeFileSystem,
  authorizeTagOnCreate,
  requestTagConditions,
} from './authorizeEfs';
import { badRequest, conflict } from './efsError';
import { efsArn, efsId, EfsState, FileSystem, nameTag } from './EfsState';
import { pageOf } from './pageOf';

const CREATION_MS = 10_000;
const DELETION_MS = 10_000;

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

/** ARN of the key that a new file system is encrypted with; the caller must be allowed to see the key. */
async function keyArn(
  context: CallContext,
  input: CreateFileSystemRequest,
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
  const { KeyMetadata } = await context.invoke('kms', 'DescribeKey', {
    KeyId: input.KmsKeyId,
  });
  if (KeyMetadata.KeyState !== 'Enabled') {
    throw badRequest(`Key ${KeyMetadata.Arn} is ${KeyMetadata.KeyState}`);
  }
  return KeyMetadata.Arn;
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
  const existing = [...state.fileSystems.values()].find(
    fileSystem => fileSystem.CreationToken === token,
  );
  if (existing) {
    throw conflict(
      'FileSystemAlreadyExists',
      `File system '${existing.FileSystemId}' already exists with creation token '${token}'`,
    );
  }
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
    KmsKeyId: await keyArn(context, input),
    AvailabilityZoneName: input.AvailabilityZoneName,
    Tags: tags,
    backup: input.Backup ? 'ENABLED' : 'DISABLED',
    lifecyclePolicies: [],
  };
  state.fileSystems.set(FileSystemId, fileSystem);
  void context.clock.sleep(CREATION_MS).then(() => {
    if (fileSystem.LifeCycleState === 'creating') {
      fileSystem.LifeCycleState = 'available';
    }
  });
  return shown(state, fileSystem);
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
  fileSystem.LifeCycleState = 'deleting';
  state
    .accessPointsOf(fileSystem.FileSystemId)
    .forEach(point => state.accessPoints.delete(point.AccessPointId));
  void context.clock
    .sleep(DELETION_MS)
    .then(() => state.fileSystems.delete(fileSystem.FileSystemId));
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
    const { page, NextMarker } = pageOf(found, input.Marker, input.MaxItems);
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
    const mode = input.ThroughputMode ?? fileSystem.ThroughputMode;
    const provisioned =
      mode === 'provisioned'
        ? input.ProvisionedThroughputInMibps ??
          fileSystem.ProvisionedThroughputInMibps
        : input.ProvisionedThroughputInMibps;
    checkThroughput(mode, provisioned);
    fileSystem.ThroughputMode = mode;
    fileSystem.ProvisionedThroughputInMibps = provisioned;
    return shown(state, fileSystem);
  },
};
