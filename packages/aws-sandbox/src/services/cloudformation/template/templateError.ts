import { AwsError } from '../../../core/AwsError';

/** `ValidationError`: CloudFormation's own refusal, as opposed to an error of a service behind a resource. */
export class ValidationError extends AwsError {
  constructor(message: string) {
    super('ValidationError', message);
  }
}

export function validationError(message: string): ValidationError {
  return new ValidationError(message);
}

/** A template that cannot be read at all. */
export function formatError(message: string): ValidationError {
  return validationError(`Template format error: ${message}`);
}

/** A template that can be read but asks for something that does not work out. */
export function templateError(message: string): ValidationError {
  return validationError(`Template error: ${message}`);
}
