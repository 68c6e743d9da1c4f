import { randomUUID } from 'crypto';
import { AwsError } from '../../../core/AwsError';
import { ValidationError } from '../template';

const HANDLER_CODES: readonly (readonly [RegExp, string])[] = [
  [/AccessDenied|Unauthorized|NotAuthorized|Forbidden/i, 'AccessDenied'],
  [
    /AlreadyExists|Duplicate|EntityAlreadyExists|BucketAlreadyOwned/i,
    'AlreadyExists',
  ],
  [/NotFound|NoSuch/i, 'NotFound'],
  [/Throttl|TooManyRequests|RequestLimitExceeded/i, 'Throttling'],
  [/LimitExceeded|QuotaExceeded/i, 'ServiceLimitExceeded'],
  [/Conflict|InUse|DependencyViolation|BucketNotEmpty/i, 'ResourceConflict'],
  [/NotStabilized/i, 'NotStabilized'],
  [
    /Validation|Invalid|Malformed|Missing|Unsupported|BadRequest/i,
    'InvalidRequest',
  ],
];

/** CloudFormation's name for a kind of failure, from a service's error code. */
export function handlerErrorCode(code: string): string {
  const known = HANDLER_CODES.find(([pattern]) => pattern.test(code));
  return known ? known[1] : 'GeneralServiceException';
}

/** `AWS::SageMaker::Domain` → `SageMaker`. */
function serviceOf(resourceType: string): string {
  return resourceType.split('::')[1] ?? resourceType;
}

/** The reason of a failed resource event, as CloudFormation composes it from the service's answer. */
export function failureReason(options: {
  error: unknown;
  resourceType: string;
  requestToken: string;
}): string {
  const { error, resourceType, requestToken } = options;
  const { message } = error as Error;
  if (!(error instanceof AwsError)) {
    return `Internal Failure of the local AWS: ${message}`;
  }
  if (error instanceof ValidationError) {
    return message;
  }
  return (
    `Resource handler returned message: "${message} (Service: ${serviceOf(
      resourceType,
    )}, ` +
    `Status Code: ${error.status}, Request ID: ${randomUUID()})" ` +
    `(RequestToken: ${requestToken}, HandlerErrorCode: ${handlerErrorCode(
      error.code,
    )})`
  );
}
