import type { AppType } from '@aws-sdk/client-sagemaker';
import { CallContext } from '../../core/types';
import type { StudioVisit } from '../../studio/StudioSessions';
import { userProfileArn } from './arns';
import { noteActivity } from './appTimers';
import { requireUsable } from './refuseByState';
import { App, SageMakerState } from './SageMakerState';
import { requireDomain } from './domainAccess';
import { resourceTagConditions } from './tags';
import { findUserProfile, requireUserProfile } from './userProfiles';

/** App types whose pages Studio has, by the first segment of their paths. */
const APP_TYPES: Readonly<Record<string, AppType | undefined>> = {
  classic: 'JupyterServer',
  jupyterlab: 'JupyterLab',
  codeeditor: 'CodeEditor',
  rstudio: 'RStudioServerPro',
  canvas: 'Canvas',
};

/**
 * Admits one request of somebody who opened a presigned URL, and notes it as activity in the app that it is for. The
 * policies of who made the URL hold for each request, so that a denial put there later ends what is open.
 *
 * @param context of the principal that made the URL, in the domain's account and region
 * @param path below the domain's own, e.g. `jupyterlab/lab-of-ana`
 * @returns the running app that the request is for, if there is one
 * @throws AwsError access denied, or `ResourceNotFound` or `ValidationException` for what is gone
 */
export function admitVisit(
  context: CallContext,
  visit: StudioVisit,
  path: string,
): App | undefined {
  const { domainId, userProfileName } = visit;
  const state = context.store('sagemaker', () => new SageMakerState());
  const known = findUserProfile(state, domainId, userProfileName);
  context.authorize(
    'sagemaker:CreatePresignedDomainUrl',
    known?.arn ?? userProfileArn(context, domainId, userProfileName),
    resourceTagConditions(known),
  );
  requireDomain(state, domainId);
  const profile = requireUserProfile(state, domainId, userProfileName);
  requireUsable(
    profile,
    `UserProfile [${domainId}/${profile.userProfileName}]`,
  );
  const app = appFor(state, visit, path);
  if (app) {
    noteActivity(context, state, app);
  }
  return app;
}

function appFor(
  state: SageMakerState,
  visit: StudioVisit,
  path: string,
): App | undefined {
  const [segment, name] = path.toLowerCase().split('/');
  const type = APP_TYPES[segment];
  const space = visit.spaceName?.toLowerCase() ?? name;
  return [...state.apps.values()].find(
    app =>
      app.domainId === visit.domainId &&
      app.status === 'InService' &&
      app.appType === type &&
      (app.spaceName === undefined
        ? app.userProfileName?.toLowerCase() ===
          visit.userProfileName.toLowerCase()
        : app.spaceName.toLowerCase() === space),
  );
}
