import { FileSystemDescription } from '@aws-sdk/client-efs';
import { Health, ResourceStatus } from '@gco/plugin-gco-analytics-common';

const healths: Record<string, Health> = {
  available: 'healthy',
  creating: 'working',
  updating: 'working',
  deleting: 'working',
  deleted: 'failed',
  error: 'failed',
};

const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

/** A file system from DescribeFileSystems. */
export function fileSystemStatus(
  fileSystem: Partial<FileSystemDescription>,
): Omit<ResourceStatus, 'kind' | 'id' | 'title'> {
  const state = fileSystem.LifeCycleState ?? 'Unknown';
  const bytes = fileSystem.SizeInBytes?.Value;
  return {
    state,
    health: healths[state] ?? 'unknown',
    facts: {
      encryption: fileSystem.Encrypted ? 'Yes' : 'No',
      ...(fileSystem.NumberOfMountTargets !== undefined && {
        'mount targets': String(fileSystem.NumberOfMountTargets),
      }),
      ...(bytes !== undefined && { size: formatBytes(bytes) }),
    },
  };
}

function formatBytes(bytes: number): string {
  const power =
    bytes < 1
      ? 0
      : Math.min(Math.floor(Math.log2(bytes) / 10), UNITS.length - 1);
  const value = bytes / 1024 ** power;
  return `${power === 0 ? value : value.toFixed(1)} ${UNITS[power]}`;
}
