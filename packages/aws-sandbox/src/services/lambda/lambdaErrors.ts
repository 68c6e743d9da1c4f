import { AwsError } from '../../core/AwsError';

export const invalidParameter = (message: string) =>
  new AwsError('InvalidParameterValueException', message);

export const validationException = (message: string) =>
  new AwsError('ValidationException', message);

export const resourceConflict = (message: string) =>
  new AwsError('ResourceConflictException', message, 409);

export const resourceNotFound = (message: string) =>
  new AwsError('ResourceNotFoundException', message, 404);

export const tooManyRequests = (message: string) =>
  new AwsError('TooManyRequestsException', message, 429);

/** A setting that Lambda has and the local AWS does not. */
export const notImplementedSetting = (name: string) =>
  new AwsError(
    'NotImplemented',
    `lambda: ${name} is not implemented by the local AWS`,
  );
