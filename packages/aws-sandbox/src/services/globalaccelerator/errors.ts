import { AwsError } from '../../core/AwsError';

export const invalidArgument = (message: string) =>
  new AwsError('InvalidArgumentException', message);

export const gaError = (code: string, message: string) =>
  new AwsError(code, message);
