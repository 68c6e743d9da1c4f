import { AwsError } from '../../core/AwsError';

export const notFound = (message: string) =>
  new AwsError('ResourceNotFoundException', message);

export const invalidRequest = (message: string) =>
  new AwsError('InvalidRequestException', message);

export const invalidParameter = (message: string) =>
  new AwsError('InvalidParameterValueException', message);

export const alreadyExists = (message: string) =>
  new AwsError('AlreadyExistsException', message);
