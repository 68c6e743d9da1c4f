import { AwsError } from '../../core/AwsError';

const NOT_FOUND_STATUS = 404;
const CONFLICT_STATUS = 409;

export function badRequest(message: string): AwsError {
  return new AwsError('BadRequest', message, 400);
}

export function notFound(code: string, message: string): AwsError {
  return new AwsError(code, message, NOT_FOUND_STATUS);
}

export function conflict(code: string, message: string): AwsError {
  return new AwsError(code, message, CONFLICT_STATUS);
}

/** What needs a file system that is ready, and met one that is not. */
export function requireAvailable(fileSystem: {
  FileSystemId: string;
  LifeCycleState: string;
}): void {
  if (fileSystem.LifeCycleState !== 'available') {
    throw conflict(
      'IncorrectFileSystemLifeCycleState',
      `File system '${fileSystem.FileSystemId}' is in state '${fileSystem.LifeCycleState}'; it must be 'available'.`,
    );
  }
}

/** Reads a required member of a request. */
export function required<T>(value: T | undefined, name: string): T {
  if (value === undefined || value === null) {
    throw badRequest(`${name} must be given`);
  }
  return value;
}
