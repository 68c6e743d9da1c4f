import type { APIGatewayProxyResult } from 'aws-lambda';
import { errorName } from '../shared/errorName';
import { Log } from '../shared/createLog';
import { LoginRefusal } from './LoginRefusal';
import { LoginOutcome, openStudio } from './openStudio';
import { refusalFor } from './refusalFor';
import { provisioning, ready, refused } from './responses';
import { HomeDirectories, StudioProfiles } from './types';
import { requireProfileName, userNameOf } from './userName';

/** API Gateway gives up after 29 seconds, and an answer takes a moment. */
const LONGEST_MS = 26_000;
const MARGIN_MS = 2_000;

/** Options of {@link createLoginHandler}. */
export interface LoginHandlerOptions {
  readonly urlExpiresSeconds: number;

  /** Studio's profiles for one call, which ends when the signal says so. */
  readonly profiles: (signal: AbortSignal) => StudioProfiles;

  /** People's directories for one call, which ends when the signal says so. */
  readonly homes: (signal: AbortSignal) => HomeDirectories;
  readonly log: Log;
}

/** What the handler needs of Lambda's context. */
export interface InvocationContext {
  readonly awsRequestId: string;
  getRemainingTimeInMillis(): number;
}

/** Answers an event of API Gateway whose caller Cognito has already signed in. */
export type LoginHandler = (
  event: unknown,
  context: InvocationContext,
) => Promise<APIGatewayProxyResult>;

/** The handler of `GET /studio/login`. It always answers, in time, and never with the text of an error of AWS. */
export function createLoginHandler(options: LoginHandlerOptions): LoginHandler {
  return async (event, context) => {
    const log = options.log.with({ requestId: requestIdOf(event, context) });
    const signal = AbortSignal.timeout(timeFor(context));
    try {
      const name = requireProfileName(userNameOf(event));
      const outcome = await openStudio(name, {
        profiles: options.profiles(signal),
        homes: options.homes(signal),
        log,
      });
      log.info('Login', { outcome: outcome.status });
      return response(outcome, options.urlExpiresSeconds);
    } catch (error) {
      const refusal = refusalFor(error, { outOfTime: signal.aborted });
      report(log, refusal);
      return refused(refusal);
    }
  };
}

function response(outcome: LoginOutcome, urlExpiresSeconds: number) {
  return outcome.status === 'ready'
    ? ready(outcome.url, urlExpiresSeconds)
    : provisioning();
}

function timeFor(context: InvocationContext): number {
  const left = context.getRemainingTimeInMillis() - MARGIN_MS;
  return Math.max(0, Math.min(LONGEST_MS, left));
}

/** The id that the API's own log has, so that the two can be joined. */
function requestIdOf(event: unknown, context: InvocationContext): string {
  const { requestContext } = (event ?? {}) as {
    requestContext?: { requestId?: unknown } | null;
  };
  const id = requestContext?.requestId;
  return typeof id === 'string' ? id : context.awsRequestId;
}

// The name of what went wrong, not its text: AWS puts names of users into it.
function report(log: Log, refusal: LoginRefusal): void {
  const fields = {
    outcome: refusal.name,
    statusCode: refusal.statusCode,
    ...(refusal.cause ? { cause: errorName(refusal.cause) } : {}),
  };
  if (refusal.statusCode >= 500) log.error('Login', fields);
  else log.warn('Login', fields);
}
