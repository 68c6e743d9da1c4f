import { AwsError } from '../../core/AwsError';

export const invalidValue = (message: string) =>
  new AwsError('InvalidParameterValue', message);

export const missingParameter = (name: string) =>
  new AwsError('MissingParameter', `The parameter ${name} is required.`);
