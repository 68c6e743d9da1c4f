import type { AppType } from '@aws-sdk/client-sagemaker';
import { CallContext } from '../../core/types';
import { studioArn } from './arns';
import { requireDomain } from './domainAccess';
import { resourceNotFound, validationException } from './errors';
import { App, keyInDomain, SageMakerState } from './SageMakerState';
import { ownershipConditions } from './spaceAccess';

/** Members by which all operations name one app. */
export interface AppName {
  DomainId?: string;
  UserProfileName?: string;
  SpaceName?: string;
  AppType?: AppType;
  AppName?: string;
}

/** An app belongs to a space or to a profile, never to both. */
function ownerName(input: AppName): string {
  if (input.SpaceName === undefined && input.UserProfileName === undefined) {
    throw validationException(
      'Either UserProfileName or SpaceName must be passed.',
    );
  }
  if (input.SpaceName !== undefined && input.UserProfileName !== undefined) {
    throw validationException(
      `Only one of UserProfileName and SpaceName can be passed, not both ${input.UserProfileName} and ${input.SpaceName}.`,
    );
  }
  return input.SpaceName ?? input.UserProfileName!;
}

/** The ARN that an app of that name has. */
export function appArn(context: CallContext, input: AppName): string {
  return studioArn(
    context,
    `app/${input.DomainId}/${ownerName(
      input,
    )}/${input.AppType!.toLowerCase()}/${input.AppName}`,
  );
}

/** Where the state keeps an app of that name. */
export function appKey(input: AppName): string {
  const kind = input.SpaceName === undefined ? 'profile' : 'space';
  return keyInDomain(
    input.DomainId!,
    kind,
    ownerName(input),
    input.AppType!,
    input.AppName!,
  );
}

/** Where the state keeps this app. */
export function keyOfApp(app: App): string {
  return appKey({
    DomainId: app.domainId,
    UserProfileName: app.userProfileName,
    SpaceName: app.spaceName,
    AppType: app.appType,
    AppName: app.appName,
  });
}

/** The app of that name, also one that is deleted and not forgotten yet. */
export function requireApp(state: SageMakerState, input: AppName): App {
  requireDomain(state, input.DomainId!);
  const app = state.apps.get(appKey(input));
  if (!app) {
    throw resourceNotFound(
      `App [${input.DomainId}/${ownerName(input)}/${input.AppType}/${
        input.AppName
      }] does not exist.`,
    );
  }
  return app;
}

/** Condition keys of the space that an app is in. */
export function conditionsOfSpace(
  context: CallContext,
  state: SageMakerState,
  input: AppName,
): Record<string, string> {
  const space =
    input.SpaceName &&
    state.spaces.get(keyInDomain(input.DomainId!, input.SpaceName));
  return space ? ownershipConditions(context, input.DomainId!, space) : {};
}
