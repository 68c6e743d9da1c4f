import type {
  AppType,
  CreateAppRequest,
  CreateAppResponse,
  DeleteAppRequest,
  DescribeAppRequest,
  DescribeAppResponse,
  ListAppsRequest,
  ListAppsResponse,
} from '@aws-sdk/client-sagemaker';
import { CallContext, Operation } from '../../core/types';
import { studioArn } from './arns';
import { mountProblem } from './customFileSystems';
import { requireDomain, requireInService } from './domainAccess';
import { DURATIONS } from './durations';
import {
  resourceInUse,
  resourceLimitExceeded,
  resourceNotFound,
  validationException,
} from './errors';
import { page } from './page';
import { QUOTAS } from './quotas';
import { sageMakerOperation } from './sageMakerOperation';
import { App, keyInDomain, SageMakerState } from './SageMakerState';
import { settle } from './settle';
import {
  customFileSystemIdsOf,
  ownershipConditions,
  requireSpace,
} from './spaces';
import { authorizeCreation, resourceTagConditions, tagMap } from './tags';
import { requireUserProfile } from './userProfiles';

/** Members by which all operations name one app. */
interface AppName {
  DomainId?: string;
  UserProfileName?: string;
  SpaceName?: string;
  AppType?: AppType;
  AppName?: string;
}

/** Operations on apps. */
export const appOperations: Record<string, Operation> = {
  CreateApp: sageMakerOperation<CreateAppRequest, CreateAppResponse>(
    ({ context, input, state }) => {
      const domainId = input.DomainId!;
      const arn = appArn(context, input);
      const instanceType = input.ResourceSpec?.InstanceType;
      authorizeCreation(context, {
        operation: 'CreateApp',
        arn,
        tags: input.Tags,
        conditions: {
          ...conditionsOfSpace(context, state, input),
          ...(instanceType
            ? { 'sagemaker:InstanceTypes': [instanceType] }
            : {}),
        },
      });
      requireInService(requireDomain(state, domainId));
      const owner = input.SpaceName
        ? requireSpace(state, domainId, input.SpaceName)
        : requireUserProfile(state, domainId, input.UserProfileName!);
      if (owner.status !== 'InService') {
        throw validationException(
          `${owner.arn} is in state ${owner.status}; it must be InService.`,
        );
      }
      const existing = state.apps.get(appKey(input));
      if (
        existing &&
        existing.status !== 'Deleted' &&
        existing.status !== 'Failed'
      ) {
        throw resourceInUse(
          `App with name ${input.AppName} already exists: ${existing.arn}`,
        );
      }
      const running = [...state.apps.values()].filter(
        app => app.status !== 'Deleted' && app.status !== 'Failed',
      ).length;
      if (running >= QUOTAS.runningApps.limit) {
        throw resourceLimitExceeded(QUOTAS.runningApps, running);
      }
      const now = context.clock.now();
      const app: App = {
        domainId,
        appType: input.AppType!,
        appName: input.AppName!,
        userProfileName: input.UserProfileName,
        spaceName: input.SpaceName,
        arn,
        status: 'Pending',
        creationTime: now,
        lastModifiedTime: now,
        tags: tagMap(input.Tags),
        resourceSpec: input.ResourceSpec,
      };
      state.apps.set(appKey(input), app);
      settle(context, app, {
        during: 'Pending',
        milliseconds: DURATIONS.app.create,
        then: async () => {
          const problem = await startProblem(context, state, app);
          if (app.status === 'Pending') {
            app.failureReason = problem;
            app.status = problem ? 'Failed' : 'InService';
          }
        },
      });
      return { AppArn: arn };
    },
  ),

  DescribeApp: sageMakerOperation<DescribeAppRequest, DescribeAppResponse>(
    ({ context, input, state }) => {
      context.authorize(
        'sagemaker:DescribeApp',
        appArn(context, input),
        resourceTagConditions(state.apps.get(appKey(input))),
      );
      const app = requireApp(state, input);
      return {
        AppArn: app.arn,
        AppType: app.appType,
        AppName: app.appName,
        DomainId: app.domainId,
        UserProfileName: app.userProfileName,
        SpaceName: app.spaceName,
        Status: app.status,
        FailureReason: app.failureReason,
        CreationTime: app.creationTime,
        ResourceSpec: app.resourceSpec,
      };
    },
  ),

  ListApps: sageMakerOperation<ListAppsRequest, ListAppsResponse>(
    ({ context, input, state }) => {
      context.authorize('sagemaker:ListApps', '*');
      const chosen = [...state.apps.values()].filter(
        app =>
          (input.DomainIdEquals === undefined ||
            app.domainId === input.DomainIdEquals) &&
          (input.UserProfileNameEquals === undefined ||
            app.userProfileName?.toLowerCase() ===
              input.UserProfileNameEquals.toLowerCase()) &&
          (input.SpaceNameEquals === undefined ||
            app.spaceName?.toLowerCase() ===
              input.SpaceNameEquals.toLowerCase()),
      );
      const { items, nextToken } = page(chosen, input, app => app.arn);
      return {
        Apps: items.map(app => ({
          DomainId: app.domainId,
          UserProfileName: app.userProfileName,
          SpaceName: app.spaceName,
          AppType: app.appType,
          AppName: app.appName,
          Status: app.status,
          CreationTime: app.creationTime,
          ResourceSpec: app.resourceSpec,
        })),
        NextToken: nextToken,
      };
    },
  ),

  DeleteApp: sageMakerOperation<DeleteAppRequest, object>(
    ({ context, input, state }) => {
      context.authorize('sagemaker:DeleteApp', appArn(context, input), {
        ...resourceTagConditions(state.apps.get(appKey(input))),
        ...conditionsOfSpace(context, state, input),
      });
      const app = requireApp(state, input);
      if (app.status === 'Deleted' || app.status === 'Failed') {
        throw resourceNotFound(`App ${app.arn} is ${app.status}.`);
      }
      if (app.status !== 'Deleting') {
        settle(context, app, {
          during: 'Deleting',
          milliseconds: DURATIONS.app.delete,
          then: async () => {
            app.status = 'Deleted';
            await context.clock.sleep(DURATIONS.app.forget);
            if (state.apps.get(appKey(input)) === app) {
              state.apps.delete(appKey(input));
            }
          },
        });
      }
      return {};
    },
  ),
};

