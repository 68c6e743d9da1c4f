import type {
  CreateDomainRequest,
  CreateDomainResponse,
  DeleteDomainRequest,
  DescribeDomainRequest,
  DescribeDomainResponse,
  ListDomainsRequest,
  ListDomainsResponse,
  UpdateDomainRequest,
  UpdateDomainResponse,
} from '@aws-sdk/client-sagemaker';
import { lowerCaseId } from '../../core/identifiers';
import { CallContext, Operation } from '../../core/types';
import { domainArn } from './arns';
import { validateNetwork } from './domainNetwork';
import { DURATIONS } from './durations';
import {
  resourceInUse,
  resourceLimitExceeded,
  resourceNotFound,
  validationException,
} from './errors';
import { createHomeFileSystem, deleteHomeFileSystem } from './homeFileSystem';
import { page } from './page';
import { passExecutionRoles } from './passExecutionRoles';
import { QUOTAS } from './quotas';
import { sageMakerOperation } from './sageMakerOperation';
import { Domain, SageMakerState } from './SageMakerState';
import { settle } from './settle';
import { authorizeCreation, resourceTagConditions, tagMap } from './tags';

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
  if (domain.status !== 'InService') {
    throw validationException(
      `Domain [${domain.domainId}] is in state ${domain.status}; it must be InService.`,
    );
  }
}

