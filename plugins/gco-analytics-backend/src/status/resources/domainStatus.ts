import { DescribeDomainResponse } from '@aws-sdk/client-sagemaker';
import { Health, ResourceStatus } from '@gco/plugin-gco-analytics-common';

const healths: Record<string, Health> = {
  InService: 'healthy',
  Pending: 'working',
  Updating: 'working',
  Deleting: 'working',
  Failed: 'failed',
  Update_Failed: 'failed',
  Delete_Failed: 'failed',
};

/** A Studio domain from DescribeDomain. */
export function domainStatus(
  domain: Partial<DescribeDomainResponse>,
): Omit<ResourceStatus, 'kind' | 'id' | 'title'> {
  const state = domain.Status ?? 'Unknown';
  return {
    state,
    health: healths[state] ?? 'unknown',
    ...(domain.FailureReason && { reason: domain.FailureReason }),
    facts: {
      ...(domain.AuthMode && { authentication: domain.AuthMode }),
      ...(domain.AppNetworkAccessType && {
        network: domain.AppNetworkAccessType,
      }),
    },
  };
}
