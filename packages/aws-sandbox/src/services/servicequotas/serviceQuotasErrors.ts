import { AwsError } from '../../core/AwsError';

export const noSuchResource = (message: string) =>
  new AwsError('NoSuchResourceException', message);

export const illegalArgument = (message: string) =>
  new AwsError('IllegalArgumentException', message);

export const invalidResourceState = (message: string) =>
  new AwsError('InvalidResourceStateException', message);

export const resourceAlreadyExists = (message: string) =>
  new AwsError('ResourceAlreadyExistsException', message);
