/** Why a role may do what it does not do in an ordinary life, by action. */
type Reasons = Readonly<Record<string, string>>;

const TELEMETRY =
  'Active tracing of Lambda and Step Functions asks for it; the local AWS sends segments only';

const SPARE: ReadonlyArray<readonly [roles: RegExp, reasons: Reasons]> = [
  [
    /^(HomeDirectory|Login|Lifecycle)Functions?(Role|OnEvent|IsComplete|Framework|Waiter|Provider)/,
    { 'xray:PutTelemetryRecords': TELEMETRY },
  ],
  [
    /^(HomeDirectory|Login)FunctionRole$/,
    {
      'kms:Decrypt':
        'Lambda reads the environment of a function with it; the local AWS keeps that unencrypted',
    },
  ],
  [
    /^HomeDirectoryFunctionRole$/,
    {
      'ec2:AssignPrivateIpAddresses': 'Lambda asks for it in a network',
      'ec2:DescribeSubnets': 'Lambda asks for it in a network',
      'ec2:UnassignPrivateIpAddresses': 'Lambda asks for it in a network',
    },
  ],
  [
    /^LifecycleFunctions(Framework|Waiter)Role$/,
    {
      'lambda:GetFunction':
        'The framework of the construct library waits with it for a function that is being changed',
    },
  ],
  [
    /^LifecycleFunctionsIsCompleteRole$/,
    {
      's3:DeleteObject':
        'AWS documents it as needed for DeleteObjects in any case; versions need s3:DeleteObjectVersion',
      'sagemaker:DescribeSpace': 'Says why a space does not go',
      'sagemaker:DescribeUserProfile': 'Says why a profile does not go',
    },
  ],
  [
    /^LifecycleFunctionsProviderWaiterStateMachineRole$/,
    {
      'logs:CreateLogStream': 'Step Functions asks for it to log executions',
      'logs:PutLogEvents': 'Step Functions asks for it to log executions',
      'xray:PutTraceSegments': TELEMETRY,
    },
  ],
  [
    /^LoginAccessLogRole$/,
    {
      's3:AbortMultipartUpload':
        'Firehose asks for it; large files go in parts',
      's3:GetBucketLocation': 'Firehose asks for it',
      's3:ListBucket': 'Firehose asks for it',
      's3:ListBucketMultipartUploads': 'Firehose asks for it',
    },
  ],
  [
    /^NetworkFlowLogsRole$/,
    {
      'logs:CreateLogStream': 'The local AWS has no traffic to log',
      'logs:DescribeLogStreams': 'The local AWS has no traffic to log',
      'logs:PutLogEvents': 'The local AWS has no traffic to log',
    },
  ],
];

/** What a role may do besides, with the reason. */
export function spareActions(logicalId: string): Reasons {
  return Object.assign(
    {},
    ...SPARE.filter(([roles]) => roles.test(logicalId)).map(
      ([, reasons]) => reasons,
    ),
  );
}
