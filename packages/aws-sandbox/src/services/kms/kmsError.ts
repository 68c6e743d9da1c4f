import { AwsError } from '../../core/AwsError';

export function notFound(message: string): AwsError {
  return new AwsError('NotFoundException', message);
}

export function invalidState(keyArn: string, state: string): AwsError {
  return new AwsError('KMSInvalidStateException', `${keyArn} is ${state}.`);
}

export function validation(message: string): AwsError {
  return new AwsError('ValidationException', message);
}
