import type {
  UpdateDomainRequest,
  UpdateDomainResponse,
} from '@aws-sdk/client-sagemaker';
import { authorizeDomain, requireDomain } from './domainAccess';
import { validateNetwork } from './domainNetwork';
import {
  executionRolesOf,
  networkConditions,
  securityGroupsOf,
  updatedSettings,
  validateIdleSettings,
} from './domainSettings';
import { DURATIONS } from './durations';
import { resourceInUse, validationException } from './errors';
import { passExecutionRoles } from './passExecutionRoles';
import { SageMakerCall } from './sageMakerOperation';
import { Domain, SageMakerState } from './SageMakerState';
import { settle } from './settle';

/** `sagemaker:UpdateDomain` */
export async function updateDomain({
  context,
  input,
  state,
}: SageMakerCall<UpdateDomainRequest>): Promise<UpdateDomainResponse> {
  authorizeDomain(
    context,
    'sagemaker:UpdateDomain',
    state,
    input.DomainId!,
    networkConditions(input),
  );
  passExecutionRoles(context, executionRolesOf(input));
  validateIdleSettings(input.DefaultUserSettings);
  await validateNetwork(context, {
    vpcId: requireDomain(state, input.DomainId!).settings.VpcId,
    subnetIds: input.SubnetIds,
    securityGroupIds: securityGroupsOf(input),
  });
  const domain = requireDomain(state, input.DomainId!);
  if (domain.status !== 'InService' && domain.status !== 'Update_Failed') {
    throw resourceInUse(
      `Domain [${domain.domainId}] is in state ${domain.status} and cannot be updated.`,
    );
  }
  const settings = updatedSettings(domain.settings, input);
  refuseWhileAppsRun(state, domain, settings);
  domain.settings = settings;
  settle(context, domain, {
    during: 'Updating',
    milliseconds: DURATIONS.domain.update,
    then: () => {
      domain.status = 'InService';
    },
  });
  return { DomainArn: domain.arn };
}

/** Some settings may change only while nothing runs in the domain. */
function refuseWhileAppsRun(
  state: SageMakerState,
  domain: Domain,
  after: Domain['settings'],
): void {
  const fixed = ({
    SubnetIds,
    AppNetworkAccessType,
    DomainSettings,
  }: Domain['settings']) =>
    JSON.stringify([
      SubnetIds,
      AppNetworkAccessType,
      DomainSettings?.ExecutionRoleIdentityConfig,
    ]);
  if (fixed(after) === fixed(domain.settings)) {
    return;
  }
  const running = [...state.apps.values()].find(
    app =>
      app.domainId === domain.domainId &&
      ['InService', 'Pending', 'Deleting'].includes(app.status),
  );
  if (running) {
    throw validationException(
      `Subnets, network access and identity of Domain [${domain.domainId}] cannot change while app ${running.arn} is ${running.status}.`,
    );
  }
}
