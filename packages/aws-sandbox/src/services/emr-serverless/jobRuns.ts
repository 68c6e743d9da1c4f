import type {
  CancelJobRunRequest,
  CancelJobRunResponse,
  GetJobRunRequest,
  GetJobRunResponse,
  JobRunSummary,
  ListJobRunsRequest,
  ListJobRunsResponse,
  StartJobRunRequest,
  StartJobRunResponse,
} from '@aws-sdk/client-emr-serverless';
import { AwsError } from '../../core/AwsError';
import { lowerCaseId } from '../../core/identifiers';
import { CallContext, Operation } from '../../core/types';
import { byKey, paginate } from '../../validation';
import { assumeRoleAsService } from '../sts';
import {
  accessApplication,
  applicationArn,
  emrStateOf,
  requestTagConditions,
  RESTING_STATES,
} from './applicationAccess';
import { EmrApplication, JobRun } from './EmrServerlessState';
import { cancel, follow } from './jobRunTransitions';
import { enterState, isActive } from './transitions';

const HOST = 'emr-serverless.amazonaws.com';
/** AWS ends a batch run after twelve hours when told nothing else. */
const DEFAULT_TIMEOUT_MINUTES = 720;

/** Operations on job runs, which pass through their states without computing anything. */
export const jobRunOperations: Record<string, Operation> = {
  StartJobRun(
    context: CallContext,
    input: StartJobRunRequest,
  ): StartJobRunResponse {
    const conditions = requestTagConditions(input.tags);
    const application = accessApplication(
      context,
      'emr-serverless:StartJobRun',
      input.applicationId!,
      conditions,
    );
    passRole(context, input.executionRoleArn!);
    const repeated = [...application.jobRuns.values()].find(
      run => run.clientToken === input.clientToken,
    );
    if (repeated) {
      requireSameRun(repeated, input);
      return identified(repeated);
    }
    prepareApplication(context, application);
    const jobRunId = `00${lowerCaseId(14)}`;
    const run: JobRun = {
      applicationId: application.applicationId,
      jobRunId,
      arn: jobRunArn(context, application.applicationId, jobRunId),
      name: input.name,
      clientToken: input.clientToken!,
      createdBy: context.principal.arn,
      createdAt: context.clock.now(),
      updatedAt: context.clock.now(),
      executionRole: input.executionRoleArn!,
      state: 'SUBMITTED',
      stateDetails: '',
      releaseLabel: application.releaseLabel,
      type: application.type,
      mode: input.mode ?? 'BATCH',
      jobDriver: input.jobDriver!,
      configurationOverrides: input.configurationOverrides,
      executionTimeoutMinutes:
        input.executionTimeoutMinutes ?? DEFAULT_TIMEOUT_MINUTES,
      tags: new Map(Object.entries(input.tags ?? {})),
    };
    application.jobRuns.set(jobRunId, run);
    void follow({ context, state: emrStateOf(context), application, run });
    return identified(run);
  },

  GetJobRun(context: CallContext, input: GetJobRunRequest): GetJobRunResponse {
    const { run } = accessJobRun(context, 'GetJobRun', input);
    const { clientToken, type, tags, ...shown } = run;
    return {
      jobRun: {
        ...shown,
        tags: Object.fromEntries(tags),
        totalExecutionDurationSeconds: secondsRun(run),
      },
    };
  },

  ListJobRuns(
    context: CallContext,
    input: ListJobRunsRequest,
  ): ListJobRunsResponse {
    const application = accessApplication(
      context,
      'emr-serverless:ListJobRuns',
      input.applicationId!,
    );
    const chosen = [...application.jobRuns.values()]
      .filter(
        run =>
          (!input.states?.length || input.states.includes(run.state)) &&
          (!input.mode || input.mode === run.mode) &&
          (!input.createdAtAfter || run.createdAt >= input.createdAtAfter) &&
          (!input.createdAtBefore || run.createdAt <= input.createdAtBefore),
      )
      .sort(byKey(({ jobRunId }) => jobRunId));
    const { items, nextToken } = paginate(chosen, {
      limit: input.maxResults,
      defaultLimit: 50,
      token: input.nextToken,
      keyOf: ({ jobRunId }) => jobRunId,
      invalidTokenCode: 'ValidationException',
    });
    return { jobRuns: items.map(summarized), nextToken };
  },

  CancelJobRun(
    context: CallContext,
    input: CancelJobRunRequest,
  ): CancelJobRunResponse {
    const { application, run } = accessJobRun(context, 'CancelJobRun', input);
    if (!isActive(run)) {
      throw new AwsError(
        'ValidationException',
        `Job run ${run.jobRunId} is in state ${run.state} and cannot be cancelled.`,
      );
    }
    if (run.state !== 'CANCELLING') {
      void cancel({ context, state: emrStateOf(context), application, run });
    }
    return { applicationId: run.applicationId, jobRunId: run.jobRunId };
  },
};

