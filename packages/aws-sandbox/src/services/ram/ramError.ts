import { AwsError } from '../../core/AwsError';

export const ramError = (code: string, message: string) =>
  new AwsError(code, message);
