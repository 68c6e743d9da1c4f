import { parsePolicy } from '../../authorization';
import { AwsError } from '../../core/AwsError';
import { CallContext, Operation } from '../../core/types';
import { authorizeFileSystem } from './authorizeEfs';
import { badRequest, conflict, notFound, required } from './efsError';
import { EfsState, FileSystem } from './EfsState';

/** A change of the throughput does not stand in the way of other settings. */
const SETTABLE_STATES = ['available', 'updating'];

function fileSystemFor(
  context: CallContext,
  action: string,
  input: { readonly FileSystemId?: string },
): FileSystem {
  authorizeFileSystem(context, action, input.FileSystemId);
  const fileSystem = EfsState.of(context).fileSystem(input.FileSystemId);
  const { FileSystemId, LifeCycleState } = fileSystem;
  if (
    !action.startsWith('Describe') &&
    !SETTABLE_STATES.includes(LifeCycleState)
  ) {
    throw conflict(
      'IncorrectFileSystemLifeCycleState',
      `File system '${FileSystemId}' is in state '${LifeCycleState}'; it must be 'available'.`,
    );
  }
  return fileSystem;
}

function checkPolicy(policy: string): string {
  try {
    parsePolicy(policy, 'resource');
    return policy;
  } catch (error) {
    throw new AwsError(
      'InvalidPolicyException',
      `The file system policy is not valid: ${(error as Error).message}`,
    );
  }
}

/** Policy, backup and life-cycle settings of file systems. */
export const fileSystemSettingOperations: Readonly<Record<string, Operation>> =
  {
    PutFileSystemPolicy(context, input) {
      const fileSystem = fileSystemFor(context, 'PutFileSystemPolicy', input);
      fileSystem.policy = checkPolicy(required(input.Policy, 'Policy'));
      return {
        FileSystemId: fileSystem.FileSystemId,
        Policy: fileSystem.policy,
      };
    },

    DescribeFileSystemPolicy(context, input) {
      const fileSystem = fileSystemFor(
        context,
        'DescribeFileSystemPolicy',
        input,
      );
      if (fileSystem.policy === undefined) {
        throw notFound(
          'PolicyNotFound',
          `File system '${fileSystem.FileSystemId}' has no policy.`,
        );
      }
      return {
        FileSystemId: fileSystem.FileSystemId,
        Policy: fileSystem.policy,
      };
    },

    DeleteFileSystemPolicy(context, input) {
      fileSystemFor(context, 'DeleteFileSystemPolicy', input).policy =
        undefined;
      return {};
    },

    PutBackupPolicy(context, input) {
      const fileSystem = fileSystemFor(context, 'PutBackupPolicy', input);
      const status = required(input.BackupPolicy?.Status, 'BackupPolicy');
      if (status !== 'ENABLED' && status !== 'DISABLED') {
        throw badRequest(
          `BackupPolicy status ${status} is none of ENABLED, DISABLED`,
        );
      }
      fileSystem.backup = status;
      return { BackupPolicy: { Status: status } };
    },

    DescribeBackupPolicy(context, input) {
      const fileSystem = fileSystemFor(context, 'DescribeBackupPolicy', input);
      return { BackupPolicy: { Status: fileSystem.backup } };
    },

    PutLifecycleConfiguration(context, input) {
      const fileSystem = fileSystemFor(
        context,
        'PutLifecycleConfiguration',
        input,
      );
      fileSystem.lifecyclePolicies = required(
        input.LifecyclePolicies,
        'LifecyclePolicies',
      );
      return { LifecyclePolicies: fileSystem.lifecyclePolicies };
    },

    DescribeLifecycleConfiguration(context, input) {
      const fileSystem = fileSystemFor(
        context,
        'DescribeLifecycleConfiguration',
        input,
      );
      return { LifecyclePolicies: fileSystem.lifecyclePolicies };
    },
  };
