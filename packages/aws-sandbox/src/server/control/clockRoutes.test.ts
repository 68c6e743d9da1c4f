import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
  STSClient,
} from '@aws-sdk/client-sts';
import { CreateRoleCommand } from '@aws-sdk/client-iam';
import {
  CreateDomainCommand,
  CreatePresignedDomainUrlCommand,
  DescribeDomainCommand,
  ListDomainsCommand,
} from '@aws-sdk/client-sagemaker';
import { ControlClient, controlOf } from '../../testing/controlOf';
import { createStudioWorld, StudioWorld } from '../../testing/studioWorld';
import {
  HUB,
  policy,
  SPOKE,
  startTestSandbox,
  TestCredentials,
  TestSandbox,
} from '../../testing/startTestSandbox';

describe('the clock', () => {
  let sandbox: TestSandbox;
  let control: ControlClient;
  let studio: StudioWorld;

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    control = controlOf(sandbox.url);
    studio = await createStudioWorld(sandbox);
    await sandbox.clients(sandbox.admin(HUB)).iam.send(
      new CreateRoleCommand({
        RoleName: 'work',
        AssumeRolePolicyDocument: policy({
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Principal: { AWS: HUB },
        }),
      }),
    );
  });
  afterAll(() => sandbox.stop());

  const advance = (seconds: number) =>
    control.post('clock/advance', { seconds });
  const assume = (DurationSeconds: number) =>
    sandbox.assume(sandbox.admin(HUB), {
      RoleArn: `arn:aws:iam::${HUB}:role/work`,
      RoleSessionName: 'test',
      DurationSeconds,
    });
  const ask = (credentials: TestCredentials) =>
    new STSClient(sandbox.config(credentials)).send(
      new GetCallerIdentityCommand({}),
    );

  it('tells the time, its scale, how far it was advanced and what waits', async () => {
    const shown = await control.get('clock');
    expect(shown).toEqual({
      now: expect.stringMatching(/^\d{4}-.*Z$/),
      scale: 0.001,
      advanced: 0,
      pending: 0,
    });
    const { now } = await advance(90.5);
    const ahead = Date.parse(now) - Date.now();
    expect(ahead).toBeGreaterThan(90_000);
    expect(ahead).toBeLessThanOrEqual(90_500);
    expect(await control.get('clock')).toMatchObject({ advanced: 90.5 });
  });

  it('ends sessions when it is advanced past their expiry', async () => {
    const session = await assume(3600);
    const longer = await assume(3600);
    await advance(3000);
    expect(await ask(session)).toMatchObject({ Account: HUB });
    const fresh = await assume(900);
    await advance(700);
    for (const credentials of [session, longer]) {
      await expect(ask(credentials)).rejects.toMatchObject({
        name: 'ExpiredToken',
        message: 'The security token included in the request is expired',
        $metadata: { httpStatusCode: 403 },
      });
      await expect(
        sandbox.clients(credentials).sageMaker.send(new ListDomainsCommand({})),
      ).rejects.toMatchObject({ name: 'ExpiredTokenException' });
    }
    expect(await ask(fresh)).toMatchObject({ Account: HUB });
    const { Credentials } = await new STSClient(
      sandbox.config(sandbox.admin(HUB)),
    ).send(
      new AssumeRoleCommand({
        RoleArn: `arn:aws:iam::${HUB}:role/work`,
        RoleSessionName: 'test',
      }),
    );
    const { now } = await control.get('clock');
    const lifetime = Credentials!.Expiration!.getTime() - Date.parse(now);
    expect(Math.round(lifetime / 10_000)).toBe(360);
  });

  it('ends presigned URLs and the Studio sessions that they open', async () => {
    const { sageMaker } = sandbox.clients(sandbox.admin(SPOKE));
    const DomainId = await studio.createDomain();
    await studio.createProfile(DomainId, 'ana');
    const sign = async (change: object = {}) => {
      const { AuthorizedUrl } = await sageMaker.send(
        new CreatePresignedDomainUrlCommand({
          DomainId,
          UserProfileName: 'ana',
          ...change,
        }),
      );
      return AuthorizedUrl!;
    };
    const open = async (url: string, headers: Record<string, string> = {}) =>
      fetch(url, { redirect: 'manual', headers });
    const unused = await sign({ ExpiresInSeconds: 60 });
    const url = await sign({ SessionExpirationDurationInSeconds: 1800 });
    const first = await open(url);
    expect(first.status).toBe(302);
    const cookie = first.headers.get('set-cookie')!.split(';')[0];
    const home = new URL(first.headers.get('location')!, url).toString();
    await advance(61);
    expect((await open(unused)).status).toBe(403);
    expect((await open(home, { cookie })).status).toBe(200);
    await advance(1800);
    expect((await open(home, { cookie })).status).toBe(403);
  });

  it('brings what was begun to its end, at another pace or at once', async () => {
    await control.put('clock', { scale: 1000 });
    const { sageMaker } = sandbox.clients(sandbox.admin(SPOKE));
    const begun = await sageMaker.send(
      new CreateDomainCommand(studio.domainInput()),
    );
    const DomainId = begun.DomainArn!.split('/')[1];
    const status = async () =>
      (await sageMaker.send(new DescribeDomainCommand({ DomainId }))).Status;
    expect(await status()).toBe('Pending');
    expect((await control.get('clock')).pending).toBeGreaterThan(0);
    await advance(3600);
    expect(await status()).toBe('InService');
    expect(await control.get('clock')).toMatchObject({
      scale: 1000,
      pending: 0,
    });
    await control.put('clock', { scale: 0.001 });
  });

  it.each([
    ['PUT', 'clock', '{"scale":0}', "'scale' must be a number"],
    ['PUT', 'clock', '{"scale":"1"}', 'not "1"'],
    ['PUT', 'clock', '{}', 'not undefined'],
    ['PUT', 'clock', '{"scale":1,"now":2}', "Unknown member 'now'"],
    ['PUT', 'clock', '', 'The body must be a JSON object'],
    ['POST', 'clock/advance', '{"seconds":-1}', "'seconds' must be a number"],
    ['POST', 'clock/advance', '{"seconds":1e12}', 'not 1000000000000'],
    ['POST', 'clock/advance', '[1]', 'The body must be a JSON object'],
  ])('refuses %s %s %s', async (method, path, body, message) => {
    const before = await control.get('clock');
    const answer = await control.ask(method, path, body);
    expect(answer.status).toBe(400);
    expect(answer.body.error).toContain(message);
    expect(await control.get('clock')).toMatchObject({
      scale: before.scale,
      advanced: before.advanced,
    });
  });

  it('ends with the sandbox, whatever still waits', async () => {
    const other = await startTestSandbox({ timeScale: 1 });
    const { domainInput } = await createStudioWorld(other);
    const { sageMaker } = other.clients(other.admin(SPOKE));
    await sageMaker.send(new CreateDomainCommand(domainInput()));
    expect((await controlOf(other.url).get('clock')).pending).toBeGreaterThan(
      0,
    );
    await other.stop();
    await expect(fetch(`${other.url}/_sandbox/health`)).rejects.toThrow();
  });
});
