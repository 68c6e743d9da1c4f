import { AwsError } from '../../core/AwsError';

export const route53Error = (code: string, message: string, status = 400) =>
  new AwsError(code, message, status);

export const invalidInput = (message: string) =>
  route53Error('InvalidInput', message);
