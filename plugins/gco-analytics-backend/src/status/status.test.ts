import {
  DeleteBucketCommand,
  PutPublicAccessBlockCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { TestDatabases } from '@backstage/backend-test-utils';
import { ResourceStatus } from '@gco/plugin-gco-analytics-common';
import {
  createTestStore,
  deployBody,
  mockConfig,
  startAnalyticsBackend,
} from '../__testUtils__';
import {
  adminSettings,
  createLabEnvironment,
  eventually,
  LocalAws,
} from '../__testUtils__/lab';

jest.setTimeout(120_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3'],
  disableDocker: true,
});
const aws = new LocalAws();

beforeAll(() => aws.start());
afterAll(() => aws.stop());

let names = 0;

const [sandboxAccount, productionAccount] = mockConfig.gcoAnalytics.accounts;

async function setUp(options: { productionExternalId?: string } = {}) {
  const knex = await databases.init('SQLITE_3');
  const backend = await startAnalyticsBackend({
    knex,
    config: {
      gcoAnalytics: {
        ...mockConfig.gcoAnalytics,
        accounts: [
          sandboxAccount,
          {
            ...productionAccount,
            ...(options.productionExternalId && {
              externalId: options.productionExternalId,
            }),
          },
        ],
      },
    },
  });
  const store = await createTestStore(knex);
  const deploy = (accountId?: string) => {
    names += 1;
    return createLabEnvironment({
      store,
      name: `status-lab-${names}`,
      accountId,
    });
  };
  const runTask = () => backend.runTask('gco-analytics-status');
  return { ...backend, store, deploy, runTask };
}

function brief(resources: ResourceStatus[]) {
  return resources.map(({ kind, state, health }) => [kind, state, health]);
}

