import {
  CloudFormationClient,
  DeleteStackCommand,
  DescribeStacksCommand,
  paginateDescribeStackEvents,
  StackEvent,
} from '@aws-sdk/client-cloudformation';
import {
  DescribeSecurityGroupsCommand,
  DescribeVpcsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { DescribeFileSystemsCommand, EFSClient } from '@aws-sdk/client-efs';
import {
  EMRServerlessClient,
  GetApplicationCommand,
  StartApplicationCommand,
  StartJobRunCommand,
} from '@aws-sdk/client-emr-serverless';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  CreateAppCommand,
  CreateSpaceCommand,
  CreateUserProfileCommand,
  DescribeAppCommand,
  DescribeDomainCommand,
  DescribeSpaceCommand,
  DescribeUserProfileCommand,
  ListTagsCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { setTimeout as sleep } from 'node:timers/promises';
import { exampleConfig } from '../../__testUtils__/configs';
import { LocalAws } from '../../__testUtils__/localAws';
import { ClientConfig, operatorOf } from '../../__testUtils__/operator';
import { emptyDirectory } from '../../__testUtils__/templates';
import type { EnvironmentConfigInput } from '../../config';
import { ForkedEnvironmentRunner } from '../../runner';

// An environment that is lived in, from its first deployment to its end, on the local AWS with the deployed functions.
jest.setTimeout(600_000);

const base: Partial<EnvironmentConfigInput> = { login: { enabled: false } };

let aws: LocalAws;
let operator: ClientConfig;
let sageMaker: SageMakerClient;
let emr: EMRServerlessClient;

beforeAll(async () => {
  aws = await LocalAws.start(0.002);
  operator = await operatorOf(aws, exampleConfig());
  sageMaker = new SageMakerClient(operator);
  emr = new EMRServerlessClient(operator);
});
afterAll(() => aws.stop());

const deploy = (changes: Partial<EnvironmentConfigInput> = {}) =>
  new ForkedEnvironmentRunner({
    workDirectory: emptyDirectory(),
    env: { AWS_ENDPOINT_URL: aws.url },
  }).deploy({
    config: exampleConfig({ ...base, ...changes }),
    credentials: aws.hubCredentials,
    onEvent: () => {},
    pollIntervalMs: 100,
  }).result;

type Outputs = Record<string, string>;

async function reaches<T>(
  wanted: T,
  look: () => Promise<T | undefined>,
): Promise<void> {
  for (let count = 0; count < 2000; count += 1) {
    if ((await look()) === wanted) return;
    await sleep(50);
  }
  expect(await look()).toBe(wanted);
}

/** Asks the function that makes home directories. */
async function home(functionName: string, profileName: string, uid: number) {
  const { FunctionError, Payload } = await new LambdaClient(operator).send(
    new InvokeCommand({
      FunctionName: functionName,
      Payload: Buffer.from(JSON.stringify({ profileName, uid })),
    }),
  );
  const answer = JSON.parse(Buffer.from(Payload!).toString());
  return FunctionError ? { error: answer.errorType } : answer;
}

/** A person with a home directory and a private space in which JupyterLab runs. */
async function moveIn(
  { DomainId, FileSystemId, HomeDirectoryFunctionArn }: Outputs,
  UserProfileName: string,
  uid: number,
) {
  const { path, gid } = await home(
    HomeDirectoryFunctionArn,
    UserProfileName,
    uid,
  );
  const profile = { DomainId, UserProfileName };
  const space = { DomainId, SpaceName: `lab-of-${UserProfileName}` };
  const app = { ...space, AppType: 'JupyterLab', AppName: 'default' } as const;
  await sageMaker.send(
    new CreateUserProfileCommand({
      ...profile,
      UserSettings: {
        CustomPosixUserConfig: { Uid: uid, Gid: gid },
        CustomFileSystemConfigs: [
          {
            EFSFileSystemConfig: { FileSystemId, FileSystemPath: path },
          },
        ],
      },
    }),
  );
  await reaches(
    'InService',
    async () =>
      (
        await sageMaker.send(new DescribeUserProfileCommand(profile))
      ).Status,
  );
  await sageMaker.send(
    new CreateSpaceCommand({
      ...space,
      OwnershipSettings: { OwnerUserProfileName: UserProfileName },
      SpaceSharingSettings: { SharingType: 'Private' },
      SpaceSettings: { AppType: 'JupyterLab' },
    }),
  );
  await reaches(
    'InService',
    async () => (await sageMaker.send(new DescribeSpaceCommand(space))).Status,
  );
  await sageMaker.send(
    new CreateAppCommand({
      ...app,
      ResourceSpec: {
        InstanceType: 'ml.t3.medium',
        SageMakerImageArn:
          'arn:aws:sagemaker:eu-west-1:819792524951:image/sagemaker-distribution-cpu',
      },
    }),
  );
  await reaches(
    'InService',
    async () => (await sageMaker.send(new DescribeAppCommand(app))).Status,
  );
}

const sparkState = async (applicationId: string) =>
  (await emr.send(new GetApplicationCommand({ applicationId }))).application
    ?.state;

async function startSpark(applicationId: string) {
  await emr.send(new StartApplicationCommand({ applicationId }));
  await reaches('STARTED', () => sparkState(applicationId));
}

/** Deletes a stack and waits for its end. @returns all events of its life, the first one first */
async function deleteStack(stack: string): Promise<StackEvent[]> {
  const client = new CloudFormationClient(operator);
  await client.send(new DeleteStackCommand({ StackName: stack }));
  await reaches(true, async () => {
    const { Stacks } = await client.send(
      new DescribeStacksCommand({ StackName: stack }),
    );
    return /^DELETE_(COMPLETE|FAILED)$/.test(Stacks![0].StackStatus!);
  });
  const events: StackEvent[] = [];
  const pages = paginateDescribeStackEvents({ client }, { StackName: stack });
  for await (const page of pages) events.push(...page.StackEvents!);
  return events.reverse();
}

it('keeps up with its config and goes without a trace', async () => {
  const { outputs, stackArn } = await deploy();
  const { DomainId, DomainArn, EmrApplicationId } = outputs;
  const tags = async () => {
    const { Tags } = await sageMaker.send(
      new ListTagsCommand({ ResourceArn: DomainArn }),
    );
    return Object.fromEntries(Tags!.map(({ Key, Value }) => [Key, Value]));
  };
  expect(await tags()).toMatchObject({
    'gco:environment': 'forecasting',
    'gco:project': 'gco',
    'gco:owner': 'group:default/forecasting',
  });

  await moveIn(outputs, 'ana', 10_001);
  await moveIn(outputs, 'bruno', 10_002);
  const { HomeDirectoryFunctionArn: homes } = outputs;
  expect(await home(homes, 'ana', 20_002)).toEqual({
    path: '/home/ana',
    uid: 10_001,
    gid: 10_001,
    created: false,
  });
  expect(await home(homes, 'carla', 10_001)).toEqual({ error: 'UidTaken' });
  expect(await home(homes, '../ana', 10_003)).toEqual({
    error: 'InvalidInput',
  });

  await startSpark(EmrApplicationId);

  // Another owner, Canvas, and less Spark: nothing is replaced under people's hands.
  const { environment } = exampleConfig();
  const updated = await deploy({
    environment: { ...environment, owner: 'group:default/planning' },
    studio: { canvas: { enabled: true } },
    emr: { idleTimeoutMinutes: 30 },
  });
  expect(updated.changed).toBe(true);
  expect(updated.outputs.DomainId).toBe(DomainId);
  expect(updated.outputs.EmrApplicationId).toBe(EmrApplicationId);
  expect(await tags()).toMatchObject({ 'gco:owner': 'group:default/planning' });
  const { DefaultUserSettings } = await sageMaker.send(
    new DescribeDomainCommand({ DomainId }),
  );
  expect(DefaultUserSettings?.CanvasAppSettings).toMatchObject({
    TimeSeriesForecastingSettings: { Status: 'DISABLED' },
  });
  expect(DefaultUserSettings?.ExecutionRole).toBe(outputs.ExecutionRoleArn);

  await startSpark(EmrApplicationId);
  await emr.send(
    new StartJobRunCommand({
      applicationId: EmrApplicationId,
      executionRoleArn: outputs.ExecutionRoleArn,
      jobDriver: {
        sparkSubmit: { entryPoint: `s3://${outputs.StudioBucketName}/a.py` },
      },
    }),
  );

  const events = await deleteStack(stackArn);
  const failed = events.filter(
    ({ ResourceStatus: status }) => status === 'DELETE_FAILED',
  );
  expect(failed).toEqual([]);
  const ended = (resourceType: string) =>
    events.findIndex(
      event =>
        event.ResourceType === resourceType &&
        event.ResourceStatus === 'DELETE_COMPLETE',
    );
  const order = [
    'Custom::StudioDomainDrain',
    'Custom::StudioDomainSettings',
    'AWS::SageMaker::Domain',
    'Custom::StudioDomainLeftovers',
    'AWS::EC2::VPC',
  ].map(ended);
  expect(order).not.toContain(-1);
  expect([...order].sort((one, other) => one - other)).toEqual(order);

  const ec2 = new EC2Client(operator);
  const vpcs = await ec2.send(new DescribeVpcsCommand({}));
  expect(vpcs.Vpcs!.map(({ VpcId }) => VpcId)).not.toContain(outputs.VpcId);
  const groups = await ec2.send(
    new DescribeSecurityGroupsCommand({
      Filters: [{ Name: 'group-name', Values: [`*${DomainId}*`] }],
    }),
  );
  expect(groups.SecurityGroups).toEqual([]);
  const files = await new EFSClient(operator).send(
    new DescribeFileSystemsCommand({}),
  );
  expect(files.FileSystems).toEqual([]);
});
