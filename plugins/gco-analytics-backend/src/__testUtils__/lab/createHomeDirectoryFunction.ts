import {
  CreateRoleCommand,
  IAMClient,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import {
  CreateFunctionCommand,
  GetFunctionConfigurationCommand,
  LambdaClient,
} from '@aws-sdk/client-lambda';
import JSZip from 'jszip';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { adminSettings } from './adminSettings';
import { LabFileSystem } from './createTeamFileSystem';
import { eventually } from './eventually';

const BUNDLE = join(
  dirname(require.resolve('@gco/analytics-blueprint/package.json')),
  'dist-lambda/home-directory/index.js',
);
const MOUNT_PATH = '/mnt/team';

/** The blueprint's own function for directories, on a file system. @returns its ARN */
export async function createHomeDirectoryFunction(options: {
  name: string;
  accountId: string;
  region: string;
  fileSystem: LabFileSystem;
}): Promise<string> {
  const { name, accountId, region, fileSystem } = options;
  const lambda = new LambdaClient(adminSettings(accountId, region));
  const FunctionName = `${name}-home-directory`;
  const zip = new JSZip().file('index.js', await readFile(BUNDLE));
  const { FunctionArn = '' } = await lambda.send(
    new CreateFunctionCommand({
      FunctionName,
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Role: await createFunctionRole(options),
      Code: { ZipFile: await zip.generateAsync({ type: 'uint8array' }) },
      Timeout: 20,
      Environment: { Variables: { MOUNT_PATH } },
      VpcConfig: {
        SubnetIds: [fileSystem.subnetId],
        SecurityGroupIds: [fileSystem.securityGroupId],
      },
      FileSystemConfigs: [
        { Arn: fileSystem.accessPointArn, LocalMountPath: MOUNT_PATH },
      ],
    }),
  );
  await eventually(async () => {
    const { State } = await lambda.send(
      new GetFunctionConfigurationCommand({ FunctionName }),
    );
    expect(State).toBe('Active');
  });
  return FunctionArn;
}

async function createFunctionRole(options: {
  name: string;
  accountId: string;
  region: string;
}): Promise<string> {
  const iam = new IAMClient(adminSettings(options.accountId, options.region));
  const RoleName = `${options.name}-home-directory`;
  const { Role } = await iam.send(
    new CreateRoleCommand({
      RoleName,
      AssumeRolePolicyDocument: document({
        Action: 'sts:AssumeRole',
        Principal: { Service: 'lambda.amazonaws.com' },
      }),
    }),
  );
  await iam.send(
    new PutRolePolicyCommand({
      RoleName,
      PolicyName: 'Permissions',
      PolicyDocument: document({
        Action: [
          'ec2:CreateNetworkInterface',
          'ec2:DescribeNetworkInterfaces',
          'ec2:DescribeSubnets',
          'ec2:DeleteNetworkInterface',
          'elasticfilesystem:ClientMount',
          'elasticfilesystem:ClientWrite',
          'elasticfilesystem:ClientRootAccess',
          'logs:CreateLogGroup',
          'logs:CreateLogStream',
          'logs:PutLogEvents',
        ],
        Resource: '*',
      }),
    }),
  );
  return Role?.Arn ?? '';
}

function document(statement: object): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', ...statement }],
  });
}
