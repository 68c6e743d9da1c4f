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
  /** Code of refused input. */
  validationCode: string;
  /** Loads the SDK client whose schemas are the service's model; some are big, so only when the service is called. */
  load(): object;
}

/** The services whose shapes are known. */
export const SERVICE_DESCRIPTIONS: readonly ServiceDescription[] = [
  {
    signingName: 'cloudformation',
    protocol: 'awsQuery',
    xmlNamespace: 'http://cloudformation.amazonaws.com/doc/2010-05-15/',
    validationCode: 'ValidationError',
    load: () => require('@aws-sdk/client-cloudformation'),
  },
  {
    signingName: 'ec2',
    protocol: 'ec2Query',
    xmlNamespace: 'http://ec2.amazonaws.com/doc/2016-11-15/',
    validationCode: 'MissingParameter',
    load: () => require('@aws-sdk/client-ec2'),
  },
  {
    signingName: 'elasticfilesystem',
    protocol: 'restJson',
    validationCode: 'BadRequest',
    load: () => require('@aws-sdk/client-efs'),
  },
  {
    signingName: 'emr-serverless',
    protocol: 'restJson',
    validationCode: 'ValidationException',
    load: () => require('@aws-sdk/client-emr-serverless'),
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
    signingName: 'logs',
    protocol: 'awsJson',
    validationCode: 'InvalidParameterException',
    load: () => require('@aws-sdk/client-cloudwatch-logs'),
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
    signingName: 'ssm',
    protocol: 'awsJson',
    validationCode: 'ValidationException',
    load: () => require('@aws-sdk/client-ssm'),
  },
  {
    signingName: 'sts',
    protocol: 'awsQuery',
    xmlNamespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
    validationCode: 'ValidationError',
    load: () => require('@aws-sdk/client-sts'),
  },
];