function jobRunArn(
  context: CallContext,
  applicationId: string,
  jobRunId: string,
): string {
  return `${applicationArn(context, applicationId)}/jobruns/${jobRunId}`;
}

function identified(run: JobRun): StartJobRunResponse {
  const { applicationId, jobRunId, arn } = run;
  return { applicationId, jobRunId, arn };
}

/** A token stands for one request. */
function requireSameRun(run: JobRun, input: StartJobRunRequest): void {
  const same =
    run.executionRole === input.executionRoleArn &&
    run.name === input.name &&
    JSON.stringify(run.jobDriver) === JSON.stringify(input.jobDriver);
  if (!same) {
    throw new AwsError(
      'ConflictException',
      `The client token ${input.clientToken} was used with other parameters.`,
      409,
    );
  }
}

function secondsRun({ startedAt, endedAt }: JobRun): number | undefined {
  return startedAt && endedAt
    ? Math.round((endedAt.getTime() - startedAt.getTime()) / 1000)
    : undefined;
}

function summarized(run: JobRun): JobRunSummary {
  const { jobRunId, applicationId, name, mode, arn, createdBy } = run;
  const { createdAt, updatedAt, executionRole, releaseLabel, type } = run;
  const { state, stateDetails } = run;
  return {
    id: jobRunId,
    applicationId,
    name,
    mode,
    arn,
    createdBy,
    createdAt,
    updatedAt,
    executionRole,
    state,
    stateDetails,
    releaseLabel,
    type,
  };
}

function passRole(context: CallContext, roleArn: string): void {
  context.authorize('iam:PassRole', roleArn, { 'iam:PassedToService': HOST });
  try {
    assumeRoleAsService(context, {
      roleArn,
      service: HOST,
      sessionName: 'EMRServerless',
    });
  } catch (error) {
    throw error instanceof AwsError
      ? new AwsError(
          'ValidationException',
          `Role ${roleArn} does not exist or does not trust ${HOST}.`,
        )
      : error;
  }
}

/** A run needs a started application; one that rests starts by itself unless that is switched off. */
function prepareApplication(
  context: CallContext,
  application: EmrApplication,
): void {
  const { state, settings, applicationId } = application;
  const startsItself = settings.autoStartConfiguration?.enabled;
  if (RESTING_STATES.includes(state) && startsItself) {
    enterState(context, application, 'STARTING');
  } else if (state !== 'STARTED' && state !== 'STARTING') {
    throw new AwsError(
      'ValidationException',
      `Application ${applicationId} is in state ${state}; job runs need it STARTED.`,
    );
  }
}

function accessJobRun(
  context: CallContext,
  operation: string,
  input: { applicationId?: string; jobRunId?: string },
): { application: EmrApplication; run: JobRun } {
  const [applicationId, jobRunId] = [input.applicationId!, input.jobRunId!];
  const application = emrStateOf(context).applications.get(applicationId);
  const run = application?.jobRuns.get(jobRunId);
  context.authorize(
    `emr-serverless:${operation}`,
    jobRunArn(context, applicationId, jobRunId),
    Object.fromEntries(
      [...(run?.tags ?? [])].map(([key, value]) => [
        `aws:ResourceTag/${key}`,
        value,
      ]),
    ),
  );
  if (!application || !run) {
    throw new AwsError(
      'ResourceNotFoundException',
      `Job run ${jobRunId} of application ${applicationId} does not exist.`,
      404,
    );
  }
  return { application, run };
}
