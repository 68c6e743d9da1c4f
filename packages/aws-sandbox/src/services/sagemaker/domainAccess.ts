import { CallContext } from '../../core/types';
import { domainArn } from './arns';
import { resourceNotFound } from './errors';
import { requireUsable } from './refuseByState';
import { Domain, SageMakerState } from './SageMakerState';
import { resourceTagConditions } from './tags';

/** The domain of that id. */
export function requireDomain(state: SageMakerState, domainId: string): Domain {
  const domain = state.domains.get(domainId);
  if (!domain) {
    throw resourceNotFound(`Domain [${domainId}] does not exist.`);
  }
  return domain;
}

/** Refuses a domain that is not ready for work in it. */
export function requireInService(domain: Domain): void {
  requireUsable(domain, `Domain [${domain.domainId}]`);
}

/** Checks that the caller may do this to the domain, whether it exists or not. */
export function authorizeDomain(
  context: CallContext,
  action: string,
  state: SageMakerState,
  domainId: string,
  conditions: Record<string, string | string[]> = {},
): void {
  context.authorize(action, domainArn(context, domainId), {
    ...resourceTagConditions(state.domains.get(domainId)),
    ...conditions,
  });
}

/** The address that AWS gives a domain. */
export function domainUrl(context: CallContext, domain: Domain): string {
  return `https://${domain.domainId}.studio.${context.region}.sagemaker.aws`;
}
