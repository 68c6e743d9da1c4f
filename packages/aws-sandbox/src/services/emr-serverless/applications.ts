import type {
  CreateApplicationRequest,
  CreateApplicationResponse,
  GetApplicationRequest,
  GetApplicationResponse,
  ListApplicationsRequest,
  ListApplicationsResponse,
  UpdateApplicationRequest,
  UpdateApplicationResponse,
} from '@aws-sdk/client-emr-serverless';
import { AwsError } from '../../core/AwsError';
import { lowerCaseId } from '../../core/identifiers';
import { CallContext, Operation } from '../../core/types';
import { byKey, paginate, validateConstraints } from '../../validation';
import {
  accessApplication,
  applicationArn,
  emrStateOf,
  requestTagConditions,
  requireState,
  RESTING_STATES,
  serviceArn,
} from './applicationAccess';
import { APPLICATION_CONSTRAINTS } from './constraints';
import { EmrApplication } from './EmrServerlessState';
import {
  describeApplication,
  summarizeApplication,
} from './describeApplication';
import { enterState } from './transitions';
import { validateSettings } from './validateSettings';
import { withDefaults } from './withDefaults';

/** Operations on applications. */
export const applicationOperations: Record<string, Operation> = {
  async CreateApplication(
    context: CallContext,
    input: CreateApplicationRequest,
  ): Promise<CreateApplicationResponse> {
    validateConstraints(input, APPLICATION_CONSTRAINTS, 'ValidationException');
    const conditions = requestTagConditions(input.tags);
    context.authorize(
      'emr-serverless:CreateApplication',
      serviceArn(context),
      conditions,
    );
    if (Object.keys(input.tags ?? {}).length > 0) {
      context.authorize(
        'emr-serverless:TagResource',
        serviceArn(context),
        conditions,
      );
    }
    const { name, type, tags, clientToken, releaseLabel, ...settings } = input;
    const { applications } = emrStateOf(context);
    const repeated =
      clientToken === undefined
        ? undefined
        : [...applications.values()].find(
            other => other.clientToken === clientToken,
          );
    if (repeated) {
      if (
        repeated.name !== name ||
        repeated.type !== type ||
        repeated.releaseLabel !== releaseLabel
      ) {
        throw new AwsError(
          'ConflictException',
          `The client token ${clientToken} was used with other parameters.`,
          409,
        );
      }
      return identified(repeated);
    }
    await validateSettings(context, {
      ...input,
      type: type!,
      releaseLabel: releaseLabel!,
    });
    const applicationId = `00${lowerCaseId(14)}`;
    const application: EmrApplication = {
      applicationId,
      arn: applicationArn(context, applicationId),
      name,
      type: type!,
      state: 'CREATING',
      stateDetails: '',
      createdAt: context.clock.now(),
      updatedAt: context.clock.now(),
      tags: new Map(Object.entries(tags ?? {})),
      settings: withDefaults(settings),
      releaseLabel: releaseLabel!,
      clientToken,
      jobRuns: new Map(),
      generation: 0,
    };
    applications.set(applicationId, application);
    enterState(application, 'CREATING', context.clock);
    return identified(application);
  },

  GetApplication(
    context: CallContext,
    input: GetApplicationRequest,
  ): GetApplicationResponse {
    const application = accessApplication(
      context,
      'emr-serverless:GetApplication',
      input.applicationId!,
    );
    return { application: describeApplication(application) };
  },

  ListApplications(
    context: CallContext,
    input: ListApplicationsRequest,
  ): ListApplicationsResponse {
    validateConstraints(input, APPLICATION_CONSTRAINTS, 'ValidationException');
    context.authorize('emr-serverless:ListApplications', serviceArn(context));
    const chosen = [...emrStateOf(context).applications.values()]
      .filter(
        ({ state }) => !input.states?.length || input.states.includes(state),
      )
      .sort(byKey(({ applicationId }) => applicationId));
    const { items, nextToken } = paginate(chosen, {
      limit: input.maxResults,
      defaultLimit: 50,
      token: input.nextToken,
      keyOf: ({ applicationId }) => applicationId,
      invalidTokenCode: 'ValidationException',
    });
    return { applications: items.map(summarizeApplication), nextToken };
  },

  async UpdateApplication(
    context: CallContext,
    input: UpdateApplicationRequest,
  ): Promise<UpdateApplicationResponse> {
    validateConstraints(input, APPLICATION_CONSTRAINTS, 'ValidationException');
    const application = accessApplication(
      context,
      'emr-serverless:UpdateApplication',
      input.applicationId!,
    );
    requireState(application, RESTING_STATES, 'updated');
    const {
      applicationId,
      clientToken,
      releaseLabel = application.releaseLabel,
      ...changes
    } = input;
    const settings = withDefaults({ ...application.settings, ...changes });
    await validateSettings(context, {
      ...settings,
      type: application.type,
      releaseLabel,
    });
    Object.assign(application, {
      settings,
      releaseLabel,
      updatedAt: context.clock.now(),
    });
    return { application: describeApplication(application) };
  },
};

function identified({
  applicationId,
  name,
  arn,
}: EmrApplication): CreateApplicationResponse {
  return { applicationId, name, arn };
}
