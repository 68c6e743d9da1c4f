import { AwsError } from '../../core/AwsError';

export const badRequest = (message: string) =>
  new AwsError('BadRequestException', message, 400);

export const notFound = (message: string) =>
  new AwsError('NotFoundException', message, 404);

export const conflict = (message: string) =>
  new AwsError('ConflictException', message, 409);

/** Refuses members that AWS has and the local AWS would ignore. */
export function refuseMembers(input: object, names: readonly string[]): void {
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
    throw badRequest(`${given} is not implemented by the local AWS`);
  }
}
