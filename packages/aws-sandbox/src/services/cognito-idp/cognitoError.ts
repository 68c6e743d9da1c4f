import { AwsError } from '../../core/AwsError';

export const invalidParameter = (message: string) =>
  new AwsError('InvalidParameterException', message);

export const notAuthorized = (message: string) =>
  new AwsError('NotAuthorizedException', message);

export const resourceNotFound = (message: string) =>
  new AwsError('ResourceNotFoundException', message);

/** A setting that AWS has and the local AWS does not. */
export const settingNotImplemented = (name: string) =>
  invalidParameter(`${name} is not implemented by the local AWS`);

/** Refuses settings that would be ignored. */
export function refuseSettings(input: object, names: readonly string[]): void {
  const given = names.find(name => {
    const value = (input as Record<string, unknown>)[name];
    const isEmpty =
      value === undefined ||
      value === null ||
      value === false ||
      (typeof value === 'object' && Object.keys(value).length === 0);
    return !isEmpty;
  });
  if (given) {
    throw settingNotImplemented(given);
  }
}
