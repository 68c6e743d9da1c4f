import { AwsError } from '../../core/AwsError';
import { CallContext } from '../../core/types';
import { EmrApplication, EmrServerlessState } from './EmrServerlessState';
import { watchApplications } from './watchPlaces';

/** Applications of the call's account and region. */
export function emrStateOf(context: CallContext): EmrServerlessState {
  const state = context.store('emr-serverless', () => new EmrServerlessState());
  watchApplications(context, state);
  return state;
}

/** The ARN of an application. */
export function applicationArn(
  context: CallContext,
  applicationId: string,
): string {
  const { partition, region, accountId } = context;
  return `arn:${partition}:emr-serverless:${region}:${accountId}:/applications/${applicationId}`;
}

/** The ARN that actions without an application of their own are checked against. */
export function serviceArn({
  partition,
  region,
  accountId,
}: CallContext): string {
  return `arn:${partition}:emr-serverless:${region}:${accountId}:/*`;
}

/** Condition keys of a request that sets tags. */
export function requestTagConditions(
  tags: Record<string, string> | undefined,
): Record<string, string | string[]> {
  const keys = Object.keys(tags ?? {});
  return {
    ...Object.fromEntries(
      keys.map(key => [`aws:RequestTag/${key}`, tags![key]]),
    ),
    ...(keys.length > 0 ? { 'aws:TagKeys': keys } : {}),
  };
}

/** An application, after checking that the caller may do this to it. */
export function accessApplication(
  context: CallContext,
  action: string,
  applicationId: string,
  conditions: Record<string, string | string[]> = {},
): EmrApplication {
  const application = emrStateOf(context).applications.get(applicationId);
  const tags = [...(application?.tags ?? [])].map(([key, value]) => [
    `aws:ResourceTag/${key}`,
    value,
  ]);
  context.authorize(action, applicationArn(context, applicationId), {
    ...Object.fromEntries(tags),
    ...conditions,
  });
  if (!application) {
    throw new AwsError(
      'ResourceNotFoundException',
      `Application ${applicationId} does not exist.`,
      404,
    );
  }
  return application;
}

/** States in which an application can be changed, started or deleted. */
export const RESTING_STATES = ['CREATED', 'STOPPED'];

/** Refuses what the application's state does not admit. */
export function requireState(
  application: EmrApplication,
  states: readonly string[],
  verb: string,
): void {
  if (!states.includes(application.state)) {
    throw new AwsError(
      'ValidationException',
      `Application ${application.applicationId} cannot be ${verb} in state ${
        application.state
      }; it must be ${states.join(' or ')}.`,
    );
  }
}
