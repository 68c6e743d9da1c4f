import { AwsError } from '../AwsError';

type Answer = [code: string, message: string, status: number];

/** JSON services, and the newer ones of the others. */
const USUAL: Answer = ['ThrottlingException', 'Rate exceeded', 400];

/** Services of the query protocols, which are older. */
const QUERY: Answer = ['Throttling', 'Rate exceeded', 400];

/** How services answer who calls too often, by signing name, as far as they differ from {@link USUAL}. */
const ANSWERS: Readonly<Record<string, Answer>> = {
  apigateway: ['TooManyRequestsException', 'Too Many Requests', 429],
  autoscaling: QUERY,
  backup: ['ThrottlingException', 'Rate exceeded', 429],
  ce: [
    'LimitExceededException',
    'You made too many calls in a short period of time. Try again later.',
    400,
  ],
  cloudformation: QUERY,
  'cognito-idp': ['TooManyRequestsException', 'Too many requests', 400],
  dynamodb: [
    'ThrottlingException',
    'Rate of requests exceeds the allowed throughput.',
    400,
  ],
  ec2: ['RequestLimitExceeded', 'Request limit exceeded.', 503],
  elasticfilesystem: ['ThrottlingException', 'Rate exceeded', 429],
  'emr-serverless': ['ThrottlingException', 'Rate exceeded', 429],
  iam: QUERY,
  kms: [
    'ThrottlingException',
    'You have exceeded the rate at which you may call KMS. Reduce the frequency of your calls.',
    400,
  ],
  lambda: ['TooManyRequestsException', 'Rate Exceeded.', 429],
  monitoring: QUERY,
  ram: ['ThrottlingException', 'Rate exceeded', 429],
  route53: QUERY,
  s3: ['SlowDown', 'Please reduce your request rate.', 503],
  servicequotas: [
    'TooManyRequestsException',
    'Due to throttling, the request was denied. Slow down the rate of request calls, or request an increase for this quota.',
    400,
  ],
  sts: QUERY,
};

/** The answer of a service to one call too many. */
export function throttlingError(service: string): AwsError {
  const [code, message, status] = ANSWERS[service] ?? USUAL;
  return new AwsError(code, message, status);
}
