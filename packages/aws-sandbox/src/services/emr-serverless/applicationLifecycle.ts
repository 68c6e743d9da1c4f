import type { GetApplicationRequest } from '@aws-sdk/client-emr-serverless';
import { AwsError } from '../../core/AwsError';
import { CallContext, Operation } from '../../core/types';
import {
  accessApplication,
  requireState,
  RESTING_STATES,
} from './applicationAccess';
import { EmrApplication } from './EmrServerlessState';
import { enterState, hasActiveRuns, isActive } from './transitions';
import { validateSettings } from './validateSettings';

/** Operations that start, stop and delete applications. */
export const applicationLifecycleOperations: Record<string, Operation> = {
  async StartApplication(
    context: CallContext,
    input: GetApplicationRequest,
  ): Promise<object> {
    const application = accessApplication(
      context,
      'emr-serverless:StartApplication',
      input.applicationId!,
    );
    if (!isStarted(application)) {
      requireState(application, RESTING_STATES, 'started');
      const { settings, type, releaseLabel } = application;
      await validateSettings(context, { ...settings, type, releaseLabel });
      // Somebody else may have been faster.
      if (!isStarted(application)) {
        requireState(application, RESTING_STATES, 'started');
        enterState(context, application, 'STARTING');
      }
    }
    return {};
  },

  StopApplication(context: CallContext, input: GetApplicationRequest): object {
    const application = accessApplication(
      context,
      'emr-serverless:StopApplication',
      input.applicationId!,
    );
    if (application.state !== 'STOPPED' && application.state !== 'STOPPING') {
      requireState(application, ['STARTED'], 'stopped');
      if (hasActiveRuns(application)) {
        throw new AwsError(
          'ValidationException',
          `Application ${
            application.applicationId
          } cannot be stopped while job runs ${[...application.jobRuns.values()]
            .filter(isActive)
            .map(({ jobRunId }) => jobRunId)
            .join(', ')} are not finished.`,
        );
      }
      enterState(context, application, 'STOPPING');
    }
    return {};
  },

  DeleteApplication(
    context: CallContext,
    input: GetApplicationRequest,
  ): object {
    const application = accessApplication(
      context,
      'emr-serverless:DeleteApplication',
      input.applicationId!,
    );
    requireState(application, RESTING_STATES, 'deleted');
    enterState(context, application, 'TERMINATED');
    return {};
  },
};

function isStarted({ state }: EmrApplication): boolean {
  return state === 'STARTED' || state === 'STARTING';
}
