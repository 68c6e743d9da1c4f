import type {
  CreateDomainRequest,
  CreateDomainResponse,
} from '@aws-sdk/client-sagemaker';
import { lowerCaseId } from '../../core/identifiers';
import { CallContext } from '../../core/types';
import { QUOTAS } from '../servicequotas';
import { checkHomeFileSystem } from './checkHomeFileSystem';
import { domainArn } from './arns';
import { validateCustomFileSystems } from './customFileSystems';
import { domainUrl } from './domainAccess';
import { validateNetwork } from './domainNetwork';
import {
  executionRolesOf,
  networkConditions,
  securityGroupsOf,
  validateIdleSettings,
} from './domainSettings';
import { DURATIONS } from './durations';
import {
  requireStudioQuota,
  resourceInUse,
  validationException,
} from './errors';
import { requireLifecycleConfigs } from './lifecycleConfigArns';
import { passExecutionRoles } from './passExecutionRoles';
import { provisionStorage, StorageOrder } from './provisionStorage';
import { SageMakerCall } from './sageMakerOperation';
import { Domain, SageMakerState } from './SageMakerState';
import { settleStudio } from './settle';
import { authorizeCreation, tagMap } from './tags';

/** `sagemaker:CreateDomain` */
export async function createDomain({
  context,
  input,
  state,
}: SageMakerCall<CreateDomainRequest>): Promise<CreateDomainResponse> {
  const domainId = `d-${lowerCaseId(12)}`;
  const arn = domainArn(context, domainId);
  authorizeCreation(context, {
    operation: 'CreateDomain',
    arn,
    tags: input.Tags,
    conditions: networkConditions(input),
  });
  passExecutionRoles(context, executionRolesOf(input));
  await validate(context, input, state);
  const domain = reserve(context, input, state, { domainId, arn });
  let storage: StorageOrder;
  try {
    storage = await provisionStorage(context, domain, domain.settings);
  } catch (error) {
    state.domains.delete(domainId);
    throw error;
  }
  settleStudio(context, domain, {
    resourceType: 'AWS::SageMaker::Domain',
    change: 'create',
    milliseconds: DURATIONS.domain.create,
    work: () => storage.mounting,
  });
  return {
    DomainId: domainId,
    DomainArn: arn,
    Url: domainUrl(context, domain),
  };
}

async function validate(
  context: CallContext,
  input: CreateDomainRequest,
  state: SageMakerState,
): Promise<void> {
  if (!input.VpcId || !input.SubnetIds?.length) {
    throw validationException(
      `Domain ${input.DomainName} needs VpcId and SubnetIds.`,
    );
  }
  checkHomeFileSystem(input.HomeEfsFileSystemCreation);
  validateIdleSettings(input.DefaultUserSettings);
  requireLifecycleConfigs(state, input.DefaultUserSettings);
  await validateNetwork(context, {
    vpcId: input.VpcId,
    subnetIds: input.SubnetIds,
    securityGroupIds: securityGroupsOf(input),
  });
  await validateCustomFileSystems(
    context,
    input.DefaultUserSettings,
    input.SubnetIds,
  );
}

/** Takes the domain's name; from here on no other request can have it. */
function reserve(
  context: CallContext,
  input: CreateDomainRequest,
  state: SageMakerState,
  { domainId, arn }: { domainId: string; arn: string },
): Domain {
  const { DomainName: name, Tags, ...settings } = input;
  const sameName = [...state.domains.values()].find(
    other => other.domainName === name,
  );
  if (sameName) {
    throw resourceInUse(
      `Domain with name ${name} already exists: ${sameName.arn}`,
    );
  }
  requireStudioQuota(context, QUOTAS.sageMaker.domains, {
    used: state.domains.size,
    unit: 'Domains',
  });
  const now = context.clock.now();
  const domain: Domain = {
    domainId,
    domainName: name!,
    arn,
    status: 'Pending',
    creationTime: now,
    lastModifiedTime: now,
    tags: tagMap(Tags),
    settings,
  };
  state.domains.set(domainId, domain);
  return domain;
}
