import { StudioActor } from '../../testing/lifecycle/StudioActor';
import { QUOTAS, raiseQuota } from '../servicequotas';
import { SageMakerState } from './SageMakerState';
import { admitVisit } from './studioVisit';

const IMAGE =
  'arn:aws:sagemaker:eu-west-1:819792524951:image/sagemaker-distribution-cpu';
const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;

describe('apps of Studio', () => {
  let actor: StudioActor;
  let DomainId: string;

  const call = (operation: string, input: object): Promise<any> =>
    actor.lifecycle.call('sagemaker', operation, input);
  const refusal = async (operation: string, input: object) => {
    const outcome = await actor.lifecycle.attempt(
      'sagemaker',
      operation,
      input,
    );
    return 'error' in outcome ? outcome.error : undefined;
  };
  const app = (SpaceName = 'lab') => ({
    DomainId,
    SpaceName,
    AppType: 'JupyterLab',
    AppName: 'default',
  });
  const kernel = () => ({
    DomainId,
    UserProfileName: 'ana',
    AppType: 'KernelGateway',
    AppName: 'kernel',
  });
  const statusOf = async (name: object) =>
    (await call('DescribeApp', name)).Status;
  const start = async (name: object, spec: object = {}) => {
    await call('CreateApp', {
      ...name,
      ResourceSpec: {
        InstanceType: 'ml.t3.medium',
        SageMakerImageArn: IMAGE,
        ...spec,
      },
    });
    await actor.lifecycle.advance(2 * MINUTE);
    return statusOf(name);
  };
  const idle = (LifecycleManagement: string, minutes = 60) => ({
    JupyterLabAppSettings: {
      AppLifecycleManagement: {
        IdleSettings: {
          LifecycleManagement,
          IdleTimeoutInMinutes: minutes,
          MinIdleTimeoutInMinutes: 60,
          MaxIdleTimeoutInMinutes: 120,
        },
      },
    },
  });
  const createSpace = async (SpaceName: string, SpaceSettings: object = {}) => {
    await call('CreateSpace', {
      DomainId,
      SpaceName,
      OwnershipSettings: { OwnerUserProfileName: 'ana' },
      SpaceSharingSettings: { SharingType: 'Private' },
      SpaceSettings,
    });
    await actor.lifecycle.advance(MINUTE);
  };
  const appIdle = (IdleTimeoutInMinutes: number) => ({
    JupyterLabAppSettings: {
      AppLifecycleManagement: { IdleSettings: { IdleTimeoutInMinutes } },
    },
  });
  const recordOf = (spaceName: string) => {
    const { state } = actor.lifecycle.world;
    const { apps } = state.get(
      ['region', '444455556666', 'eu-west-1', 'sagemaker'],
      () => new SageMakerState(),
    );
    return [...apps.values()].find(one => one.spaceName === spaceName)!;
  };
  const fault = (effect: object, change = 'create') =>
    actor.lifecycle.world.faults.add({
      service: 'sagemaker',
      resourceType: 'AWS::SageMaker::App',
      change,
      count: 1,
      effect,
    } as any);

  beforeEach(async () => {
    actor = await StudioActor.create();
    ({ DomainId } = await call('CreateDomain', {
      ...actor.network,
      DomainName: 'one',
      AuthMode: 'IAM',
      DefaultUserSettings: {
        ExecutionRole: actor.roleArn,
        ...idle('ENABLED'),
      },
    }));
    await actor.lifecycle.advance(10 * MINUTE);
    await call('CreateUserProfile', { DomainId, UserProfileName: 'ana' });
    await actor.lifecycle.advance(MINUTE);
    await createSpace('lab');
  });
  afterEach(() => actor.lifecycle.end());

  it('go when nobody does anything in them, and are forgotten after a day', async () => {
    await expect(start(app())).resolves.toBe('InService');
    await actor.lifecycle.advance(59 * MINUTE);
    await expect(statusOf(app())).resolves.toBe('InService');
    await actor.lifecycle.advance(1 * MINUTE);
    await expect(statusOf(app())).resolves.toBe('Deleting');
    await actor.lifecycle.advance(2 * MINUTE);
    await expect(statusOf(app())).resolves.toBe('Deleted');
    const { Apps } = await call('ListApps', { DomainIdEquals: DomainId });
    expect(Apps).toMatchObject([{ Status: 'Deleted', SpaceName: 'lab' }]);
    await expect(refusal('DeleteApp', app())).resolves.toMatchObject({
      code: 'ResourceNotFound',
    });
    await actor.lifecycle.advance(DAY);
    await expect(refusal('DescribeApp', app())).resolves.toMatchObject({
      code: 'ResourceNotFound',
      message: `App [${DomainId}/lab/JupyterLab/default] does not exist.`,
    });
  });

  it('stay while a kernel works, where idle shutdown is off, and as long as their space wants', async () => {
    await createSpace('long', appIdle(120));
    await call('CreateUserProfile', {
      DomainId,
      UserProfileName: 'ben',
      UserSettings: idle('DISABLED'),
    });
    await actor.lifecycle.advance(MINUTE);
    await call('CreateSpace', {
      DomainId,
      SpaceName: 'bens',
      OwnershipSettings: { OwnerUserProfileName: 'ben' },
      SpaceSharingSettings: { SharingType: 'Private' },
    });
    await actor.lifecycle.advance(MINUTE);
    for (const name of ['lab', 'long', 'bens']) {
      await start(app(name));
    }
    recordOf('lab').isBusy = true;
    await actor.lifecycle.advance(110 * MINUTE);
    for (const name of ['lab', 'long', 'bens']) {
      await expect(statusOf(app(name))).resolves.toBe('InService');
    }
    recordOf('lab').isBusy = false;
    await actor.lifecycle.advance(60 * MINUTE);
    await expect(statusOf(app('lab'))).resolves.toBe('Deleted');
    await expect(statusOf(app('long'))).resolves.toBe('Deleted');
    await expect(statusOf(app('bens'))).resolves.toBe('InService');
  });

  it('stay as long as somebody works in them', async () => {
    await start(app());
    const context = actor.lifecycle.context('sagemaker');
    const visit = {
      domainId: DomainId,
      domainName: 'one',
      userProfileName: 'ana',
      accountId: context.accountId,
      region: context.region,
      landingUri: 'studio::',
      principal: context.principal,
    };
    for (const path of ['jupyterlab/LAB', 'jupyterlab/lab/tree', 'canvas']) {
      await actor.lifecycle.advance(50 * MINUTE);
      admitVisit(context, visit, path);
    }
    await expect(statusOf(app())).resolves.toBe('InService');
    await actor.lifecycle.advance(10 * MINUTE);
    await expect(statusOf(app())).resolves.toBe('Deleting');
  });

  it('let people choose an idle time within the bounds only', async () => {
    const space = {
      DomainId,
      SpaceName: 'other',
      SpaceSettings: appIdle(121),
    };
    await expect(refusal('CreateSpace', space)).resolves.toMatchObject({
      code: 'ValidationException',
      message: expect.stringContaining('120'),
    });
    await expect(
      refusal('UpdateSpace', { ...space, SpaceName: 'lab' }),
    ).resolves.toMatchObject({ code: 'ValidationException' });
  });

  it('show when they were looked after last', async () => {
    await start(app());
    await actor.lifecycle.advance(10 * MINUTE);
    const { CreationTime, LastHealthCheckTimestamp, ...shown } = await call(
      'DescribeApp',
      app(),
    );
    expect(LastHealthCheckTimestamp.getTime()).toBeGreaterThan(
      CreationTime.getTime() + 600_000,
    );
    expect(shown.LastUserActivityTimestamp).toEqual(LastHealthCheckTimestamp);
  });

  it('fail with a reason, and then cannot be deleted and stand in nobody’s way', async () => {
    fault({ type: 'fail', reason: 'InsufficientCapacityError: none left' });
    await expect(start(app())).resolves.toBe('Failed');
    await expect(call('DescribeApp', app())).resolves.toMatchObject({
      FailureReason: 'InsufficientCapacityError: none left',
    });
    await expect(refusal('DeleteApp', app())).resolves.toMatchObject({
      code: 'ResourceNotFound',
    });
    await call('DeleteSpace', { DomainId, SpaceName: 'lab' });
    await actor.lifecycle.advance(MINUTE);
    await expect(call('ListApps', {})).resolves.toMatchObject({ Apps: [] });
  });

  it('take as long to go as somebody wants to see', async () => {
    await start(app());
    fault({ type: 'slow', factor: 13 }, 'delete');
    await call('DeleteApp', app());
    await actor.lifecycle.advance(19 * MINUTE);
    await expect(statusOf(app())).resolves.toBe('Deleting');
    await expect(
      refusal('DeleteSpace', { DomainId, SpaceName: 'lab' }),
    ).resolves.toMatchObject({ code: 'ResourceInUse' });
    await actor.lifecycle.advance(MINUTE);
    await expect(statusOf(app())).resolves.toBe('Deleted');
  });

  it.each([
    ['of the account that is not there', '444455556666', 'eu-west-1'],
    ['of another region', '819792524951', 'us-east-1'],
  ])('do not start with an image %s', async (_what, owner, region) => {
    const SageMakerImageArn = `arn:aws:sagemaker:${region}:${owner}:image/mine`;
    await expect(start(app(), { SageMakerImageArn })).resolves.toBe('Failed');
    await expect(call('DescribeApp', app())).resolves.toMatchObject({
      FailureReason: expect.stringContaining(SageMakerImageArn),
    });
  });

  it('do not start where the home file system has been taken away', async () => {
    await expect(start(kernel())).resolves.toBe('InService');
    const { HomeEfsFileSystemId: FileSystemId } = await call('DescribeDomain', {
      DomainId,
    });
    const efs = (operation: string, input: object) =>
      actor.lifecycle.call('elasticfilesystem', operation, input);
    const { MountTargets } = await efs('DescribeMountTargets', {
      FileSystemId,
    });
    for (const { MountTargetId } of MountTargets) {
      await efs('DeleteMountTarget', { MountTargetId });
    }
    await actor.lifecycle.advance(MINUTE);
    const other = { ...kernel(), AppName: 'other' };
    await expect(start(other)).resolves.toBe('Failed');
    await expect(call('DescribeApp', other)).resolves.toMatchObject({
      FailureReason: expect.stringContaining(FileSystemId),
    });
  });

  it.each<[string, () => object, string]>([
    [
      'JupyterLab for a profile',
      () => ({ ...kernel(), AppType: 'JupyterLab' }),
      'SpaceName must be passed',
    ],
    [
      'Canvas in a space',
      () => ({ ...app(), AppType: 'Canvas' }),
      'UserProfileName must be passed',
    ],
    [
      'JupyterLab without an image',
      () => app(),
      'SageMakerImageArn must be given',
    ],
    [
      'a kernel without an instance type',
      () => kernel(),
      'InstanceType must be given',
    ],
    [
      'JupyterServer on an instance',
      () => ({
        ...kernel(),
        AppType: 'JupyterServer',
        ResourceSpec: { InstanceType: 'ml.t3.medium' },
      }),
      'instance type system only',
    ],
    [
      'a lifecycle configuration that does not exist',
      () => ({
        ...kernel(),
        ResourceSpec: {
          InstanceType: 'ml.t3.medium',
          LifecycleConfigArn:
            'arn:aws:sagemaker:eu-west-1:444455556666:studio-lifecycle-config/gone',
        },
      }),
      'does not exist',
    ],
  ])('refuse %s', async (_what, input, hint) => {
    await expect(refusal('CreateApp', input())).resolves.toMatchObject({
      code: 'ValidationException',
      message: expect.stringContaining(hint),
    });
  });

  it('keep to the quotas of their number and instance type', async () => {
    const set = (quota: (typeof QUOTAS)['sageMaker']['domains'], value = 1) =>
      raiseQuota(actor.lifecycle.world, {
        accountId: '444455556666',
        region: 'eu-west-1',
        quota,
        value,
      });
    const input = {
      ...kernel(),
      ResourceSpec: { InstanceType: 'ml.t3.medium' },
    };
    await call('CreateApp', input);
    set(QUOTAS.sageMaker.kernelGatewayOnT3Medium);
    await expect(
      refusal('CreateApp', { ...input, AppName: 'two' }),
    ).resolves.toMatchObject({
      code: 'ResourceLimitExceeded',
      message:
        "The account-level service limit 'Studio KernelGateway Apps running on ml.t3.medium instance' is 1 Apps, with current utilization of 1 Apps and a request delta of 1 Apps. Please use AWS Service Quotas to request an increase for this quota. If AWS Service Quotas is not available, contact AWS support to request an increase for this quota.",
    });
    set(QUOTAS.sageMaker.kernelGatewayOnT3Medium, 10);
    set(QUOTAS.sageMaker.runningApps);
    await expect(
      refusal('CreateApp', { ...input, AppName: 'two' }),
    ).resolves.toMatchObject({ code: 'ResourceLimitExceeded' });
    await call('DeleteApp', kernel());
    await actor.lifecycle.advance(2 * MINUTE);
    await call('CreateApp', { ...input, AppName: 'two' });
  });
});
