import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { AuthenticationError } from '@backstage/errors';
import {
  StartedOperation,
  StartOperationRequest,
} from '@gco/plugin-gco-analytics-common';
import { AnalyticsAccess } from './AnalyticsAccess';
import { errorKind } from './errorKind';

/**
 * Registers the environment and takes its lease on behalf of the person who started the task.
 *
 * A task that is recovered after the portal was down carries the sign-in of its first start, which may have expired
 * since. Then the scaffolder asks as itself; the API lets it go on with an operation that the same task has started
 * with that person's permission, and refuses it anything else.
 */
export async function startOperation(options: {
  access: AnalyticsAccess;
  initiator: BackstageCredentials;
  request: StartOperationRequest;
}): Promise<StartedOperation> {
  const { access, initiator, request } = options;
  try {
    return await access.onBehalfOf(initiator).startOperation(request);
  } catch (error) {
    if (errorKind(error) !== 'AuthenticationError') {
      throw error;
    }
    try {
      return await access.asService().startOperation(request);
    } catch (refusal) {
      if (
        !['AuthenticationError', 'NotAllowedError', 'NotFoundError'].includes(
          errorKind(refusal),
        )
      ) {
        throw refusal;
      }
      throw new AuthenticationError(
        `The sign-in of the person who started task '${request.taskId}' has expired before the task registered anything; start the template again`,
        error,
      );
    }
  }
}
