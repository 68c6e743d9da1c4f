import { CreateRoleCommand } from '@aws-sdk/client-iam';
import { ListBucketsCommand } from '@aws-sdk/client-s3';
import { ListDomainsCommand } from '@aws-sdk/client-sagemaker';
import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
} from '@aws-sdk/client-sts';
import { signedFetch } from '../testing/signedFetch';
import {
  HUB,
  policy,
  startTestSandbox,
  TestCredentials,
  TestSandbox,
} from '../testing/startTestSandbox';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

describe('credentials', () => {
  let sandbox: TestSandbox;
  let session: TestCredentials;

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    const { iam } = sandbox.clients(sandbox.admin(HUB));
    await iam.send(
      new CreateRoleCommand({
        RoleName: 'work',
        AssumeRolePolicyDocument: policy({
          Effect: 'Allow',
          Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'],
          Principal: { AWS: HUB },
        }),
      }),
    );
    session = await sandbox.assume(sandbox.admin(HUB), {
      RoleArn: `arn:aws:iam::${HUB}:role/work`,
      RoleSessionName: 'portal',
      SourceIdentity: 'ana',
      Tags: [{ Key: 'studiouserid', Value: 'ana' }],
    });
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => sandbox.stop());

  /** What each protocol family answers to these credentials. */
  const codes = async (credentials: TestCredentials, region?: string) => {
    const clients = sandbox.clients(credentials, region);
    const answers = [
      clients.sts.send(new GetCallerIdentityCommand({})),
      clients.sageMaker.send(new ListDomainsCommand({})),
      clients.s3.send(new ListBucketsCommand({})),
    ];
    return Promise.all(
      answers.map((answer: Promise<unknown>) =>
        answer.then(
          () => 'fine',
          error => error.name,
        ),
      ),
    );
  };

  it('accepts keys and sessions in every protocol', async () => {
    expect(await codes(sandbox.admin(HUB))).toEqual(['fine', 'fine', 'fine']);
    // The role of this session may do nothing, so what it is told is that it is known.
    expect(await codes(session)).toEqual([
      'fine',
      'AccessDeniedException',
      'AccessDenied',
    ]);
  });

  it('refuses an unknown key', async () => {
    expect(
      await codes({ ...sandbox.admin(HUB), accessKeyId: 'AKIAGHOST' }),
    ).toEqual([
      'InvalidClientTokenId',
      'UnrecognizedClientException',
      'InvalidAccessKeyId',
    ]);
  });

  it('refuses a wrong secret', async () => {
    expect(
      await codes({ ...sandbox.admin(HUB), secretAccessKey: 'guessed' }),
    ).toEqual([
      'SignatureDoesNotMatch',
      'InvalidSignatureException',
      'SignatureDoesNotMatch',
    ]);
  });

  it.each([undefined, 'guessed'])(
    'refuses a session with the token %s',
    async sessionToken => {
      expect(await codes({ ...session, sessionToken })).toEqual([
        'InvalidClientTokenId',
        'UnrecognizedClientException',
        'InvalidToken',
      ]);
    },
  );

  it('refuses an expired session', async () => {
    const { sts } = sandbox.clients(sandbox.admin(HUB));
    const { Credentials } = await sts.send(
      new AssumeRoleCommand({
        RoleArn: `arn:aws:iam::${HUB}:role/work`,
        RoleSessionName: 'short',
        DurationSeconds: 900,
      }),
    );
    const expired = {
      accessKeyId: Credentials!.AccessKeyId!,
      secretAccessKey: Credentials!.SecretAccessKey!,
      sessionToken: Credentials!.SessionToken!,
    };
    // Client and server move together, so that they agree on the time of signing.
    const now = Date.now();
    jest.spyOn(Date, 'now').mockImplementation(() => now + 899_000);
    expect((await codes(expired))[0]).toBe('fine');
    jest.spyOn(Date, 'now').mockImplementation(() => now + 901_000);
    expect(await codes(expired)).toEqual([
      'ExpiredToken',
      'ExpiredTokenException',
      'ExpiredToken',
    ]);
  });

  it('refuses a region that is not switched on', async () => {
    const answers = await codes(sandbox.admin(HUB), 'ap-south-1');
    expect(answers).toEqual([
      'InvalidClientTokenId',
      'UnrecognizedClientException',
      'InvalidAccessKeyId',
    ]);
  });

  it('refuses what was signed long ago, unsigned requests and changed bodies', async () => {
    const options = {
      service: 'sts',
      credentials: sandbox.admin(HUB),
      headers: FORM,
      body: 'Action=GetCallerIdentity&Version=2011-06-15',
    };
    await expect(
      signedFetch(`${sandbox.url}/`, options),
    ).resolves.toMatchObject({ status: 200 });
    const old = await signedFetch(`${sandbox.url}/`, {
      ...options,
      signingDate: new Date(Date.now() - 16 * 60_000),
    });
    expect([old.status, old.text]).toEqual([
      403,
      expect.stringContaining('SignatureDoesNotMatch'),
    ]);
    const unsigned = await fetch(sandbox.url, {
      method: 'POST',
      headers: FORM,
      body: options.body,
    });
    expect([unsigned.status, await unsigned.text()]).toEqual([
      403,
      expect.stringContaining('MissingAuthenticationToken'),
    ]);
    const hash =
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
    const changed = await signedFetch(`${sandbox.url}/`, {
      ...options,
      headers: { ...FORM, 'x-amz-content-sha256': hash },
    });
    expect([changed.status, changed.text]).toEqual([
      403,
      expect.stringContaining('SignatureDoesNotMatch'),
    ]);
  });
});
