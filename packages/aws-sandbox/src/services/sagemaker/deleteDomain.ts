import type { DeleteDomainRequest } from '@aws-sdk/client-sagemaker';
import { authorizeDomain, requireDomain } from './domainAccess';
import { DURATIONS } from './durations';
import { resourceInUse } from './errors';
import { deleteHomeFileSystem } from './homeFileSystem';
import { SageMakerCall } from './sageMakerOperation';
import { Domain, SageMakerState } from './SageMakerState';
import { settle } from './settle';

/**
 * `sagemaker:DeleteDomain`. What SageMaker made for the domain stays behind: the security groups for NFS always, the
 * home file system and its mount targets unless told to delete them.
 */
export function deleteDomain({
  context,
  input,
  state,
}: SageMakerCall<DeleteDomainRequest>): object {
  authorizeDomain(context, 'sagemaker:DeleteDomain', state, input.DomainId!);
  const domain = requireDomain(state, input.DomainId!);
  refuseWhileInUse(state, domain);
  settle(context, domain, {
    during: 'Deleting',
    milliseconds: DURATIONS.domain.delete,
    then: async () => {
      try {
        if (input.RetentionPolicy?.HomeEfsFileSystem === 'Delete') {
          await deleteHomeFileSystem(context, domain);
        }
        state.domains.delete(domain.domainId);
      } catch (error) {
        domain.status = 'Delete_Failed';
        domain.failureReason = (error as Error).message;
      }
    },
  });
  return {};
}

function refuseWhileInUse(
  state: SageMakerState,
  { domainId, status }: Domain,
): void {
  const inside = [
    ...state
      .profilesOf(domainId)
      .map(profile => `user profile ${profile.userProfileName}`),
    ...state.spacesOf(domainId).map(space => `space ${space.spaceName}`),
  ];
  if (inside.length > 0) {
    throw resourceInUse(
      `Unable to delete Domain [${domainId}] because it has associated resources: ${inside.join(
        ', ',
      )}.`,
    );
  }
  if (status === 'Pending' || status === 'Updating' || status === 'Deleting') {
    throw resourceInUse(
      `Domain [${domainId}] is in state ${status} and cannot be deleted.`,
    );
  }
}
