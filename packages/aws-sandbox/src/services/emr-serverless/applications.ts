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
import { byKey, paginate } from '../../validation';
import {
  accessApplication,
  applicationArn,
  emrStateOf,
  requestTagConditions,
  requireState,
  RESTING_STATES,
  serviceArn,
} from './applicationAccess';
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
    const repeated = applicationOfToken(context, input);
    if (repeated) {
      return identified(repeated);
    }
    await validateSettings(context, {
      ...input,
      type: type!,
      releaseLabel: releaseLabel!,
    });
    const meanwhile = applicationOfToken(context, input);
    if (meanwhile) {
      return identified(meanwhile);
    }
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
    enterState(context, application, 'CREATING');
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
    requireState(application, RESTING_STATES, 'updated');
    Object.assign(application, {
      settings,
      releaseLabel,
      updatedAt: context.clock.now(),
    });
    return { application: describeApplication(application) };
  },
};

/** What a repeated request made the first time. */
function applicationOfToken(
  context: CallContext,
  { clientToken, name, type, releaseLabel }: CreateApplicationRequest,
): EmrApplication | undefined {
  const found =
    clientToken === undefined
      ? undefined
      : [...emrStateOf(context).applications.values()].find(
          other => other.clientToken === clientToken,
        );
  if (
    found &&
    (found.name !== name ||
      found.type !== type ||
      found.releaseLabel !== releaseLabel)
  ) {
    throw new AwsError(
      'ConflictException',
      `The client token ${clientToken} was used with other parameters.`,
      409,
    );
  }
  return found;
}

function identified({
  applicationId,
  name,
  arn,
}: EmrApplication): CreateApplicationResponse {
  return { applicationId, name, arn };
}
