import {
  CreateFunctionCommand,
  CreateFunctionCommandInput,
} from '@aws-sdk/client-lambda';
import { SPOKE } from '../../testing/startTestSandbox';
import { LambdaWorld, startLambdaWorld, zipOf } from './testing/lambdaWorld';

jest.setTimeout(30_000);

const ECHO = 'exports.handler = async event => event;';

let world: LambdaWorld;
let Role: string;
beforeAll(async () => {
  world = await startLambdaWorld();
  Role = await world.role('echo');
  await world.create('first', ECHO);
});
afterAll(() => world.stop());

async function create(input: Partial<CreateFunctionCommandInput>) {
  return world.lambda.send(
    new CreateFunctionCommand({
      FunctionName: 'candidate',
      Role,
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Code: { ZipFile: await zipOf({ 'index.js': ECHO }) },
      ...input,
    }),
  );
}

describe('settings of functions', () => {
  it.each<[string, Partial<CreateFunctionCommandInput>, string, string]>([
    [
      'a taken name',
      { FunctionName: 'first' },
      'ResourceConflictException',
      'Function already exist: first',
    ],
    ['a bad name', { FunctionName: 'a b' }, 'ValidationException', "'a b'"],
    [
      'a long name',
      { FunctionName: 'x'.repeat(65) },
      'ValidationException',
      'functionName',
    ],
    [
      'no memory',
      { MemorySize: 64 },
      'ValidationException',
      "'64' at 'memorySize'",
    ],
    [
      'too much time',
      { Timeout: 901 },
      'ValidationException',
      "'901' at 'timeout'",
    ],
    [
      'a runtime that is none',
      { Runtime: 'nodejs3.x' as 'nodejs24.x' },
      'InvalidParameterValueException',
      'nodejs3.x',
    ],
    [
      'a runtime that does not run here',
      { Runtime: 'python3.13' },
      'NotImplemented',
      'python3.13',
    ],
    [
      'layers',
      { Layers: ['arn:aws:lambda:eu-west-1:444455556666:layer:x:1'] },
      'NotImplemented',
      'Layers',
    ],
    [
      'an image',
      { PackageType: 'Image', Code: { ImageUri: 'x' } },
      'NotImplemented',
      'Image',
    ],
    [
      'no archive',
      { Code: { ZipFile: Buffer.from('text') } },
      'InvalidParameterValueException',
      'Could not unzip',
    ],
    [
      'no code',
      { Code: {} },
      'InvalidParameterValueException',
      'source for function code',
    ],
    [
      'reserved variables',
      { Environment: { Variables: { AWS_REGION: 'x' } } },
      'InvalidParameterValueException',
      'AWS_REGION',
    ],
    [
      'a bad variable',
      { Environment: { Variables: { '1A': 'x' } } },
      'ValidationException',
      "Value at 'environment.variables' failed to satisfy constraint: Map keys",
    ],
    [
      'a large environment',
      { Environment: { Variables: { BIG: 'x'.repeat(4100) } } },
      'InvalidParameterValueException',
      '4KB limit',
    ],
    [
      'a role that is not there',
      { Role: `arn:aws:iam::${SPOKE}:role/none` },
      'InvalidParameterValueException',
      'cannot be assumed by Lambda',
    ],
    [
      'tracing that the role may not do',
      { TracingConfig: { Mode: 'Active' } },
      'InvalidParameterValueException',
      'PutTraceSegments on XRAY',
    ],
    [
      'a key that is not there',
      { KMSKeyArn: `arn:aws:kms:eu-west-1:${SPOKE}:key/none` },
      'InvalidParameterValueException',
      'KMS key is invalid',
    ],
    [
      'log levels for text',
      { LoggingConfig: { ApplicationLogLevel: 'INFO' } },
      'InvalidParameterValueException',
      'JSON only',
    ],
    [
      'a file system without a network',
      {
        FileSystemConfigs: [
          {
            Arn: `arn:aws:elasticfilesystem:eu-west-1:${SPOKE}:access-point/fsap-01234567890abcdef`,
            LocalMountPath: '/mnt/a',
          },
        ],
      },
      'InvalidParameterValueException',
      'execute in a VPC',
    ],
    [
      'a mount elsewhere',
      {
        FileSystemConfigs: [
          {
            Arn: `arn:aws:elasticfilesystem:eu-west-1:${SPOKE}:access-point/fsap-01234567890abcdef`,
            LocalMountPath: '/home',
          },
        ],
      },
      'ValidationException',
      "'/home'",
    ],
    [
      'subnets alone',
      { VpcConfig: { SubnetIds: ['subnet-1'] } },
      'InvalidParameterValueException',
      'security group',
    ],
    [
      'a subnet that is not there',
      { VpcConfig: { SubnetIds: ['subnet-1'], SecurityGroupIds: ['sg-1'] } },
      'InvalidParameterValueException',
      'InvalidSubnetID.NotFound',
    ],
  ])('are refused with %s', async (_, input, name, message) => {
    await expect(create(input)).rejects.toMatchObject({
      name,
      message: expect.stringContaining(message),
    });
  });
});
