import type { CreateSpaceRequest } from '@aws-sdk/client-sagemaker';
import { CallContext } from '../../core/types';
import { userProfileArn } from './arns';
import { requireDomain } from './domainAccess';
import { resourceNotFound } from './errors';
import { keyInDomain, SageMakerState, Space } from './SageMakerState';

/** How messages name a space. */
export function spaceName({
  domainId,
  spaceName: name,
}: Pick<Space, 'domainId' | 'spaceName'>): string {
  return `Space [${domainId}/${name}]`;
}

/** The space of that name in an existing domain. */
export function requireSpace(
  state: SageMakerState,
  domainId: string,
  name: string,
): Space {
  requireDomain(state, domainId);
  const space = state.spaces.get(keyInDomain(domainId, name));
  if (!space) {
    throw resourceNotFound(
      `${spaceName({ domainId, spaceName: name })} does not exist.`,
    );
  }
  return space;
}

/** File systems that a space takes in. */
export function customFileSystemIdsOf(
  settings: CreateSpaceRequest['SpaceSettings'],
): string[] {
  return (settings?.CustomFileSystems ?? []).flatMap(
    fileSystem => fileSystem.EFSFileSystem?.FileSystemId ?? [],
  );
}

/** Condition keys that say whose a space is and how it is shared. */
export function ownershipConditions(
  context: CallContext,
  domainId: string,
  space: { ownerUserProfileName?: string; sharingType?: string } | undefined,
): Record<string, string> {
  return {
    ...(space?.ownerUserProfileName
      ? {
          'sagemaker:OwnerUserProfileArn': userProfileArn(
            context,
            domainId,
            space.ownerUserProfileName,
          ),
        }
      : {}),
    ...(space?.sharingType
      ? { 'sagemaker:SpaceSharingType': space.sharingType }
      : {}),
  };
}
