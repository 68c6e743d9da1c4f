import {
  CreateUserProfileCommand,
  DescribeUserProfileCommand,
  ListUserProfilesCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { StudioSession } from '@gco/plugin-gco-analytics-common';
import {
  createTestStore,
  Persona,
  startAnalyticsBackend,
} from '../__testUtils__';
import {
  adminSettings,
  createLabEnvironment,
  eventually,
  LabEnvironment,
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

// Made when the address of the local AWS is known.
let admin: SageMakerClient;
beforeAll(() => {
  admin = new SageMakerClient(adminSettings('444455556666', 'eu-west-1'));
});

let names = 0;

async function setUp(options: { storedExternalId?: string } = {}) {
  const knex = await databases.init('SQLITE_3');
  const logger = mockServices.logger.mock();
  logger.child.mockReturnValue(logger);
  const backend = await startAnalyticsBackend({
    knex,
    features: [logger.factory],
  });
  const store = await createTestStore(knex);
  names += 1;
  const environment = await createLabEnvironment({
    store,
    name: `studio-lab-${names}`,
    ...options,
  });
  const path = `/environments/${environment.name}/studio-sessions`;
  const open = (as: Persona, body: object = {}) => backend.post(path, as, body);
  /** Asks as the page does: again and again while the profile is made. */
  const openWhenReady = (as: Persona, body?: object) =>
    eventually(async () => {
      const answer = await open(as, body);
      expect(answer.status).toBe(201);
      return answer;
    });
  const logged = () => JSON.stringify(Object.values(logger).map(logsOf));
  return { ...backend, store, environment, open, openWhenReady, logged };
}

function logsOf(method: unknown): unknown {
  return (method as jest.Mock).mock?.calls.map(args => args.map(String));
}

/** What a browser shows after it followed the URL. */
async function pageOf(session: StudioSession) {
  if (session.status !== 'ready') {
    throw new TypeError(`The session is ${session.status}`);
  }
  const entered = await fetch(session.url, { redirect: 'manual' });
  const next = new URL(entered.headers.get('location') ?? '', session.url);
  const cookie = entered.headers
    .getSetCookie()
    .map(one => one.split(';')[0])
    .join('; ');
  const answer = await fetch(next, { headers: { cookie } });
  return { status: answer.status, text: await answer.text() };
}

function describeProfile({ outputs }: LabEnvironment, name: string) {
  return admin.send(
    new DescribeUserProfileCommand({
      DomainId: outputs.DomainId,
      UserProfileName: name,
    }),
  );
}

describe('Studio sessions on the local AWS', () => {
  it('makes the profile on first use and then opens it', async () => {
    const { open, openWhenReady, environment, audit, logged } = await setUp();
    const first = await open('ana');
    expect(first.status).toBe(202);
    expect(first.body).toEqual({
      status: 'preparing',
      profileName: 'ana',
      profileState: 'Pending',
      retryAfterMs: 2000,
    });
    expect(first.headers['cache-control']).toBe('no-store');

    const before = Date.now();
    const ready = await openWhenReady('ana', { landing: 'jupyterlab' });
    expect(ready.headers['cache-control']).toBe('no-store');
    expect(ready.body).toMatchObject({ status: 'ready', profileName: 'ana' });
    const life = Date.parse(ready.body.expiresAt) - before;
    expect(life).toBeGreaterThan(15_000);
    expect(life).toBeLessThan(40_000);
    const page = await pageOf(ready.body);
    expect(page.status).toBe(200);
    expect(page.text).toContain(environment.outputs.DomainId);
    expect(page.text).toContain('ana');

    const profile = await describeProfile(environment, 'ana');
    expect(profile.UserSettings).toMatchObject({
      ExecutionRole: environment.outputs.ExecutionRoleArn,
      CustomPosixUserConfig: { Uid: 10000, Gid: 10000 },
      CustomFileSystemConfigs: [
        {
          EFSFileSystemConfig: {
            FileSystemId: environment.outputs.FileSystemId,
            FileSystemPath: '/home/ana',
          },
        },
      ],
    });

    expect(audit[0]).toMatchObject({
      eventId: 'studio-session',
      severityLevel: 'medium',
      status: 'succeeded',
      meta: { outcome: 'preparing', profileName: 'ana' },
    });
    expect(audit.at(-1)).toMatchObject({
      status: 'succeeded',
      meta: {
        outcome: 'ready',
        environment: environment.name,
        landing: 'jupyterlab',
        accountId: '444455556666',
      },
    });
    const token = new URL(ready.body.url).searchParams.get('token') ?? '';
    expect(token).not.toBe('');
    expect(JSON.stringify(audit)).not.toContain(token);
    expect(logged()).not.toContain(token);
  });

  it('shows AWS who opened, in sessions that are reused', async () => {
    const { openWhenReady } = await setUp();
    await openWhenReady('ana');
    const calls = await aws.callsDuring(async () => {
      for (let i = 0; i < 5; i++) {
        await openWhenReady('ana');
      }
    });
    const mints = calls.filter(
      ({ operation }) => operation === 'CreatePresignedDomainUrl',
    );
    expect(mints).toHaveLength(5);
    for (const mint of mints) {
      expect(mint).toMatchObject({
        status: 200,
        sessionName: 'ana',
        sourceIdentity: 'ana',
        sessionTags: { studiouserid: 'user:default/ana' },
        principalArn: expect.stringMatching(/assumed-role\/.*-access\/ana$/),
      });
    }
    expect(calls.map(({ operation }) => operation)).not.toContain('AssumeRole');
  });

  it('never gives one person the session of another, however many come at once', async () => {
    const { openWhenReady, open } = await setUp();
    await Promise.all([openWhenReady('ana'), openWhenReady('petra')]);
    const people = Array.from({ length: 20 }, (_, i) =>
      i % 2 ? ('ana' as const) : ('petra' as const),
    );
    const calls = await aws.callsDuring(() =>
      Promise.all(
        people.map(async person => {
          const { status, body } = await open(person);
          expect(status).toBe(201);
          expect(body.profileName).toBe(person);
          const page = await pageOf(body);
          expect(page.text).toContain(person);
          expect(page.text).not.toContain(person === 'ana' ? 'petra' : 'ana');
        }),
      ),
    );
    const mints = calls.filter(
      ({ operation }) => operation === 'CreatePresignedDomainUrl',
    );
    expect(mints).toHaveLength(20);
    for (const { sessionName, sessionTags } of mints) {
      expect(sessionTags.studiouserid).toBe(`user:default/${sessionName}`);
    }
  });

  it('makes one profile when a person clicks twice', async () => {
    const { open, environment } = await setUp();
    const answers = await Promise.all([open('ana'), open('ana'), open('ana')]);
    for (const { status } of answers) {
      expect([201, 202]).toContain(status);
    }
    const { UserProfiles } = await admin.send(
      new ListUserProfilesCommand({
        DomainIdEquals: environment.outputs.DomainId,
      }),
    );
    expect(UserProfiles).toHaveLength(1);
  });

  it("opens nobody else's profile, even of the same name", async () => {
    const { open, environment, audit } = await setUp();
    await admin.send(
      new CreateUserProfileCommand({
        DomainId: environment.outputs.DomainId,
        UserProfileName: 'ana',
        Tags: [{ Key: 'studiouserid', Value: 'user:partners/ana' }],
      }),
    );
    await eventually(async () => {
      const { Status } = await describeProfile(environment, 'ana');
      expect(Status).toBe('InService');
    });
    const { status, body } = await open('ana');
    expect(status).toBe(403);
    expect(body.error).toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringContaining("Profile 'ana'"),
    });
    expect(audit.at(-1)).toMatchObject({ status: 'failed' });
  });

  it('says that AWS refuses when the role does not trust the portal', async () => {
    const { open, logged } = await setUp({ storedExternalId: 'stale-one' });
    const { status, body, text } = await open('ana');
    expect(status).toBe(403);
    expect(body.error.message).toContain('Ask the platform team');
    expect(text).not.toContain('arn:aws');
    // Whoever has to mend it finds the role in the log.
    expect(logged()).toContain('-access');
    expect(logged()).not.toContain('stale-one');
  });

  it('answers each failure of AWS with its own status, and recovers', async () => {
    const { open, openWhenReady, audit } = await setUp();
    await openWhenReady('ana');
    const mint = 'CreatePresignedDomainUrl';
    const describe = 'DescribeUserProfile';
    const expected = [
      [mint, { code: 'AccessDeniedException' }, 403],
      [mint, { code: 'ValidationException' }, 409],
      [mint, { code: 'ResourceNotFound' }, 409],
      [mint, { code: 'SomethingNew' }, 503],
      [describe, { code: 'ThrottlingException' }, 503],
      [describe, { code: 'InternalFailure', status: 500 }, 503],
    ] as const;
    const seen = [];
    for (const [operation, fault] of expected) {
      const { status, body } = await aws.withFault(
        { service: 'sagemaker', operation, ...fault },
        () => open('ana'),
      );
      seen.push([operation, fault, status]);
      expect(body).not.toHaveProperty('url');
      expect(audit.at(-1)).toMatchObject({
        eventId: 'studio-session',
        status: 'failed',
      });
    }
    expect(seen).toEqual(expected);
    expect((await open('ana')).status).toBe(201);
  });

  it('says when to come back when AWS is throttling', async () => {
    const { open, openWhenReady } = await setUp();
    await openWhenReady('ana');
    const answer = await aws.withFault(
      {
        service: 'sagemaker',
        operation: 'CreatePresignedDomainUrl',
        code: 'ThrottlingException',
      },
      () => open('ana'),
    );
    expect(answer.status).toBe(503);
    expect(answer.headers['retry-after']).toBe('5');
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('rides out a single throttling', async () => {
    const { open, openWhenReady } = await setUp();
    await openWhenReady('ana');
    const { status } = await aws.withFault(
      {
        service: 'sagemaker',
        operation: 'CreatePresignedDomainUrl',
        code: 'ThrottlingException',
        count: 1,
      },
      () => open('ana'),
    );
    expect(status).toBe(201);
  });

  it('names the quota when there is no room for a profile', async () => {
    const { open } = await setUp();
    const { status, body } = await aws.withFault(
      {
        service: 'sagemaker',
        operation: 'CreateUserProfile',
        code: 'ResourceLimitExceeded',
      },
      () => open('ana'),
    );
    expect(status).toBe(409);
    expect(body.error.message).toContain('quota');
    expect((await open('ana')).status).toBe(202);
  });

  it('does not take a domain in the way for another person', async () => {
    const { open } = await setUp();
    const { status, body } = await aws.withFault(
      {
        service: 'sagemaker',
        operation: 'CreateUserProfile',
        code: 'ResourceInUse',
        message: 'Domain is being updated',
      },
      () => open('ana'),
    );
    expect(status).toBe(409);
    expect(body.error.message).toContain('Domain is being updated');
  });
});
