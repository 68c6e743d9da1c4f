import {
  CreateAppCommand,
  CreateSpaceCommand,
  DescribeAppCommand,
  DescribeSpaceCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import {
  CreateApplicationCommand,
  EMRServerlessClient,
  GetApplicationCommand,
  StartApplicationCommand,
} from '@aws-sdk/client-emr-serverless';
import {
  eventually,
  SPOKE,
  startTestSandbox,
  TestSandbox,
} from '../../testing/startTestSandbox';
import {
  createStudioWorld,
  EXECUTION_ROLE,
  IMAGE_ARN,
} from '../../testing/studioWorld';

describe('a state that was put back', () => {
  let sandbox: TestSandbox;
  let sageMaker: SageMakerClient;
  let emr: EMRServerlessClient;

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    const clients = sandbox.clients(sandbox.admin(SPOKE));
    sageMaker = clients.sageMaker;
    emr = clients.emrServerless;
  });
  afterAll(() => sandbox.stop());

  it('still shuts down what is idle', async () => {
    const world = await createStudioWorld(sandbox);
    const DomainId = await world.createDomain({
      DefaultUserSettings: {
        ExecutionRole: EXECUTION_ROLE,
        JupyterLabAppSettings: {
          AppLifecycleManagement: {
            IdleSettings: {
              LifecycleManagement: 'ENABLED',
              IdleTimeoutInMinutes: 525_600,
            },
          },
        },
      },
    });
    await world.createProfile(DomainId, 'ana');
    const space = { DomainId, SpaceName: 'lab' };
    await sageMaker.send(
      new CreateSpaceCommand({
        ...space,
        OwnershipSettings: { OwnerUserProfileName: 'ana' },
        SpaceSharingSettings: { SharingType: 'Private' },
      }),
    );
    await eventually(
      () => sageMaker.send(new DescribeSpaceCommand(space)),
      ({ Status }) => Status === 'InService',
    );
    const app = {
      ...space,
      AppType: 'JupyterLab' as const,
      AppName: 'default',
    };
    const statusOfApp = async () =>
      (await sageMaker.send(new DescribeAppCommand(app))).Status;
    await sageMaker.send(
      new CreateAppCommand({
        ...app,
        ResourceSpec: { SageMakerImageArn: IMAGE_ARN },
      }),
    );
    await eventually(statusOfApp, status => status === 'InService');
    const { applicationId } = await emr.send(
      new CreateApplicationCommand({
        type: 'SPARK',
        releaseLabel: 'emr-7.14.0',
        autoStopConfiguration: { enabled: true, idleTimeoutMinutes: 10_080 },
      }),
    );
    const stateOfApplication = async () =>
      (await emr.send(new GetApplicationCommand({ applicationId }))).application
        ?.state;
    await eventually(stateOfApplication, state => state === 'CREATED');
    await emr.send(new StartApplicationCommand({ applicationId }));
    await eventually(stateOfApplication, state => state === 'STARTED');

    await sandbox.control('POST', 'snapshots', { name: 'working' });
    await sandbox.control('POST', 'snapshots/working/restore');
    await expect(statusOfApp()).resolves.toBe('InService');
    await expect(stateOfApplication()).resolves.toBe('STARTED');
    await sandbox.control('POST', 'clock/advance', { seconds: 365.5 * 86_400 });
    await eventually(statusOfApp, status => status === 'Deleted');
    await eventually(stateOfApplication, state => state === 'STOPPED');
  });
});
