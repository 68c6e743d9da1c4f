import type {
  CreateAppRequest,
  CreateAppResponse,
} from '@aws-sdk/client-sagemaker';
import { appArn, appKey, conditionsOfSpace } from './appAccess';
import { requireRoomForApp } from './appQuotas';
import { AppPlace, appResourceSpec, requirePlaceFor } from './appResourceSpec';
import { startProblem } from './appStart';
import { watchIdleness } from './appTimers';
import { requireDomain, requireInService } from './domainAccess';
import { DURATIONS } from './durations';
import { resourceInUse } from './errors';
import { idleTimeoutOf } from './idleTimeout';
import { requireUsable } from './refuseByState';
import { SageMakerCall } from './sageMakerOperation';
import { App, isLive, SageMakerState } from './SageMakerState';
import { settle } from './settle';
import { requireSpace, spaceName } from './spaceAccess';
import { authorizeCreation, tagMap } from './tags';
import { findUserProfile, requireUserProfile } from './userProfiles';

/** `sagemaker:CreateApp` */
export function createApp({
  context,
  input,
  state,
}: SageMakerCall<CreateAppRequest>): CreateAppResponse {
  const arn = appArn(context, input);
  const instanceType = input.ResourceSpec?.InstanceType;
  authorizeCreation(context, {
    operation: 'CreateApp',
    arn,
    tags: input.Tags,
    conditions: {
      ...conditionsOfSpace(context, state, input),
      ...(instanceType ? { 'sagemaker:InstanceTypes': [instanceType] } : {}),
    },
  });
  const place = placeFor(state, input);
  const appType = input.AppType!;
  requirePlaceFor(appType, place);
  const resourceSpec = appResourceSpec(
    state,
    appType,
    place,
    input.ResourceSpec,
  );
  const existing = state.apps.get(appKey(input));
  if (existing && isLive(existing)) {
    throw resourceInUse(
      `App with name ${input.AppName} already exists: ${existing.arn}`,
    );
  }
  requireRoomForApp(context, state, appType, resourceSpec);
  const now = context.clock.now();
  const app: App = {
    domainId: input.DomainId!,
    appType,
    appName: input.AppName!,
    userProfileName: input.UserProfileName,
    spaceName: input.SpaceName,
    arn,
    status: 'Pending',
    creationTime: now,
    lastModifiedTime: now,
    tags: tagMap(input.Tags),
    resourceSpec,
    idleTimeoutMinutes:
      place.space &&
      idleTimeoutOf(state, { ...place.space, owner: place.profile }, appType),
  };
  state.apps.set(appKey(input), app);
  settle(context, app, {
    resourceType: 'AWS::SageMaker::App',
    change: 'create',
    during: 'Pending',
    failed: 'Failed',
    milliseconds: DURATIONS.app.create,
    work: () => startProblem(context, state, app),
    done: () => {
      app.status = 'InService';
      watchIdleness(context, state, app);
    },
  });
  return { AppArn: arn };
}

/** Domain, space and profile of an app to be, all of them ready for it. */
function placeFor(state: SageMakerState, input: CreateAppRequest): AppPlace {
  const domainId = input.DomainId!;
  const domain = requireDomain(state, domainId);
  requireInService(domain);
  if (input.SpaceName === undefined) {
    const profile = requireUserProfile(state, domainId, input.UserProfileName!);
    requireUsable(
      profile,
      `UserProfile [${domainId}/${profile.userProfileName}]`,
    );
    return { domain, profile };
  }
  const space = requireSpace(state, domainId, input.SpaceName);
  requireUsable(space, spaceName(space));
  return {
    domain,
    space,
    profile:
      space.ownerUserProfileName === undefined
        ? undefined
        : findUserProfile(state, domainId, space.ownerUserProfileName),
  };
}
