import type {
  DescribeDomainRequest,
  DescribeDomainResponse,
  ListDomainsRequest,
  ListDomainsResponse,
} from '@aws-sdk/client-sagemaker';
import { authorizeDomain, domainUrl, requireDomain } from './domainAccess';
import { page } from './page';
import { SageMakerCall } from './sageMakerOperation';

/** `sagemaker:DescribeDomain` */
export function describeDomain({
  context,
  input,
  state,
}: SageMakerCall<DescribeDomainRequest>): DescribeDomainResponse {
  authorizeDomain(context, 'sagemaker:DescribeDomain', state, input.DomainId!);
  const domain = requireDomain(state, input.DomainId!);
  return {
    ...domain.settings,
    DomainArn: domain.arn,
    DomainId: domain.domainId,
    DomainName: domain.domainName,
    HomeEfsFileSystemId: domain.homeEfsFileSystemId,
    Status: domain.status,
    FailureReason: domain.failureReason,
    CreationTime: domain.creationTime,
    LastModifiedTime: domain.lastModifiedTime,
    Url: domainUrl(context, domain),
    AppNetworkAccessType:
      domain.settings.AppNetworkAccessType ?? 'PublicInternetOnly',
    TagPropagation: domain.settings.TagPropagation ?? 'DISABLED',
  };
}

/** `sagemaker:ListDomains` */
export function listDomains({
  context,
  input,
  state,
}: SageMakerCall<ListDomainsRequest>): ListDomainsResponse {
  context.authorize('sagemaker:ListDomains', '*');
  const { items, nextToken } = page(
    [...state.domains.values()],
    input,
    domain => domain.domainId,
  );
  return {
    Domains: items.map(domain => ({
      DomainArn: domain.arn,
      DomainId: domain.domainId,
      DomainName: domain.domainName,
      Status: domain.status,
      CreationTime: domain.creationTime,
      LastModifiedTime: domain.lastModifiedTime,
      Url: domainUrl(context, domain),
    })),
    NextToken: nextToken,
  };
}
