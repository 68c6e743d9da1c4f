import { AwsError } from '../../core/AwsError';

export const firewallError = (code: string, message: string) =>
  new AwsError(code, message);

export const invalidRequest = (message: string) =>
  firewallError('InvalidRequestException', message);

export const invalidOperation = (message: string) =>
  firewallError('InvalidOperationException', message);
