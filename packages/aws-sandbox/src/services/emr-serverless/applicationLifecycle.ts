import type { GetApplicationRequest } from '@aws-sdk/client-emr-serverless';
import { CallContext, Operation } from '../../core/types';
import {
  accessApplication,
  requireState,
  RESTING_STATES,
} from './applicationAccess';
import { enterState } from './transitions';
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
    if (application.state !== 'STARTED' && application.state !== 'STARTING') {
      requireState(application, RESTING_STATES, 'started');
      const { settings, type, releaseLabel } = application;
      await validateSettings(context, { ...settings, type, releaseLabel });
      enterState(application, 'STARTING', context.clock);
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
      enterState(application, 'STOPPING', context.clock);
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
    enterState(application, 'TERMINATED', context.clock);
    return {};
  },
};
