/** Wire protocols of AWS that the sandbox speaks. */
export type ProtocolName =
  | 'awsQuery'
  | 'ec2Query'
  | 'awsJson'
  | 'restJson'
  | 'restXml';

/** How a service is reached. */
export interface ServiceDescription {
  /** SigV4 signing name. */
  signingName: string;
  protocol: ProtocolName;
  /** XML name space of answers. */
  xmlNamespace?: string;
  /** First part of `X-Amz-Target`, for services with operations that need no signature. */
  targetPrefix?: string;
  /** Region of the one endpoint that a service has for all regions; it need not be switched on. */
  controlRegion?: string;
  /** Code of refused input. */
  validationCode: string;
  /** Loads the SDK client whose schemas are the service's model; some are big, so only when the service is called. */
  load(): object;
}

/** The services whose shapes are known. */
export const SERVICE_DESCRIPTIONS: readonly ServiceDescription[] = [
  {
    signingName: 'apigateway',
    protocol: 'restJson',
    validationCode: 'BadRequestException',
    load: () => require('@aws-sdk/client-api-gateway'),
  },
  {
    signingName: 'backup',
    protocol: 'restJson',
    validationCode: 'InvalidParameterValueException',
    load: () => require('@aws-sdk/client-backup'),
  },
  {
    signingName: 'cloudformation',
    protocol: 'awsQuery',
    xmlNamespace: 'http://cloudformation.amazonaws.com/doc/2010-05-15/',
    validationCode: 'ValidationError',
    load: () => require('@aws-sdk/client-cloudformation'),
  },
  {
    signingName: 'cognito-idp',
    protocol: 'awsJson',
    targetPrefix: 'AWSCognitoIdentityProviderService',
    validationCode: 'InvalidParameterException',
    load: () => require('@aws-sdk/client-cognito-identity-provider'),
  },
  {
    signingName: 'dynamodb',
    protocol: 'awsJson',
    validationCode: 'ValidationException',
    load: () => require('@aws-sdk/client-dynamodb'),
  },
  {
    signingName: 'ec2',
    protocol: 'ec2Query',
    xmlNamespace: 'http://ec2.amazonaws.com/doc/2016-11-15/',
    validationCode: 'MissingParameter',
    load: () => require('@aws-sdk/client-ec2'),
  },
  {
    signingName: 'ecr',
    protocol: 'awsJson',
    validationCode: 'InvalidParameterException',
    load: () => require('@aws-sdk/client-ecr'),
  },
  {
    signingName: 'elasticfilesystem',
    protocol: 'restJson',
    validationCode: 'ValidationException',
    load: () => require('@aws-sdk/client-efs'),
  },
  {
    signingName: 'emr-serverless',
    protocol: 'restJson',
    validationCode: 'ValidationException',
    load: () => require('@aws-sdk/client-emr-serverless'),
  },
  {
    signingName: 'globalaccelerator',
    protocol: 'awsJson',
    controlRegion: 'us-west-2',
    validationCode: 'InvalidArgumentException',
    load: () => require('@aws-sdk/client-global-accelerator'),
  },
  {
    signingName: 'iam',
    protocol: 'awsQuery',
    xmlNamespace: 'https://iam.amazonaws.com/doc/2010-05-08/',
    validationCode: 'ValidationError',
    load: () => require('@aws-sdk/client-iam'),
  },
  {
    signingName: 'kms',
    protocol: 'awsJson',
    validationCode: 'ValidationException',
    load: () => require('@aws-sdk/client-kms'),
  },
  {
    signingName: 'lambda',
    protocol: 'restJson',
    validationCode: 'ValidationException',
    load: () => require('@aws-sdk/client-lambda'),
  },
  {
    signingName: 'logs',
    protocol: 'awsJson',
    validationCode: 'InvalidParameterException',
    load: () => require('@aws-sdk/client-cloudwatch-logs'),
  },
  {
    signingName: 'ce',
    protocol: 'awsJson',
    controlRegion: 'us-east-1',
    validationCode: 'ValidationException',
    load: () => require('@aws-sdk/client-cost-explorer'),
  },
  {
    signingName: 'cloudtrail',
    protocol: 'awsJson',
    validationCode: 'InvalidParameterCombinationException',
    load: () => require('@aws-sdk/client-cloudtrail'),
  },
  {
    signingName: 'firehose',
    protocol: 'awsJson',
    validationCode: 'InvalidArgumentException',
    load: () => require('@aws-sdk/client-firehose'),
  },
  {
    signingName: 'monitoring',
    protocol: 'awsJson',
    validationCode: 'ValidationError',
    load: () => require('@aws-sdk/client-cloudwatch'),
  },
  {
    signingName: 'network-firewall',
    protocol: 'awsJson',
    validationCode: 'InvalidRequestException',
    load: () => require('@aws-sdk/client-network-firewall'),
  },
  {
    signingName: 'ram',
    protocol: 'restJson',
    validationCode: 'InvalidParameterException',
    load: () => require('@aws-sdk/client-ram'),
  },
  {
    signingName: 'route53',
    protocol: 'restXml',
    xmlNamespace: 'https://route53.amazonaws.com/doc/2013-04-01/',
    controlRegion: 'us-east-1',
    validationCode: 'InvalidInput',
    load: () => require('@aws-sdk/client-route-53'),
  },
  {
    signingName: 's3',
    protocol: 'restXml',
    xmlNamespace: 'http://s3.amazonaws.com/doc/2006-03-01/',
    validationCode: 'InvalidRequest',
    load: () => require('@aws-sdk/client-s3'),
  },
  {
    signingName: 'sagemaker',
    protocol: 'awsJson',
    validationCode: 'ValidationException',
    load: () => require('@aws-sdk/client-sagemaker'),
  },
  {
    signingName: 'servicequotas',
    protocol: 'awsJson',
    validationCode: 'IllegalArgumentException',
    load: () => require('@aws-sdk/client-service-quotas'),
  },
  {
    signingName: 'ssm',
    protocol: 'awsJson',
    validationCode: 'ValidationException',
    load: () => require('@aws-sdk/client-ssm'),
  },
  {
    signingName: 'states',
    protocol: 'awsJson',
    validationCode: 'ValidationException',
    load: () => require('@aws-sdk/client-sfn'),
  },
  {
    signingName: 'sts',
    protocol: 'awsQuery',
    xmlNamespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
    validationCode: 'ValidationError',
    load: () => require('@aws-sdk/client-sts'),
  },
  {
    signingName: 'wafv2',
    protocol: 'awsJson',
    validationCode: 'WAFInvalidParameterException',
    load: () => require('@aws-sdk/client-wafv2'),
  },
];
