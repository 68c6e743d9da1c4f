import { CreateRoleCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import {
  CreatePresignedDomainUrlCommand,
  CreatePresignedDomainUrlCommandInput,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import {
  policy,
  SPOKE,
  startTestSandbox,
  TestSandbox,
} from '../testing/startTestSandbox';
import { createStudioWorld } from '../testing/studioWorld';
import { landingPath } from './landing';

const NAME = 'forecasting';

describe('the stand-in Studio', () => {
  let sandbox: TestSandbox;
  let broker: SageMakerClient;
  let DomainId: string;

  const mint = async (
    change: Partial<CreatePresignedDomainUrlCommandInput> = {},
  ) =>
    (
      await broker.send(
        new CreatePresignedDomainUrlCommand({
          DomainId,
          UserProfileName: 'ana',
          ...change,
        }),
      )
    ).AuthorizedUrl!;
  /** Opens a URL as a browser does: follows the redirect with the cookie. */
  const open = async (url: string) => {
    const first = await fetch(url, { redirect: 'manual' });
    if (first.status !== 302) {
      return { first, page: first, html: await first.text(), cookie: '' };
    }
    const cookie = first.headers.get('set-cookie')!.split(';')[0];
    const page = await fetch(new URL(first.headers.get('location')!, url), {
      headers: { cookie },
    });
    return { first, page, html: await page.text(), cookie };
  };
  /** Moves the clock of wall time, on which URLs and sessions depend. */
  const later = (seconds: number) => {
    const now = Date.now();
    jest.spyOn(Date, 'now').mockImplementation(() => now + seconds * 1000);
  };

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    const admin = sandbox.admin(SPOKE);
    const { iam } = sandbox.clients(admin);
    await iam.send(
      new CreateRoleCommand({
        RoleName: 'broker',
        AssumeRolePolicyDocument: policy({
          Effect: 'Allow',
          Action: ['sts:AssumeRole', 'sts:SetSourceIdentity'],
          Principal: { AWS: SPOKE },
        }),
      }),
    );
    await iam.send(
      new PutRolePolicyCommand({
        RoleName: 'broker',
        PolicyName: 'p',
        PolicyDocument: policy({
          Effect: 'Allow',
          Action: 'sagemaker:*',
          Resource: '*',
        }),
      }),
    );
    const world = await createStudioWorld(sandbox);
    DomainId = await world.createDomain({ DomainName: NAME });
    await world.createProfile(DomainId, 'ana');
    broker = sandbox.clients(
      await sandbox.assume(admin, {
        RoleArn: `arn:aws:iam::${SPOKE}:role/broker`,
        RoleSessionName: 'ana-session',
        SourceIdentity: 'ana-identity',
      }),
    ).sageMaker;
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => sandbox.stop());

  it('opens a presigned URL and shows where and who one is', async () => {
    const url = await mint();
    expect(url).toMatch(
      new RegExp(
        `^${sandbox.url}/studio/${DomainId}/auth\\?token=[\\w-]{40,}$`,
      ),
    );
    const { first, page, html } = await open(url);
    expect(first.status).toBe(302);
    expect(first.headers.get('set-cookie')).toMatch(
      /; HttpOnly; SameSite=Lax$/,
    );
    expect(first.headers.get('location')).toBe(`/studio/${DomainId}/`);
    expect(page.status).toBe(200);
    for (const fact of [
      'Local AWS stand-in',
      NAME,
      DomainId,
      'ana',
      SPOKE,
      'eu-west-1',
      'studio::',
      'ana-session',
      'ana-identity',
      'JupyterLab',
      'Code Editor',
    ]) {
      expect(html).toContain(fact);
    }
  });

  it('lets nothing keep or pass on the address', async () => {
    const url = await mint();
    const { first, page, html } = await open(url);
    for (const answer of [first, page]) {
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    }
    const token = new URL(url).searchParams.get('token')!;
    expect(html).not.toContain(token);
    expect(first.headers.get('location')).not.toContain(token);
    const calls = await (await fetch(`${sandbox.url}/_sandbox/calls`)).text();
    expect(calls).not.toContain(token);
  });

  it('refuses an expired URL without repeating its token; the life is in real seconds', async () => {
    const url = await mint({ ExpiresInSeconds: 5 });
    later(4);
    expect((await open(url)).page.status).toBe(200);
    jest.restoreAllMocks();
    later(6);
    const { page, html } = await open(url);
    expect(page.status).toBe(403);
    expect(html).toContain('This link has expired');
    expect(html).not.toContain(new URL(url).searchParams.get('token')!);
  });

  it('ends the browser session in its own time', async () => {
    const { page, cookie } = await open(
      await mint({ SessionExpirationDurationInSeconds: 1800 }),
    );
    const again = () => fetch(page.url, { headers: { cookie } });
    expect((await again()).status).toBe(200);
    later(1801);
    const ended = await again();
    expect(ended.status).toBe(403);
    expect(await ended.text()).toContain('No Studio session');
  });

  it('refuses invented tokens, tokens of other domains and pages without a session', async () => {
    const url = await mint();
    for (const wrong of [
      url.replace(/token=.*/, 'token=abc'),
      url.replace(/\?.*/, ''),
      url.replace(DomainId, 'd-other'),
    ]) {
      expect((await open(wrong)).page.status).toBe(403);
    }
    expect((await fetch(`${sandbox.url}/studio/${DomainId}/`)).status).toBe(
      403,
    );
    expect(
      (await fetch(`${sandbox.url}/studio/${DomainId}/`, { method: 'POST' }))
        .status,
    ).toBe(405);
    expect((await fetch(`${sandbox.url}/studio/${DomainId}/%`)).status).toBe(
      403,
    );
  });

  it.each([
    ['studio::', ''],
    ['studio::jupyterlab/my-space', 'jupyterlab/my-space'],
    ['app:JupyterLab:', 'jupyterlab'],
    ['app:CodeEditor:', 'codeeditor'],
    ['app:Canvas:datasets', 'canvas/datasets'],
  ])('lands on %s', async (LandingUri, path) => {
    const { page, html } = await open(await mint({ LandingUri }));
    expect(new URL(page.url).pathname).toBe(`/studio/${DomainId}/${path}`);
    expect(page.status).toBe(200);
    expect(html).toContain(LandingUri);
  });

  it('says where a landing path with a leading slash would go', async () => {
    const { page, html } = await open(
      await mint({ LandingUri: 'studio::/jupyterlab/x' }),
    );
    expect(page.status).toBe(400);
    expect(html).toContain('/jupyterlab/x');
  });

  it.each<
    [string, Partial<CreatePresignedDomainUrlCommandInput>, string, string]
  >([
    [
      'a life too short',
      { ExpiresInSeconds: 4 },
      'ValidationException',
      "'4' at 'expiresInSeconds'",
    ],
    [
      'a life too long',
      { ExpiresInSeconds: 301 },
      'ValidationException',
      '300',
    ],
    [
      'a session too short',
      { SessionExpirationDurationInSeconds: 60 },
      'ValidationException',
      '1800',
    ],
    [
      'an address for landing',
      { LandingUri: 'https://example.com' },
      'ValidationException',
      'https://example.com',
    ],
    [
      'an unknown app',
      { LandingUri: 'app:Excel:' },
      'ValidationException',
      'app:Excel:',
    ],
    [
      'a profile that does not exist',
      { UserProfileName: 'ghost' },
      'ResourceNotFound',
      'ghost',
    ],
    [
      'a space that does not exist',
      { SpaceName: 'ghost' },
      'ResourceNotFound',
      'ghost',
    ],
    [
      'a domain that does not exist',
      { DomainId: 'd-abcdefabcdef' },
      'ResourceNotFound',
      'd-abcdefabcdef',
    ],
  ])('makes no URL with %s', async (_name, change, name, hint) => {
    await expect(mint(change)).rejects.toMatchObject({
      name,
      message: expect.stringContaining(hint),
    });
  });

  it('shows names as text, whatever they hold', async () => {
    const { html } = await open(
      await mint({ LandingUri: 'studio::<script>alert(1)</script>' }),
    );
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('&lt;script&gt;');
  });
});

describe('landingPath', () => {
  it.each([
    '',
    'studio',
    'studio:',
    'app:',
    'app:JupyterLab',
    'app:constructor:',
    'jupyterlab/x',
    `studio::${'x'.repeat(1023)}`,
  ])('refuses %s', uri => {
    expect(landingPath(uri)).toBeUndefined();
  });
});
