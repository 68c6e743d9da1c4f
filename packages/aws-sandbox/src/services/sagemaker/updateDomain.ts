import type {
  UpdateDomainRequest,
  UpdateDomainResponse,
} from '@aws-sdk/client-sagemaker';
import { CallContext } from '../../core/types';
import { checkHomeFileSystem } from './checkHomeFileSystem';
import { validateCustomFileSystems } from './customFileSystems';
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
import { validationException } from './errors';
import { requireLifecycleConfigs } from './lifecycleConfigArns';
import { passExecutionRoles } from './passExecutionRoles';
import { requireUpdatable } from './refuseByState';
import { provisionStorage, StorageOrder } from './provisionStorage';
import { SageMakerCall } from './sageMakerOperation';
import { Domain, SageMakerState } from './SageMakerState';
import { settleStudio } from './settle';

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
  checkHomeFileSystem(input.HomeEfsFileSystemCreation);
  validateIdleSettings(input.DefaultUserSettings);
  requireLifecycleConfigs(state, input.DefaultUserSettings);
  const { VpcId, SubnetIds } = requireDomain(state, input.DomainId!).settings;
  await validateNetwork(context, {
    vpcId: VpcId,
    subnetIds: input.SubnetIds,
    securityGroupIds: securityGroupsOf(input),
  });
  await validateCustomFileSystems(
    context,
    input.DefaultUserSettings,
    input.SubnetIds ?? SubnetIds,
  );
  const domain = requireDomain(state, input.DomainId!);
  requireUpdatable(domain, `Domain [${domain.domainId}]`);
  const settings = updatedSettings(domain.settings, input);
  refuseWhileAppsRun(state, domain, settings);
  refuseWithProfiles(state, domain, settings);
  refuseOtherVpc(domain, input);
  const storage = await switchOnHomeFileSystem(context, domain, settings);
  domain.settings = settings;
  settleStudio(context, domain, {
    resourceType: 'AWS::SageMaker::Domain',
    change: 'update',
    milliseconds: DURATIONS.domain.update,
    work: () => storage?.mounting,
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
    AppNetworkAccessType,
    DomainSettings,
  }: Domain['settings']) =>
    JSON.stringify([
      AppNetworkAccessType ?? 'PublicInternetOnly',
      DomainSettings?.ExecutionRoleIdentityConfig ?? 'DISABLED',
    ]);
  const losesSubnet = (domain.settings.SubnetIds ?? []).some(
    subnetId => !after.SubnetIds?.includes(subnetId),
  );
  if (!losesSubnet && fixed(after) === fixed(domain.settings)) {
    return;
  }
  const running = [...state.apps.values()].find(
    app =>
      app.domainId === domain.domainId &&
      ['InService', 'Pending', 'Deleting'].includes(app.status),
  );
  if (running) {
    throw validationException(
      `Subnets cannot be removed from Domain [${domain.domainId}], nor its AppNetworkAccessType and ExecutionRoleIdentityConfig be changed, while app ${running.arn} is ${running.status}.`,
    );
  }
}

/** A domain stays in its VPC; only one that was made without gets one. */
function refuseOtherVpc(domain: Domain, input: UpdateDomainRequest): void {
  const { VpcId } = domain.settings;
  if (input.VpcId !== undefined && VpcId && input.VpcId !== VpcId) {
    throw validationException(
      `VpcId of Domain [${domain.domainId}] cannot change from ${VpcId} to ${input.VpcId}.`,
    );
  }
}

/** The POSIX ids of new files are settled once somebody may have written some. */
function refuseWithProfiles(
  state: SageMakerState,
  domain: Domain,
  after: Domain['settings'],
): void {
  const ids = ({ DefaultUserSettings }: Domain['settings']) =>
    JSON.stringify(DefaultUserSettings?.CustomPosixUserConfig);
  if (
    ids(after) !== ids(domain.settings) &&
    state.profilesOf(domain.domainId).length > 0
  ) {
    throw validationException(
      `CustomPosixUserConfig of Domain [${domain.domainId}] cannot change while it has user profiles.`,
    );
  }
}

/** A home file system can be had later, but not given up. */
async function switchOnHomeFileSystem(
  context: CallContext,
  domain: Domain,
  after: Domain['settings'],
): Promise<StorageOrder | undefined> {
  const isWanted = after.HomeEfsFileSystemCreation !== 'Disabled';
  if (!isWanted && domain.homeEfsFileSystemId) {
    throw validationException(
      `HomeEfsFileSystemCreation of Domain [${domain.domainId}] cannot become Disabled: it has file system ${domain.homeEfsFileSystemId}.`,
    );
  }
  return isWanted && !domain.homeEfsFileSystemId
    ? provisionStorage(context, domain, after)
    : undefined;
}
