import type {
  Application,
  ApplicationSummary,
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
  serviceArn,
} from './applicationAccess';
import { APPLICATION_CONSTRAINTS } from './constraints';
import { EmrApplication } from './EmrServerlessState';
import { enterState } from './transitions';
import { validateSettings } from './validateSettings';

const RESTING = ['CREATED', 'STOPPED'];
const DEFAULT_IDLE_MINUTES = 15;

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
    return { application: describe(application) };
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
    return { applications: items.map(summarize), nextToken };
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
    requireState(application, RESTING, 'updated');
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
    return { application: describe(application) };
  },

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
      requireState(application, RESTING, 'started');
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
    requireState(application, RESTING, 'deleted');
    enterState(application, 'TERMINATED', context.clock);
    return {};
  },
};

function identified({
  applicationId,
  name,
  arn,
}: EmrApplication): CreateApplicationResponse {
  return { applicationId, name, arn };
}

function withDefaults(
  settings: EmrApplication['settings'],
): EmrApplication['settings'] {
  return {
    ...settings,
    architecture: settings.architecture ?? 'X86_64',
    autoStartConfiguration: {
      enabled: true,
      ...settings.autoStartConfiguration,
    },
    autoStopConfiguration: {
      enabled: true,
      ...settings.autoStopConfiguration,
      idleTimeoutMinutes:
        settings.autoStopConfiguration?.idleTimeoutMinutes ??
        DEFAULT_IDLE_MINUTES,
    },
    interactiveConfiguration: {
      studioEnabled: false,
      livyEndpointEnabled: false,
      ...settings.interactiveConfiguration,
    },
  };
}

function describe(application: EmrApplication): Application {
  const {
    applicationId,
    name,
    arn,
    releaseLabel,
    type,
    state,
    stateDetails,
    createdAt,
    updatedAt,
  } = application;
  return {
    // What was configured, and what a description shows, differ in optional members only.
    ...(application.settings as Partial<Application>),
    applicationId,
    name,
    arn,
    releaseLabel,
    type,
    state,
    stateDetails,
    createdAt,
    updatedAt,
    tags: Object.fromEntries(application.tags),
  };
}

function summarize(application: EmrApplication): ApplicationSummary {
  const {
    applicationId,
    name,
    arn,
    releaseLabel,
    type,
    state,
    stateDetails,
    createdAt,
    updatedAt,
  } = application;
  return {
    id: applicationId,
    name,
    arn,
    releaseLabel,
    type,
    state,
    stateDetails,
    createdAt,
    updatedAt,
    architecture: application.settings.architecture,
  };
}
