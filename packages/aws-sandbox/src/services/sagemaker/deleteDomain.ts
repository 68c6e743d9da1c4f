import type { DeleteDomainRequest } from '@aws-sdk/client-sagemaker';
import { authorizeDomain, requireDomain } from './domainAccess';
import { DURATIONS } from './durations';
import { associatedWith } from './errors';
import { deleteHomeFileSystem } from './homeFileSystem';
import { requireDeletable } from './refuseByState';
import { SageMakerCall } from './sageMakerOperation';
import { Domain, SageMakerState } from './SageMakerState';
import { settleStudio } from './settle';

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
  settleStudio(context, domain, {
    resourceType: 'AWS::SageMaker::Domain',
    change: 'delete',
    milliseconds: DURATIONS.domain.delete,
    work: () =>
      input.RetentionPolicy?.HomeEfsFileSystem === 'Delete'
        ? deleteHomeFileSystem(context, domain)
        : undefined,
    remove: () => {
      state.forgetApps(domain, 'all');
      state.domains.delete(domain.domainId);
    },
  });
  return {};
}

function refuseWhileInUse(state: SageMakerState, domain: Domain): void {
  const { domainId } = domain;
  const name = `Domain [${domainId}]`;
  if (state.profilesOf(domainId).length > 0) {
    throw associatedWith(name, 'UserProfile');
  }
  if (state.spacesOf(domainId).length > 0) {
    throw associatedWith(name, 'Space');
  }
  requireDeletable(domain, name);
}