/** An app belongs to a space or to a profile, never to both. */
function ownerName(input: AppName): string {
  if (
    (input.SpaceName === undefined) ===
    (input.UserProfileName === undefined)
  ) {
    throw validationException(
      'Exactly one of SpaceName and UserProfileName must be given.',
    );
  }
  return input.SpaceName ?? input.UserProfileName!;
}

function appArn(context: CallContext, input: AppName): string {
  return studioArn(
    context,
    `app/${input.DomainId}/${ownerName(
      input,
    )}/${input.AppType!.toLowerCase()}/${input.AppName}`,
  );
}

function appKey(input: AppName): string {
  const kind = input.SpaceName === undefined ? 'profile' : 'space';
  return keyInDomain(
    input.DomainId!,
    kind,
    ownerName(input),
    input.AppType!,
    input.AppName!,
  );
}

function requireApp(state: SageMakerState, input: AppName): App {
  requireDomain(state, input.DomainId!);
  const app = state.apps.get(appKey(input));
  if (!app) {
    throw resourceNotFound(
      `App [${input.AppName}] of type ${
        input.AppType
      } does not exist for ${ownerName(input)}.`,
    );
  }
  return app;
}

/** Why an app cannot start; nothing when it can. */
async function startProblem(
  context: CallContext,
  state: SageMakerState,
  { domainId, spaceName }: App,
): Promise<string | undefined> {
  const space = spaceName && state.spaces.get(keyInDomain(domainId, spaceName));
  const domain = state.domains.get(domainId);
  return space && domain
    ? mountProblem(context, domain, customFileSystemIdsOf(space.settings))
    : undefined;
}

function conditionsOfSpace(
  context: CallContext,
  state: SageMakerState,
  input: AppName,
): Record<string, string> {
  const space =
    input.SpaceName &&
    state.spaces.get(keyInDomain(input.DomainId!, input.SpaceName));
  return space ? ownershipConditions(context, input.DomainId!, space) : {};
}
