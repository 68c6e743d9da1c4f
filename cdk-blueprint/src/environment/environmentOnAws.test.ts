import {
  DescribeMountTargetSecurityGroupsCommand,
  DescribeMountTargetsCommand,
  EFSClient,
} from '@aws-sdk/client-efs';
import { EMRServerlessClient } from '@aws-sdk/client-emr-serverless';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  DescribeDomainCommand,
  ListTagsCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { accountInventory } from '../__testUtils__/accountInventory';
import { EnvironmentLab } from '../__testUtils__/EnvironmentLab';
import { makeProfile } from '../__testUtils__/journey/makeProfile';
import { runApp } from '../__testUtils__/journey/runApp';
import { startSpark } from '../__testUtils__/journey/startSpark';
import type { EnvironmentConfigInput } from '../config';

// The life of an environment, from its first deployment to its last trace, on a local AWS.
jest.setTimeout(600_000);

const plain: Partial<EnvironmentConfigInput> = { login: { enabled: false } };
const changed: Partial<EnvironmentConfigInput> = {
  ...plain,
  environment: {
    name: 'forecasting',
    owner: 'group:default/planning',
    costCentre: '4711',
  },
  studio: {
    idleShutdown: { timeoutMinutes: 90 },
    canvas: { enabled: true },
  },
  emr: { idleTimeoutMinutes: 60 },
};

let lab: EnvironmentLab;

beforeAll(async () => {
  lab = await EnvironmentLab.start();
});

afterAll(async () => {
  await lab.stop();
});

async function tagsOf(ResourceArn: string): Promise<Record<string, string>> {
  const client = new SageMakerClient(lab.clientConfig());
  const { Tags = [] } = await client.send(new ListTagsCommand({ ResourceArn }));
  return Object.fromEntries(Tags.map(({ Key, Value }) => [Key!, Value!]));
}

it('comes, changes in place, and goes without a trace', async () => {
  const config = lab.clientConfig();
  const before = await accountInventory(config);
  const { outputs } = await lab.deploy(plain);
  const { DomainId, DomainArn, FileSystemId, EmrApplicationId } = outputs;
  const studio = new SageMakerClient(config);
  const spark = new EMRServerlessClient(config);

  // Whatever the inventory can see, the environment has some of; so it would notice what stays.
  const during = await accountInventory(config);
  const hasMore = Object.keys(before).filter(
    kind => during[kind].length > before[kind].length,
  );
  expect(hasMore).toEqual(
    Object.keys(before).filter(kind => kind !== 'scripts'),
  );

  // The domain has its tags, and its apps reach the team's file system.
  expect(await tagsOf(DomainArn)).toMatchObject({
    'gco:environment': 'forecasting',
    'gco:owner': 'group:default/forecasting',
  });
  const efs = new EFSClient(config);
  const { MountTargets = [] } = await efs.send(
    new DescribeMountTargetsCommand({ FileSystemId }),
  );
  expect(MountTargets).toHaveLength(2);
  for (const { MountTargetId } of MountTargets) {
    const { SecurityGroups } = await efs.send(
      new DescribeMountTargetSecurityGroupsCommand({ MountTargetId }),
    );
    expect(SecurityGroups).toHaveLength(2);
  }

  // Directories are made on it.
  const { Payload, FunctionError } = await new LambdaClient(config).send(
    new InvokeCommand({
      FunctionName: outputs.HomeDirectoryFunctionArn,
      Payload: JSON.stringify({ profileName: 'ana', uid: 10_001 }),
    }),
  );
  const answer = JSON.parse(Buffer.from(Payload!).toString());
  expect({ FunctionError, answer }).toMatchObject({
    FunctionError: undefined,
    answer: { path: '/home/ana', uid: 10_001, created: true },
  });

  // While Spark runs, settings, tags and Canvas change: the same domain, the same application.
  await startSpark(spark, EmrApplicationId);
  const updated = await lab.deploy(changed);
  expect(updated.changed).toBe(true);
  const stable = (all: Record<string, string>) =>
    Object.fromEntries(
      Object.entries(all).filter(([key]) => key !== 'BlueprintVersion'),
    );
  expect(stable(updated.outputs)).toEqual(stable(outputs));
  expect(await tagsOf(DomainArn)).toMatchObject({
    'gco:environment': 'forecasting',
    'gco:owner': 'group:default/planning',
    'gco:cost-centre': '4711',
  });
  const { DefaultUserSettings, Status } = await studio.send(
    new DescribeDomainCommand({ DomainId }),
  );
  expect(Status).toBe('InService');
  expect(DefaultUserSettings).toMatchObject({
    JupyterLabAppSettings: {
      AppLifecycleManagement: { IdleSettings: { IdleTimeoutInMinutes: 90 } },
    },
    CanvasAppSettings: {
      TimeSeriesForecastingSettings: { Status: 'DISABLED' },
      WorkspaceSettings: {
        S3ArtifactPath: `s3://${outputs.StudioBucketName}/canvas`,
      },
    },
  });

  // A tag that has gone from the config goes from the domain, too.
  await lab.deploy(plain);
  expect(await tagsOf(DomainArn)).not.toHaveProperty('gco:cost-centre');

  // With people at work and Spark running, everything goes.
  await startSpark(spark, EmrApplicationId);
  await makeProfile(studio, DomainId, 'ana');
  await runApp(studio, DomainId, 'ana');
  await lab.delete();
  expect(await accountInventory(config)).toEqual(before);
});

it('leaves nothing behind either when its creation fails after the domain', async () => {
  const config = lab.clientConfig();
  const before = await accountInventory(config);
  await lab.aws.failResources('Custom::StudioDomainDrain', 'No such luck');
  await expect(lab.deploy(plain)).rejects.toMatchObject({
    failure: { code: 'ResourceFailed', resource: 'LifecycleDomainDrain' },
  });
  await lab.aws.clearFaults();
  await lab.delete();
  expect(await accountInventory(config)).toEqual(before);
});
