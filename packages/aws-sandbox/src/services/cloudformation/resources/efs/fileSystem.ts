import { randomUUID } from 'crypto';
import { ResourceState } from '../../model';
import { ignoreMissing } from '../ignoreMissing';
import { ResourceHandler, ResourceRequest } from '../ResourceHandler';
import { tagList } from '../tags';
import { Progress, waitUntil } from '../waitUntil';
import { updateEfsTags } from './efsTags';
import { readFileSystem } from './readFileSystem';

const SERVICE = 'elasticfilesystem';

async function describe({ context }: ResourceRequest, FileSystemId: string) {
  const { FileSystems } = await context.invoke(SERVICE, 'DescribeFileSystems', {
    FileSystemId,
  });
  return FileSystems[0];
}

async function waitForGone(
  request: ResourceRequest,
  id: string,
): Promise<void> {
  await ignoreMissing(() =>
    waitUntil({
      clock: request.context.clock,
      what: id,
      probe: async () => {
        await describe(request, id);
        return 'waiting';
      },
    }),
  );
}

async function setPolicy(
  { context, properties }: ResourceRequest,
  FileSystemId: string,
): Promise<void> {
  const Policy = properties.document('FileSystemPolicy');
  await (Policy === undefined
    ? context.invoke(SERVICE, 'DeleteFileSystemPolicy', { FileSystemId })
    : context.invoke(SERVICE, 'PutFileSystemPolicy', {
        FileSystemId,
        Policy,
        BypassPolicyLockoutSafetyCheck: properties.boolean(
          'BypassPolicyLockoutSafetyCheck',
        ),
      }));
}

async function setBackup(
  { context, properties }: ResourceRequest,
  FileSystemId: string,
): Promise<void> {
  await context.invoke(SERVICE, 'PutBackupPolicy', {
    FileSystemId,
    BackupPolicy: {
      Status: properties.object('BackupPolicy')?.text('Status') ?? 'DISABLED',
    },
  });
}

async function setLifecycle(
  { context, properties }: ResourceRequest,
  FileSystemId: string,
): Promise<void> {
  await context.invoke(SERVICE, 'PutLifecycleConfiguration', {
    FileSystemId,
    LifecyclePolicies: properties.raw('LifecyclePolicies') ?? [],
  });
}

const SETTINGS = {
  FileSystemPolicy: setPolicy,
  BackupPolicy: setBackup,
  LifecyclePolicies: setLifecycle,
} as const;

async function applySettings(
  request: ResourceRequest,
  id: string,
  isWanted: (property: string) => boolean,
): Promise<void> {
  for (const [property, set] of Object.entries(SETTINGS)) {
    if (isWanted(property)) {
      await set(request, id);
    }
  }
}

/** `AWS::EFS::FileSystem` */
export const fileSystemHandler: ResourceHandler = {
  type: 'AWS::EFS::FileSystem',
  read: readFileSystem,

  async create(request): Promise<ResourceState> {
    const { context, properties, tags, started } = request;
    const { FileSystemId, FileSystemArn } = await context.invoke(
      SERVICE,
      'CreateFileSystem',
      {
        CreationToken: randomUUID(),
        Encrypted: properties.boolean('Encrypted'),
        KmsKeyId: properties.optionalText('KmsKeyId'),
        PerformanceMode: properties.optionalText('PerformanceMode'),
        ThroughputMode: properties.optionalText('ThroughputMode'),
        ProvisionedThroughputInMibps: properties.number(
          'ProvisionedThroughputInMibps',
        ),
        AvailabilityZoneName: properties.optionalText('AvailabilityZoneName'),
        Tags: tagList(tags),
      },
    );
    started(FileSystemId);
    const probe = async (): Promise<Progress> => {
      const { LifeCycleState } = await describe(request, FileSystemId);
      if (LifeCycleState === 'error') {
        return { failed: `${FileSystemId} is in state error` };
      }
      return LifeCycleState === 'available' ? 'ready' : 'waiting';
    };
    await waitUntil({ clock: context.clock, what: FileSystemId, probe });
    await applySettings(request, FileSystemId, property =>
      properties.has(property),
    );
    return {
      physicalId: FileSystemId,
      attributes: { FileSystemId, Arn: FileSystemArn },
    };
  },

  async update(request) {
    const { context, properties, state, changed } = request;
    if (
      changed.has('ThroughputMode') ||
      changed.has('ProvisionedThroughputInMibps')
    ) {
      await context.invoke(SERVICE, 'UpdateFileSystem', {
        FileSystemId: state.physicalId,
        ThroughputMode: properties.optionalText('ThroughputMode') ?? 'bursting',
        ProvisionedThroughputInMibps: properties.number(
          'ProvisionedThroughputInMibps',
        ),
      });
    }
    await applySettings(request, state.physicalId, property =>
      changed.has(property),
    );
    await updateEfsTags(request);
    return state;
  },

  delete(request) {
    const { context, state } = request;
    return ignoreMissing(async () => {
      await context.invoke(SERVICE, 'DeleteFileSystem', {
        FileSystemId: state.physicalId,
      });
      await waitForGone(request, state.physicalId);
    });
  },
};
