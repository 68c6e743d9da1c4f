import { ArnFormat, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';

/** What the statements depend on. */
export interface FunctionStatementsOptions {
  readonly stack: Stack;

  /** ARN as the log group has it, with `:*` at its end. */
  readonly logGroupArn: string;

  /** Key of the environment variables, if there are any. */
  readonly keyArn?: string;

  readonly inVpc: boolean;
}

// The least that Lambda asks for before it puts a function into a network.
const NETWORK_INTERFACES = [
  'ec2:CreateNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
  'ec2:DeleteNetworkInterface',
  'ec2:AssignPrivateIpAddresses',
  'ec2:UnassignPrivateIpAddresses',
];

/** What the service needs to run a function. Traces come with the function's own construct. */
export function functionStatements(
  options: FunctionStatementsOptions,
): iam.PolicyStatement[] {
  const { stack, logGroupArn, keyArn, inVpc } = options;
  return [
    new iam.PolicyStatement({
      sid: 'WriteOwnLogs',
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [logGroupArn],
    }),
    ...(keyArn ? [readEnvironment(stack, keyArn)] : []),
    ...(inVpc ? networkInterfaces() : []),
  ];
}

// Environment variables only: the encryption context keeps the function from whatever else the key encrypts.
function readEnvironment(stack: Stack, keyArn: string): iam.PolicyStatement {
  return new iam.PolicyStatement({
    sid: 'ReadOwnEnvironment',
    actions: ['kms:Decrypt'],
    resources: [keyArn],
    conditions: {
      ArnLike: {
        'kms:EncryptionContext:aws:lambda:FunctionArn': stack.formatArn({
          service: 'lambda',
          resource: 'function',
          resourceName: '*',
          arnFormat: ArnFormat.COLON_RESOURCE_NAME,
        }),
      },
    },
  });
}

function networkInterfaces(): iam.PolicyStatement[] {
  return [
    new iam.PolicyStatement({
      sid: 'JoinNetwork',
      actions: NETWORK_INTERFACES,
      resources: ['*'],
    }),
    // Lambda names the function in every call that the function's code makes, and in none of its own.
    new iam.PolicyStatement({
      sid: 'DenyNetworkToOwnCode',
      effect: iam.Effect.DENY,
      actions: NETWORK_INTERFACES,
      resources: ['*'],
      conditions: { Null: { 'lambda:SourceFunctionArn': 'false' } },
    }),
  ];
}
