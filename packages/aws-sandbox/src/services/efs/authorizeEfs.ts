import type { Tag } from '@aws-sdk/client-efs';
import { CallContext } from '../../core/types';
import { efsArn, EfsState } from './EfsState';

type Conditions = Record<string, string | string[]>;

function tagConditions(prefix: string, tags: readonly Tag[]): Conditions {
  return Object.fromEntries(
    tags.map(({ Key, Value }) => [`${prefix}/${Key}`, Value!]),
  );
}

/** Condition keys of a request that sets tags. */
export function requestTagConditions(tags: readonly Tag[] = []): Conditions {
  return {
    ...tagConditions('aws:RequestTag', tags),
    ...(tags.length ? { 'aws:TagKeys': tags.map(({ Key }) => Key!) } : {}),
  };
}

/**
 * Throws unless the caller may do an action on a file system, by its own policies and by the file system's.
 *
 * @param fileSystem id or ARN; without one the action is about file systems in general
 */
export function authorizeFileSystem(
  context: CallContext,
  action: string,
  fileSystem: string | undefined,
  conditions: Conditions = {},
): void {
  const id = fileSystem?.split('/').pop();
  const known = id ? EfsState.of(context).fileSystems.get(id) : undefined;
  context.authorize(
    `elasticfilesystem:${action}`,
    efsArn(context, `file-system/${id ?? '*'}`),
    { ...tagConditions('aws:ResourceTag', known?.Tags ?? []), ...conditions },
    { resourcePolicy: known?.policy },
  );
}

/** The same for an access point. */
export function authorizeAccessPoint(
  context: CallContext,
  action: string,
  accessPoint: string | undefined,
  conditions: Conditions = {},
): void {
  const id = accessPoint?.split('/').pop();
  const known = id ? EfsState.of(context).accessPoints.get(id) : undefined;
  context.authorize(
    `elasticfilesystem:${action}`,
    efsArn(context, `access-point/${id ?? '*'}`),
    { ...tagConditions('aws:ResourceTag', known?.Tags ?? []), ...conditions },
  );
}

/** Checks that the caller may give tags to what an operation creates. */
export function authorizeTagOnCreate(
  context: CallContext,
  operation: string,
  resource: string,
  tags: readonly Tag[] | undefined,
): void {
  if (tags?.length) {
    context.authorize(
      'elasticfilesystem:TagResource',
      efsArn(context, resource),
      {
        ...requestTagConditions(tags),
        'elasticfilesystem:CreateAction': operation,
      },
    );
  }
}

/** What an NFS client may ask for. */
export type ClientAction = 'ClientMount' | 'ClientWrite' | 'ClientRootAccess';

/**
 * Throws unless the caller may use a file system over NFS. A file system without a policy admits everybody who reaches
 * a mount target; with one, the caller must be allowed, by the policy or by its own.
 */
export function authorizeClient(
  context: CallContext,
  action: ClientAction,
  mount: { readonly FileSystemId: string; readonly AccessPointArn?: string },
): void {
  const fileSystem = EfsState.of(context).fileSystem(mount.FileSystemId);
  if (fileSystem.policy === undefined) {
    return;
  }
  authorizeFileSystem(context, action, mount.FileSystemId, {
    'elasticfilesystem:AccessedViaMountTarget': 'true',
    ...(mount.AccessPointArn
      ? { 'elasticfilesystem:AccessPointArn': mount.AccessPointArn }
      : {}),
  });
}
