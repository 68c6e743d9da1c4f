import {
  AddTagsCommand,
  CreateStudioLifecycleConfigCommand,
  DeleteStudioLifecycleConfigCommand,
  DeleteTagsCommand,
  DescribeStudioLifecycleConfigCommand,
  ListTagsCommand,
  paginateListStudioLifecycleConfigs,
  SageMakerClient,
  StudioLifecycleConfigAppType,
  UpdateDomainCommand,
} from '@aws-sdk/client-sagemaker';
import {
  SPOKE,
  startTestSandbox,
  TestSandbox,
} from '../../testing/startTestSandbox';
import {
  createStudioWorld,
  EXECUTION_ROLE,
  StudioWorld,
} from '../../testing/studioWorld';

const SCRIPT = Buffer.from('#!/bin/bash\nset -eu\n').toString('base64');

describe('settings of a domain', () => {
  let sandbox: TestSandbox;
  let sageMaker: SageMakerClient;
  let world: StudioWorld;

  beforeAll(async () => {
    sandbox = await startTestSandbox({ timeScale: 0.0003 });
    sageMaker = sandbox.clients(sandbox.admin(SPOKE)).sageMaker;
    world = await createStudioWorld(sandbox);
  });
  afterAll(() => sandbox.stop());

  const create = async (
    name: string,
    content = SCRIPT,
    appType: StudioLifecycleConfigAppType = 'JupyterLab',
  ) =>
    (
      await sageMaker.send(
        new CreateStudioLifecycleConfigCommand({
          StudioLifecycleConfigName: name,
          StudioLifecycleConfigContent: content,
          StudioLifecycleConfigAppType: appType,
          Tags: [{ Key: 'team', Value: 'a' }],
        }),
      )
    ).StudioLifecycleConfigArn!;
  const remove = (name: string) =>
    sageMaker.send(
      new DeleteStudioLifecycleConfigCommand({
        StudioLifecycleConfigName: name,
      }),
    );

  it('name scripts, which then stay', async () => {
    const arn = await create('start-1');
    expect(arn).toBe(
      `arn:aws:sagemaker:eu-west-1:${SPOKE}:studio-lifecycle-config/start-1`,
    );
    await create('start-2', SCRIPT, 'CodeEditor');
    await expect(
      sageMaker.send(
        new DescribeStudioLifecycleConfigCommand({
          StudioLifecycleConfigName: 'start-1',
        }),
      ),
    ).resolves.toMatchObject({
      StudioLifecycleConfigContent: SCRIPT,
      StudioLifecycleConfigAppType: 'JupyterLab',
    });
    const seen: string[] = [];
    for await (const page of paginateListStudioLifecycleConfigs(
      { client: sageMaker, pageSize: 1 },
      { NameContains: 'start' },
    )) {
      seen.push(
        ...page.StudioLifecycleConfigs!.map(
          config => config.StudioLifecycleConfigName!,
        ),
      );
    }
    expect(seen).toEqual(['start-2', 'start-1']);

    const DomainId = await world.createDomain({
      DefaultUserSettings: {
        ExecutionRole: EXECUTION_ROLE,
        JupyterLabAppSettings: { LifecycleConfigArns: [arn] },
      },
    });
    await expect(remove('start-1')).rejects.toMatchObject({
      name: 'ResourceInUse',
      message: expect.stringContaining(DomainId),
    });
    await sageMaker.send(
      new UpdateDomainCommand({
        DomainId,
        DefaultUserSettings: { JupyterLabAppSettings: {} },
      }),
    );
    await remove('start-1');
    await expect(remove('start-1')).rejects.toMatchObject({
      name: 'ResourceNotFound',
    });
    await expect(
      world.createDomain({
        DefaultUserSettings: {
          ExecutionRole: EXECUTION_ROLE,
          JupyterLabAppSettings: { LifecycleConfigArns: [arn] },
        },
      }),
    ).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('start-1 does not exist'),
    });
  });

  it('take no script that is none', async () => {
    await create('taken');
    await expect(create('taken')).rejects.toMatchObject({
      name: 'ResourceInUse',
    });
    for (const [name, content, message] of [
      ['text', 'not base64!', 'not base64'],
      ['long', 'A'.repeat(16_388), '16384'],
      ['a_b', SCRIPT, 'studioLifecycleConfigName'],
    ]) {
      await expect(create(name, content)).rejects.toMatchObject({
        name: 'ValidationException',
        message: expect.stringContaining(message),
      });
    }
  });

  it('keep what an update does not mention, Canvas included', async () => {
    const DomainId = await world.createDomain();
    const update = async (DefaultUserSettings: object) => {
      await sageMaker.send(
        new UpdateDomainCommand({ DomainId, DefaultUserSettings }),
      );
      return (await world.domainReaches(DomainId, 'InService'))
        .DefaultUserSettings;
    };
    const CanvasAppSettings = {
      TimeSeriesForecastingSettings: { Status: 'DISABLED' },
    };
    await update({ CanvasAppSettings });
    await expect(update({ StudioWebPortal: 'ENABLED' })).resolves.toMatchObject(
      {
        ExecutionRole: EXECUTION_ROLE,
        StudioWebPortal: 'ENABLED',
        CanvasAppSettings,
      },
    );
    await expect(
      update({
        CanvasAppSettings: { TimeSeriesForecastingSettings: { Status: 'ON' } },
      }),
    ).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('canvasAppSettings'),
    });
  });

  it('have tags of their own life', async () => {
    const ResourceArn = await create('tagged');
    await sageMaker.send(
      new AddTagsCommand({
        ResourceArn,
        Tags: [{ Key: 'gco:owner', Value: 'group:default/a' }],
      }),
    );
    await sageMaker.send(
      new DeleteTagsCommand({ ResourceArn, TagKeys: ['team'] }),
    );
    await expect(
      sageMaker.send(new ListTagsCommand({ ResourceArn })),
    ).resolves.toMatchObject({
      Tags: [{ Key: 'gco:owner', Value: 'group:default/a' }],
    });
    await expect(
      sageMaker.send(
        new AddTagsCommand({
          ResourceArn,
          Tags: [{ Key: 'aws:owner', Value: 'x' }],
        }),
      ),
    ).rejects.toMatchObject({ name: 'ValidationException' });
  });
});
