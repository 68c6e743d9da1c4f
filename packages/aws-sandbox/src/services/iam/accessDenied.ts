import { AwsError } from '../../core/AwsError';

/** Error code and status by service, where they differ from the code most services use. */
const DENIALS: Record<string, { code: string; status: number }> = {
  apigateway: { code: 'AccessDeniedException', status: 403 },
  cloudformation: { code: 'AccessDenied', status: 403 },
  ec2: { code: 'UnauthorizedOperation', status: 403 },
  elasticfilesystem: { code: 'AccessDeniedException', status: 403 },
  'emr-serverless': { code: 'AccessDeniedException', status: 403 },
  iam: { code: 'AccessDenied', status: 403 },
  lambda: { code: 'AccessDeniedException', status: 403 },
  s3: { code: 'AccessDenied', status: 403 },
  sts: { code: 'AccessDenied', status: 403 },
};

/** A refusal in the service's own terms. */
export function accessDenied(service: string, message: string): AwsError {
  const { code, status } = DENIALS[service] ?? {
    code: 'AccessDeniedException',
    status: 400,
  };
  return new AwsError(code, message, status);
}