/** Operations on domains. */
export const domainOperations: Record<string, Operation> = {
  CreateDomain: sageMakerOperation<CreateDomainRequest, CreateDomainResponse>(
    async ({ context, input, state }) => {
      const domainId = `d-${lowerCaseId(12)}`;
      const arn = domainArn(context, domainId);
      authorizeCreation(context, {
        operation: 'CreateDomain',
        arn,
        tags: input.Tags,
        conditions: networkConditions(input),
      });
      passExecutionRoles(context, rolesOf(input));
      const name = input.DomainName!;
      const sameName = [...state.domains.values()].find(
        other => other.domainName === name,
      );
      if (sameName) {
        throw resourceInUse(
          `Domain with name ${name} already exists: ${sameName.arn}`,
        );
      }
      if (state.domains.size >= QUOTAS.domains.limit) {
        throw resourceLimitExceeded(QUOTAS.domains, state.domains.size);
      }
      if (!input.VpcId || !input.SubnetIds?.length) {
        throw validationException(`Domain ${name} needs VpcId and SubnetIds.`);
      }
      validateIdleSettings(input.DefaultUserSettings);
      await validateNetwork(context, {
        vpcId: input.VpcId,
        subnetIds: input.SubnetIds,
        securityGroupIds: [
          ...(input.DefaultUserSettings?.SecurityGroups ?? []),
          ...(input.DefaultSpaceSettings?.SecurityGroups ?? []),
        ],
      });
      const { DomainName, Tags, ...settings } = input;
      const now = context.clock.now();
      const domain: Domain = {
        domainId,
        domainName: name,
        arn,
        status: 'Pending',
        creationTime: now,
        lastModifiedTime: now,
        tags: tagMap(input.Tags),
        settings,
      };
      if (input.HomeEfsFileSystemCreation !== 'Disabled') {
        domain.homeEfsFileSystemId = await createHomeFileSystem(
          context,
          domain,
        );
      }
      state.domains.set(domainId, domain);
      settle(context, domain, {
        during: 'Pending',
        milliseconds: DURATIONS.domain.create,
        then: () => {
          domain.status = 'InService';
        },
      });
      return {
        DomainId: domainId,
        DomainArn: arn,
        Url: domainUrl(context, domain),
      };
    },
  ),

  DescribeDomain: sageMakerOperation<
    DescribeDomainRequest,
    DescribeDomainResponse
  >(({ context, input, state }) => {
    authorizeDomain(
      context,
      'sagemaker:DescribeDomain',
      state,
      input.DomainId!,
    );
    return describeDomain(context, requireDomain(state, input.DomainId!));
  }),

  ListDomains: sageMakerOperation<ListDomainsRequest, ListDomainsResponse>(
    ({ context, input, state }) => {
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
    },
  ),

  UpdateDomain: sageMakerOperation<UpdateDomainRequest, UpdateDomainResponse>(
    async ({ context, input, state }) => {
      authorizeDomain(
        context,
        'sagemaker:UpdateDomain',
        state,
        input.DomainId!,
        networkConditions(input),
      );
      passExecutionRoles(context, rolesOf(input));
      const domain = requireDomain(state, input.DomainId!);
      if (domain.status !== 'InService' && domain.status !== 'Update_Failed') {
        throw resourceInUse(
          `Domain [${domain.domainId}] is in state ${domain.status} and cannot be updated.`,
        );
      }
      refuseWhileAppsRun(state, domain, input);
      validateIdleSettings(input.DefaultUserSettings);
      await validateNetwork(context, {
        vpcId: domain.settings.VpcId,
        subnetIds: input.SubnetIds,
      });
      const {
        DomainId,
        DefaultUserSettings,
        DefaultSpaceSettings,
        DomainSettingsForUpdate,
        ...rest
      } = input;
      domain.settings = {
        ...domain.settings,
        ...rest,
        DefaultUserSettings: {
          ...domain.settings.DefaultUserSettings,
          ...DefaultUserSettings,
        },
        DefaultSpaceSettings: DefaultSpaceSettings
          ? ({
              ...domain.settings.DefaultSpaceSettings,
              ...DefaultSpaceSettings,
            } as Domain['settings']['DefaultSpaceSettings'])
          : domain.settings.DefaultSpaceSettings,
        DomainSettings: {
          ...domain.settings.DomainSettings,
          ...DomainSettingsForUpdate,
        } as Domain['settings']['DomainSettings'],
      };
      settle(context, domain, {
        during: 'Updating',
        milliseconds: DURATIONS.domain.update,
        then: () => {
          domain.status = 'InService';
        },
      });
      return { DomainArn: domain.arn };
    },
  ),

  DeleteDomain: sageMakerOperation<DeleteDomainRequest, object>(
    ({ context, input, state }) => {
      authorizeDomain(
        context,
        'sagemaker:DeleteDomain',
        state,
        input.DomainId!,
      );
      const domain = requireDomain(state, input.DomainId!);
      const [profiles, spaces] = [
        state.profilesOf(domain.domainId),
        state.spacesOf(domain.domainId),
      ];
      if (profiles.length > 0 || spaces.length > 0) {
        const names = [
          ...profiles.map(profile => `user profile ${profile.userProfileName}`),
          ...spaces.map(space => `space ${space.spaceName}`),
        ];
        throw resourceInUse(
          `Unable to delete Domain [${
            domain.domainId
          }] because it has associated resources: ${names.join(', ')}.`,
        );
      }
      if (
        domain.status === 'Pending' ||
        domain.status === 'Updating' ||
        domain.status === 'Deleting'
      ) {
        throw resourceInUse(
          `Domain [${domain.domainId}] is in state ${domain.status} and cannot be deleted.`,
        );
      }
      settle(context, domain, {
        during: 'Deleting',
        milliseconds: DURATIONS.domain.delete,
        then: async () => {
          try {
            if (input.RetentionPolicy?.HomeEfsFileSystem !== 'Retain') {
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
    },
  ),
};

function authorizeDomain(
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

function rolesOf(
  input: CreateDomainRequest | UpdateDomainRequest,
): Array<string | undefined> {
  return [
    input.DefaultUserSettings?.ExecutionRole,
    input.DefaultSpaceSettings?.ExecutionRole,
  ];
}

function networkConditions(
  input: CreateDomainRequest | UpdateDomainRequest,
): Record<string, string | string[]> {
  const groups = input.DefaultUserSettings?.SecurityGroups;
  return {
    ...(input.AppNetworkAccessType
      ? { 'sagemaker:AppNetworkAccessType': input.AppNetworkAccessType }
      : {}),
    ...(input.SubnetIds ? { 'sagemaker:VpcSubnets': input.SubnetIds } : {}),
    ...(groups ? { 'sagemaker:VpcSecurityGroupIds': groups } : {}),
  };
}

/** Some settings may change only while nothing runs in the domain. */
function refuseWhileAppsRun(
  state: SageMakerState,
  domain: Domain,
  input: UpdateDomainRequest,
): void {
  const identity = input.DomainSettingsForUpdate?.ExecutionRoleIdentityConfig;
  if (
    !input.SubnetIds &&
    !input.AppNetworkAccessType &&
    identity === undefined
  ) {
    return;
  }
  const running = [...state.apps.values()].find(
    app =>
      app.domainId === domain.domainId &&
      ['InService', 'Pending', 'Deleting'].includes(app.status),
  );
  if (running) {
    throw validationException(
      `Domain [${domain.domainId}] cannot be changed so while app ${running.arn} is ${running.status}.`,
    );
  }
}

function validateIdleSettings(
  settings: CreateDomainRequest['DefaultUserSettings'],
): void {
  for (const app of [
    settings?.JupyterLabAppSettings,
    settings?.CodeEditorAppSettings,
  ]) {
    const idle = app?.AppLifecycleManagement?.IdleSettings;
    const {
      MinIdleTimeoutInMinutes: min,
      IdleTimeoutInMinutes: timeout,
      MaxIdleTimeoutInMinutes: max,
    } = idle ?? {};
    if (
      (min !== undefined && timeout !== undefined && min > timeout) ||
      (timeout !== undefined && max !== undefined && timeout > max)
    ) {
      throw validationException(
        `IdleTimeoutInMinutes ${timeout} must be between its minimum ${min} and maximum ${max}.`,
      );
    }
  }
}

function domainUrl(context: CallContext, domain: Domain): string {
  return `https://${domain.domainId}.studio.${context.region}.sagemaker.aws`;
}

function describeDomain(
  context: CallContext,
  domain: Domain,
): DescribeDomainResponse {
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
