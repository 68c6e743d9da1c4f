import { AwsError } from '../../core/AwsError';

/** An error of EC2: its codes look like `InvalidVpcID.NotFound`. */
export function ec2Error(code: string, message: string): AwsError {
  return new AwsError(code, message, 400);
}

export function missingParameter(name: string): AwsError {
  return ec2Error(
    'MissingParameter',
    `The request must contain the parameter ${name}`,
  );
}

export function invalidParameter(name: string, value: unknown): AwsError {
  return ec2Error(
    'InvalidParameterValue',
    `Value (${String(value)}) for parameter ${name} is invalid.`,
  );
}

/** Reads a required member of a request. */
export function required<T>(value: T | undefined, name: string): T {
  if (value === undefined || value === null || (value as unknown) === '') {
    throw missingParameter(name);
  }
  return value;
}
