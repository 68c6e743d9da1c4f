import { AwsError } from '../../core/AwsError';

const DENIED = { code: 'AccessDenied', status: 403 };
const DENIED_EXCEPTION = { code: 'AccessDeniedException', status: 403 };

/** Error code and status by service, where they differ from what most services answer. */
const DENIALS: Record<string, { code: string; status: number }> = {
  apigateway: DENIED_EXCEPTION,
  backup: DENIED_EXCEPTION,
  cloudformation: DENIED,
  ec2: { code: 'UnauthorizedOperation', status: 403 },
  elasticfilesystem: DENIED_EXCEPTION,
  'emr-serverless': DENIED_EXCEPTION,
  iam: DENIED,
  lambda: DENIED_EXCEPTION,
  monitoring: DENIED,
  ram: DENIED_EXCEPTION,
  route53: DENIED,
  s3: DENIED,
  sts: DENIED,
};

/** A refusal in the service's own terms. */
export function accessDenied(service: string, message: string): AwsError {
  const { code, status } = Object.hasOwn(DENIALS, service)
    ? DENIALS[service]
    : { code: 'AccessDeniedException', status: 400 };
  return new AwsError(code, message, status);
}