describe('status on the local AWS', () => {
  it('reads every resource, through the read role', async () => {
    const { deploy, post, get } = await setUp();
    const { name, outputs } = await deploy();
    let body: any;
    const calls = await aws.callsDuring(async () => {
      const answer = await post(`/environments/${name}/refresh`, 'ana');
      expect(answer.status).toBe(200);
      body = answer.body;
    });
    expect(body).toMatchObject({ environment: name, health: 'healthy' });
    expect(body.stale).toBeUndefined();
    expect(Date.parse(body.observedAt)).toBeGreaterThan(Date.now() - 10_000);
    expect(brief(body.resources)).toEqual([
      ['domain', 'InService', 'healthy'],
      ['emr', 'CREATED', 'healthy'],
      ['bucket', 'Available', 'healthy'],
      ['bucket', 'Available', 'healthy'],
      ['file-system', 'available', 'healthy'],
    ]);
    expect(body.resources[0]).toMatchObject({
      id: outputs.DomainId,
      title: 'Studio domain',
      facts: { authentication: 'IAM', network: 'VpcOnly' },
    });
    expect(body.resources[2].facts).toEqual({
      encryption: 'AES256',
      versioning: 'Enabled',
      'public access': 'Blocked',
    });
    // The local AWS has no console.
    expect(body.resources[0]).not.toHaveProperty('consoleUrl');

    const reads = calls.filter(({ operation }) => operation !== 'AssumeRole');
    expect(reads).toHaveLength(9);
    for (const read of reads) {
      expect(read).toMatchObject({
        sessionName: 'gco-analytics-status',
        status: 200,
      });
      expect(read.principalArn).toContain('assumed-role/gco-analytics-read/');
      expect(read.sourceIdentity).toBeUndefined();
    }
    const views = await aws.callsDuring(async () => {
      const status = await get(`/environments/${name}/status`, 'ana');
      expect(status.body).toEqual(body);
      const environment = await get(`/environments/${name}`, 'ana');
      expect(environment.body.health).toBe('healthy');
    });
    expect(views).toEqual([]);
  });

  it('looks as soon as a deployment is done', async () => {
    const { deploy, post, get } = await setUp();
    const { outputs } = await deploy();
    const started = await post(
      '/operations',
      'scaffolderForAna',
      deployBody('fresh-one'),
    );
    await post(
      `/operations/${started.body.operation.id}/completion`,
      'scaffolder',
      { generation: 1, state: 'succeeded', outputs },
    );
    await eventually(async () => {
      const { body } = await get('/environments/fresh-one/status', 'ana');
      expect(body.health).toBe('healthy');
    });
  });

  it('asks AWS once for all who ask at the same moment, and not too often', async () => {
    const { deploy, post } = await setUp();
    const { name } = await deploy();
    const refresh = () => post(`/environments/${name}/refresh`, 'ana');
    const calls = await aws.callsDuring(async () => {
      const answers = await Promise.all(Array.from({ length: 6 }, refresh));
      expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
    });
    expect(
      calls.filter(({ operation }) => operation === 'DescribeDomain'),
    ).toHaveLength(1);
    expect((await refresh()).status).toBe(200);
    const refused = await refresh();
    expect(refused.status).toBe(429);
    expect(refused.headers['retry-after']).toMatch(/^[1-5]$/);
  });

  it('tells open pages about news, and only about news', async () => {
    const { deploy, runTask, signalled } = await setUp();
    await deploy();
    await runTask();
    expect(signalled).toHaveLength(1);
    await runTask();
    expect(signalled).toHaveLength(1);
  });

  it('sees an opened and a missing bucket', async () => {
    const { deploy, runTask, get } = await setUp();
    const { name, outputs, accountId } = await deploy();
    const s3 = new S3Client(adminSettings(accountId, 'eu-west-1'));
    await s3.send(
      new PutPublicAccessBlockCommand({
        Bucket: outputs.StudioBucketName,
        PublicAccessBlockConfiguration: { BlockPublicAcls: true },
      }),
    );
    await s3.send(
      new DeleteBucketCommand({ Bucket: outputs.AccessLogBucketName }),
    );
    await runTask();
    const { body } = await get(`/environments/${name}/status`, 'ana');
    expect(body.health).toBe('failed');
    expect(body.resources[2]).toMatchObject({
      health: 'failed',
      reason: 'Public access is not blocked completely',
    });
    expect(body.resources[3]).toMatchObject({
      state: 'Missing',
      health: 'failed',
    });
  });

  it('knows what it may not look at', async () => {
    const { deploy, runTask, get } = await setUp();
    const { name } = await deploy();
    await aws.withFault(
      {
        service: 'elasticfilesystem',
        code: 'AccessDeniedException',
        status: 403,
      },
      runTask,
    );
    const { body } = await get(`/environments/${name}/status`, 'ana');
    expect(body.health).toBe('unknown');
    expect(body.resources.at(-1)).toMatchObject({
      kind: 'file-system',
      health: 'unknown',
      reason: expect.stringContaining('AccessDenied'),
    });
  });

  it('keeps what it saw when AWS fails, and says since when and why', async () => {
    const { deploy, runTask, get } = await setUp();
    const { name } = await deploy();
    await runTask();
    const path = `/environments/${name}/status`;
    const seen = (await get(path, 'ana')).body;
    await aws.withFault(
      { service: 'sagemaker', code: 'InternalFailure', status: 500 },
      runTask,
    );
    expect((await get(path, 'ana')).body).toEqual({
      ...seen,
      stale: { since: expect.any(String), reason: 'AWS does not answer' },
    });
    await runTask();
    expect((await get(path, 'ana')).body).not.toHaveProperty('stale');
  });

  it("does not let one account's failure hold up another", async () => {
    const { deploy, runTask, get } = await setUp({
      productionExternalId: 'wrong-external-id',
    });
    const broken = await deploy(productionAccount.accountId);
    const sound = await deploy();
    await runTask();
    const status = async (name: string) =>
      (await get(`/environments/${name}/status`, 'ana')).body;
    expect(await status(sound.name)).toMatchObject({ health: 'healthy' });
    const stale = await status(broken.name);
    expect(stale).toMatchObject({
      health: 'unknown',
      resources: [],
      stale: {
        reason: `Role ${productionAccount.readRoleArn} cannot be assumed: AccessDenied`,
      },
    });
    expect(JSON.stringify(stale)).not.toContain('wrong-external-id');
  });

  it('needs no AssumeRole for what it read a moment ago', async () => {
    const { deploy, runTask } = await setUp();
    await deploy();
    await deploy();
    const first = await aws.callsDuring(runTask);
    const second = await aws.callsDuring(runTask);
    const assumed = (calls: typeof first) =>
      calls.filter(({ operation }) => operation === 'AssumeRole').length;
    expect(assumed(first)).toBe(2);
    expect(assumed(second)).toBe(0);
  });
});
