import type {
  DeleteAppRequest,
  DescribeAppRequest,
  DescribeAppResponse,
  ListAppsRequest,
  ListAppsResponse,
} from '@aws-sdk/client-sagemaker';
import { Clock, Operation } from '../../core/types';
import { appArn, appKey, conditionsOfSpace, requireApp } from './appAccess';
import { shutDown } from './appTimers';
import { createApp } from './createApp';
import { resourceNotFound, validationException } from './errors';
import { sortedPage } from './page';
import { sageMakerOperation } from './sageMakerOperation';
import { App } from './SageMakerState';
import { resourceTagConditions } from './tags';

/** How often SageMaker looks after a running app. */
const HEALTH_CHECK_MS = 60_000;

/** Operations on apps. */
export const appOperations: Record<string, Operation> = {
  CreateApp: sageMakerOperation(createApp),

  DescribeApp: sageMakerOperation<DescribeAppRequest, DescribeAppResponse>(
    ({ context, input, state }) => {
      context.authorize(
        'sagemaker:DescribeApp',
        appArn(context, input),
        resourceTagConditions(state.apps.get(appKey(input))),
      );
      const app = requireApp(state, input);
      const checkedAt = lastHealthCheck(app, context.clock);
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
        LastHealthCheckTimestamp: checkedAt,
        // SageMaker's health checks move both.
        LastUserActivityTimestamp: checkedAt,
      };
    },
  ),

  ListApps: sageMakerOperation<ListAppsRequest, ListAppsResponse>(
    ({ context, input, state }) => {
      context.authorize('sagemaker:ListApps', '*');
      if (input.UserProfileNameEquals && input.SpaceNameEquals) {
        throw validationException(
          `Only one of UserProfileNameEquals and SpaceNameEquals can be passed, not both ${input.UserProfileNameEquals} and ${input.SpaceNameEquals}.`,
        );
      }
      const chosen = [...state.apps.values()].filter(
        app =>
          isOrAny(app.domainId, input.DomainIdEquals) &&
          isOrAny(app.userProfileName, input.UserProfileNameEquals) &&
          isOrAny(app.spaceName, input.SpaceNameEquals),
      );
      const { items, nextToken } = sortedPage(chosen, input, app => app.arn);
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
        shutDown(context, state, app);
      }
      return {};
    },
  ),
};

/** Names ignore case; no name to compare with fits all. */
function isOrAny(name: string | undefined, wanted: string | undefined) {
  return wanted === undefined || name?.toLowerCase() === wanted.toLowerCase();
}

/** The last full minute at which a running app was looked after. */
function lastHealthCheck(app: App, clock: Clock): Date | undefined {
  if (app.status !== 'InService') {
    return undefined;
  }
  const started = app.lastModifiedTime.getTime();
  const checks = Math.floor(
    (clock.now().getTime() - started) / HEALTH_CHECK_MS,
  );
  return new Date(started + Math.max(0, checks) * HEALTH_CHECK_MS);
}
