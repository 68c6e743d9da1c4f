import { AwsError } from '../../core/AwsError';

export const validation = (message: string) =>
  new AwsError('ValidationException', message);

/** A value that the API's own rules exclude. */
export const invalidParameters = (message: string) =>
  validation(`One or more parameter values were invalid: ${message}`);

export const resourceInUse = (message: string) =>
  new AwsError('ResourceInUseException', message);

export const resourceNotFound = (message: string) =>
  new AwsError('ResourceNotFoundException', message);

export const limitExceeded = (message: string) =>
  new AwsError('LimitExceededException', message);

/** A parameter of older API versions, or of something that is not here. */
export const notImplementedParameter = (operation: string, name: string) =>
  validation(
    `Parameter ${name} of dynamodb:${operation} is not implemented by the local AWS`,
  );

/** Refuses parameters that the local AWS does not know how to honour. */
export function refuseParameters(
  operation: string,
  input: object,
  names: readonly string[],
): void {
  const given = names.find(
    name => (input as Record<string, unknown>)[name] !== undefined,
  );
  if (given) {
    throw notImplementedParameter(operation, given);
  }
}
