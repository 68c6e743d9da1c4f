import { CreateRoleCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import {
  CreateAppCommand,
  CreatePresignedDomainUrlCommand,
  CreateSpaceCommand,
  DeleteUserProfileCommand,
  DescribeAppCommand,
  DescribeSpaceCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import {
  eventually,
  policy,
  SPOKE,
  startTestSandbox,
  TestSandbox,
} from '../testing/startTestSandbox';
import {
  createStudioWorld,
  IMAGE_ARN,
  StudioWorld,
} from '../testing/studioWorld';

const ALLOW = { Effect: 'Allow', Action: 'sagemaker:*', Resource: '*' };
const MINT = 'sagemaker:CreatePresignedDomainUrl';

describe('access to the stand-in Studio', () => {
  let sandbox: TestSandbox;
  let world: StudioWorld;
  let broker: SageMakerClient;
  let DomainId: string;

  const setPolicy = (...statements: object[]) =>
    sandbox.clients(sandbox.admin(SPOKE)).iam.send(
      new PutRolePolicyCommand({
        RoleName: 'broker',
        PolicyName: 'p',
        PolicyDocument: policy(...statements),
      }),
    );
  /** Opens a URL as a browser does. @returns how to ask for its page, and for others, again */
  const open = async (UserProfileName: string, SpaceName?: string) => {
    const { AuthorizedUrl } = await broker.send(
      new CreatePresignedDomainUrlCommand({
        DomainId,
        UserProfileName,
        SpaceName,
      }),
    );
    const first = await fetch(AuthorizedUrl!, { redirect: 'manual' });
    const cookie = first.headers.get('set-cookie')!.split(';')[0];
    const landing = first.headers.get('location')!;
    const get = async (path = landing) => {
      const page = await fetch(new URL(path, sandbox.url), {
        headers: { cookie },
      });
      return { status: page.status, html: await page.text() };
    };
    return { landing, get };
  };

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    const admin = sandbox.admin(SPOKE);
    await sandbox.clients(admin).iam.send(
      new CreateRoleCommand({
        RoleName: 'broker',
        AssumeRolePolicyDocument: policy({
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Principal: { AWS: SPOKE },
        }),
      }),
    );
    await setPolicy(ALLOW);
    world = await createStudioWorld(sandbox);
    DomainId = await world.createDomain();
    await world.createProfile(DomainId, 'ana');
    broker = sandbox.clients(
      await sandbox.assume(admin, {
        RoleArn: `arn:aws:iam::${SPOKE}:role/broker`,
        RoleSessionName: 'ana',
      }),
    ).sageMaker;
  });
  beforeEach(() => setPolicy(ALLOW));
  afterAll(() => sandbox.stop());

  it('ends with a denial that the role gets afterwards, and comes back with it gone', async () => {
    const studio = await open('ana');
    await expect(studio.get()).resolves.toMatchObject({ status: 200 });
    await setPolicy(ALLOW, {
      Effect: 'Deny',
      Action: MINT,
      Resource: '*',
      Condition: {
        DateLessThan: {
          'aws:TokenIssueTime': new Date(Date.now() + 60_000).toISOString(),
        },
      },
    });
    const { status, html } = await studio.get();
    expect(status).toBe(403);
    expect(html).toContain('Access has been taken away');
    expect(html).not.toContain('Welcome');
    await setPolicy(ALLOW);
    await expect(studio.get()).resolves.toMatchObject({ status: 200 });
  });

  it('asks for where each request comes from', async () => {
    const studio = await open('ana');
    const from = (cidr: string) => ({
      ...ALLOW,
      Condition: { IpAddress: { 'aws:SourceIp': cidr } },
    });
    await setPolicy(from('10.0.0.0/8'));
    await expect(studio.get()).resolves.toMatchObject({ status: 403 });
    await setPolicy(from('127.0.0.0/8'));
    await expect(studio.get()).resolves.toMatchObject({ status: 200 });
  });

  it('goes with the tags of the profile', async () => {
    await world.createProfile(DomainId, 'tagged', {
      Tags: [{ Key: 'studiouserid', Value: 'tagged' }],
    });
    const studio = await open('tagged');
    await setPolicy({
      ...ALLOW,
      Condition: {
        StringEquals: { 'sagemaker:ResourceTag/studiouserid': 'somebody' },
      },
    });
    await expect(studio.get()).resolves.toMatchObject({ status: 403 });
  });

  it('ends with the profile', async () => {
    await world.createProfile(DomainId, 'leaver');
    const studio = await open('leaver');
    await broker.send(
      new DeleteUserProfileCommand({ DomainId, UserProfileName: 'leaver' }),
    );
    await expect(studio.get()).resolves.toMatchObject({ status: 404 });
  });

  it('to a space is a blank page until an app runs in it', async () => {
    const space = { DomainId, SpaceName: 'lab' };
    await broker.send(
      new CreateSpaceCommand({
        ...space,
        OwnershipSettings: { OwnerUserProfileName: 'ana' },
        SpaceSharingSettings: { SharingType: 'Private' },
      }),
    );
    await eventually(
      () => broker.send(new DescribeSpaceCommand(space)),
      ({ Status }) => Status === 'InService',
    );
    const studio = await open('ana', 'lab');
    expect(studio.landing).toBe(`/studio/${DomainId}/jupyterlab/default/lab`);
    await expect(studio.get()).resolves.toMatchObject({ status: 404 });
    const app = {
      ...space,
      AppType: 'JupyterLab' as const,
      AppName: 'default',
    };
    await broker.send(
      new CreateAppCommand({
        ...app,
        ResourceSpec: { SageMakerImageArn: IMAGE_ARN },
      }),
    );
    await eventually(
      () => broker.send(new DescribeAppCommand(app)),
      ({ Status }) => Status === 'InService',
    );
    const { status, html } = await studio.get();
    expect(status).toBe(200);
    expect(html).toContain('JupyterLab');
  });
});
