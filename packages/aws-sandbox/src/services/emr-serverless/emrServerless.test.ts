import {
  CreateApplicationCommand,
  CreateApplicationCommandInput,
  DeleteApplicationCommand,
  EMRServerlessClient,
  GetApplicationCommand,
  GetDashboardForJobRunCommand,
  ListApplicationsCommand,
  ListTagsForResourceCommand,
  paginateListApplications,
  StartApplicationCommand,
  StopApplicationCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateApplicationCommand,
} from '@aws-sdk/client-emr-serverless';
import { CreateRoleCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import {
  HUB,
  policy,
  SPOKE,
  startTestSandbox,
  TestSandbox,
} from '../../testing/startTestSandbox';

const INPUT: CreateApplicationCommandInput = {
  name: 'analytics',
  type: 'SPARK',
  releaseLabel: 'emr-7.14.0',
};

describe('EMR Serverless', () => {
  let sandbox: TestSandbox;
  let emr: EMRServerlessClient;

  const application = async (applicationId: string) =>
    (await emr.send(new GetApplicationCommand({ applicationId }))).application!;
  const reaches = (applicationId: string, state: string) =>
    sandbox.until(
      () => application(applicationId),
      shown => shown.state === state,
    );
  /** A fresh application that is ready. */
  const created = async (
    change: Partial<CreateApplicationCommandInput> = {},
  ) => {
    const { applicationId } = await emr.send(
      new CreateApplicationCommand({ ...INPUT, ...change }),
    );
    await reaches(applicationId!, 'CREATED');
    return applicationId!;
  };

  beforeAll(async () => {
    // Time passes only where it is waited, so that a call meets the state that the one before has caused.
    sandbox = await startTestSandbox({ timeScale: 1 });
    emr = sandbox.clients(sandbox.admin(SPOKE)).emrServerless;
  });
  afterAll(() => sandbox.stop());

  it("creates an application with AWS's defaults", async () => {
    const output = await emr.send(
      new CreateApplicationCommand({
        ...INPUT,
        tags: { team: 'a' },
        maximumCapacity: { cpu: '64 vCPU', memory: '256 GB' },
      }),
    );
    expect(output).toMatchObject({
      applicationId: expect.stringMatching(/^[0-9a-z]{16}$/),
      arn: `arn:aws:emr-serverless:eu-west-1:${SPOKE}:/applications/${output.applicationId}`,
      name: 'analytics',
    });
    expect((await application(output.applicationId!)).state).toBe('CREATING');
    await expect(
      reaches(output.applicationId!, 'CREATED'),
    ).resolves.toMatchObject({
      releaseLabel: 'emr-7.14.0',
      type: 'SPARK',
      architecture: 'X86_64',
      autoStartConfiguration: { enabled: true },
      autoStopConfiguration: { enabled: true, idleTimeoutMinutes: 15 },
      interactiveConfiguration: {
        studioEnabled: false,
        livyEndpointEnabled: false,
      },
      maximumCapacity: { cpu: '64 vCPU', memory: '256 GB' },
      tags: { team: 'a' },
      createdAt: expect.any(Date),
    });
  });

  it('starts and stops, and is changed or deleted only at rest', async () => {
    const applicationId = await created();
    await emr.send(new StartApplicationCommand({ applicationId }));
    expect((await application(applicationId)).state).toBe('STARTING');
    await expect(
      emr.send(new DeleteApplicationCommand({ applicationId })),
    ).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('STARTING'),
    });
    await reaches(applicationId, 'STARTED');
    await emr.send(new StartApplicationCommand({ applicationId }));
    await expect(
      emr.send(
        new UpdateApplicationCommand({
          applicationId,
          releaseLabel: 'emr-7.9.0',
        }),
      ),
    ).rejects.toMatchObject({ name: 'ValidationException' });
    await emr.send(new StopApplicationCommand({ applicationId }));
    await reaches(applicationId, 'STOPPED');
    await expect(
      emr.send(
        new UpdateApplicationCommand({
          applicationId,
          releaseLabel: 'emr-7.9.0',
          autoStopConfiguration: { enabled: false },
        }),
      ),
    ).resolves.toMatchObject({
      application: {
        releaseLabel: 'emr-7.9.0',
        autoStopConfiguration: { enabled: false },
      },
    });
    await emr.send(new DeleteApplicationCommand({ applicationId }));
    expect((await application(applicationId)).state).toBe('TERMINATED');
    await expect(
      emr.send(new StartApplicationCommand({ applicationId })),
    ).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });

  it('stops by itself when idle', async () => {
    const applicationId = await created({
      autoStopConfiguration: { enabled: true, idleTimeoutMinutes: 1 },
    });
    await emr.send(new StartApplicationCommand({ applicationId }));
    await expect(reaches(applicationId, 'STOPPED')).resolves.toBeDefined();
  });

  it('takes a repeated client token for the same request', async () => {
    const input = { ...INPUT, clientToken: 'once' };
    const first = await emr.send(new CreateApplicationCommand(input));
    await expect(
      emr.send(new CreateApplicationCommand(input)),
    ).resolves.toMatchObject({
      applicationId: first.applicationId,
    });
    await expect(
      emr.send(new CreateApplicationCommand({ ...input, name: 'other' })),
    ).rejects.toMatchObject({
      name: 'ConflictException',
    });
  });

  it('lists page by page and by state', async () => {
    const made = await Promise.all(
      Array.from({ length: 5 }, () => created({ name: 'paged' })),
    );
    const ids: string[] = [];
    for await (const page of paginateListApplications(
      { client: emr, pageSize: 2 },
      {},
    )) {
      ids.push(...page.applications!.map(({ id }) => id!));
    }
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(made));
    const started = await emr.send(
      new ListApplicationsCommand({ states: ['STARTED', 'STARTING'] }),
    );
    expect(started.applications!.map(({ id }) => id)).not.toEqual(
      expect.arrayContaining(made),
    );
    await expect(
      emr.send(new ListApplicationsCommand({ nextToken: '###' })),
    ).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });

  it('tags applications', async () => {
    const applicationId = await created({ tags: { a: '1' } });
    const resourceArn = (await application(applicationId)).arn;
    await emr.send(new TagResourceCommand({ resourceArn, tags: { b: '2' } }));
    await emr.send(new UntagResourceCommand({ resourceArn, tagKeys: ['a'] }));
    await expect(
      emr.send(new ListTagsForResourceCommand({ resourceArn })),
    ).resolves.toMatchObject({ tags: { b: '2' } });
  });

  it.each<[string, Partial<CreateApplicationCommandInput>, string]>([
    ['an odd name', { name: 'a b' }, "at 'name'"],
    ['an unknown type', { type: 'FLINK' }, 'FLINK'],
    ['no release', { releaseLabel: undefined }, 'releaseLabel'],
    ['an unknown release', { releaseLabel: 'emr-8.0.0' }, 'emr-8.0.0'],
    [
      'a release before serverless',
      { releaseLabel: 'emr-5.36.0' },
      'emr-5.36.0',
    ],
    [
      'an odd architecture',
      { architecture: 'RISC' as 'ARM64' },
      "at 'architecture'",
    ],
    [
      'an idle time out of range',
      { autoStopConfiguration: { idleTimeoutMinutes: 10_081 } },
      'value less than or equal to 10080',
    ],
    [
      'an odd capacity',
      { maximumCapacity: { cpu: 'many', memory: '1 GB' } },
      "at 'maximumCapacity.cpu'",
    ],
    [
      'Livy on Hive',
      { type: 'HIVE', interactiveConfiguration: { livyEndpointEnabled: true } },
      'Livy',
    ],
    [
      'Livy on an old release',
      {
        releaseLabel: 'emr-6.13.0',
        interactiveConfiguration: { livyEndpointEnabled: true },
      },
      'emr-6.13.0',
    ],
    [
      'a subnet that does not exist',
      { networkConfiguration: { subnetIds: ['subnet-0123456789abcdef0'] } },
      'subnet-0123456789abcdef0',
    ],
    [
      'too many subnets',
      { networkConfiguration: { subnetIds: Array(17).fill('subnet-1') } },
      'subnetIds',
    ],
  ])('refuses %s', async (_name, change, hint) => {
    await expect(
      emr.send(new CreateApplicationCommand({ ...INPUT, ...change })),
    ).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining(hint),
      $metadata: { httpStatusCode: 400 },
    });
  });

  it('does not find what is not there, nor what belongs to others', async () => {
    const applicationId = await created();
    for (const client of [
      sandbox.clients(sandbox.admin(HUB)).emrServerless,
      sandbox.clients(sandbox.admin(SPOKE), 'us-east-1').emrServerless,
    ]) {
      await expect(
        client.send(new GetApplicationCommand({ applicationId })),
      ).rejects.toMatchObject({
        name: 'ResourceNotFoundException',
        $metadata: { httpStatusCode: 404 },
      });
    }
  });

  it('checks permissions on the one application', async () => {
    const [own, other] = [await created(), await created()];
    const { iam } = sandbox.clients(sandbox.admin(SPOKE));
    await iam.send(
      new CreateRoleCommand({
        RoleName: 'operator',
        AssumeRolePolicyDocument: policy({
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Principal: { AWS: SPOKE },
        }),
      }),
    );
    const Resource = (await application(own)).arn;
    await iam.send(
      new PutRolePolicyCommand({
        RoleName: 'operator',
        PolicyName: 'p',
        PolicyDocument: policy({
          Effect: 'Allow',
          Action: ['emr-serverless:StartApplication'],
          Resource,
        }),
      }),
    );
    const operator = sandbox.clients(
      await sandbox.assume(sandbox.admin(SPOKE), {
        RoleArn: `arn:aws:iam::${SPOKE}:role/operator`,
        RoleSessionName: 'o1',
      }),
    ).emrServerless;
    await operator.send(new StartApplicationCommand({ applicationId: own }));
    const refused = {
      name: 'AccessDeniedException',
      $metadata: { httpStatusCode: 403 },
    };
    await expect(
      operator.send(new StartApplicationCommand({ applicationId: other })),
    ).rejects.toMatchObject(refused);
    await expect(
      operator.send(new ListApplicationsCommand({})),
    ).rejects.toMatchObject(refused);
  });

  it('names what it does not know', async () => {
    await expect(
      emr.send(
        new GetDashboardForJobRunCommand({
          applicationId: '00abc',
          jobRunId: '00def',
        }),
      ),
    ).rejects.toMatchObject({
      name: 'NotImplemented',
      message:
        'emr-serverless:GetDashboardForJobRun is not implemented by the local AWS',
    });
  });
});
