import { AwsError } from '../../core/AwsError';

export const invalidParameter = (message: string) =>
  new AwsError('InvalidParameterException', message);

export const validationException = (message: string) =>
  new AwsError('ValidationException', message);

export const ecrError = (code: string, message: string) =>
  new AwsError(code, message);
