import { CreateRoleCommand } from '@aws-sdk/client-iam';
import { CreatePresignedDomainUrlCommand } from '@aws-sdk/client-sagemaker';
import {
  AdminCreateUserCommand,
  AdminInitiateAuthCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { GetParameterCommand, PutParameterCommand } from '@aws-sdk/client-ssm';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { ControlClient, controlOf } from '../../testing/controlOf';
import { createStudioWorld } from '../../testing/studioWorld';
import { signedFetch } from '../../testing/signedFetch';
import {
  HUB,
  policy,
  SPOKE,
  startTestSandbox,
  TestCredentials,
  TestSandbox,
} from '../../testing/startTestSandbox';
import { controlRoutes } from './routes';

describe('the request log', () => {
  let sandbox: TestSandbox;
  let control: ControlClient;
  let session: TestCredentials;

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    control = controlOf(sandbox.url);
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
  afterAll(() => sandbox.stop());

  const whoAmI = (account: string) =>
    sandbox
      .clients(sandbox.admin(account))
      .sts.send(new GetCallerIdentityCommand({}));

  it('shows calls with identity and outcome', async () => {
    const { latest } = await control.get('calls');
    const failure: any = await sandbox
      .clients(session)
      .ssm.send(new GetParameterCommand({ Name: 'x' }))
      .catch(error => error);
    const { calls } = await control.get(`calls?since=${latest}`);
    expect(calls).toEqual([
      {
        sequence: latest + 1,
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        durationMs: expect.any(Number),
        requestId: failure.$metadata.requestId,
        account: HUB,
        region: 'eu-west-1',
        service: 'ssm',
        operation: 'GetParameter',
        principalArn: `arn:aws:sts::${HUB}:assumed-role/work/portal`,
        roleArn: `arn:aws:iam::${HUB}:role/work`,
        sessionName: 'portal',
        sourceIdentity: 'ana',
        sessionTags: { studiouserid: 'ana' },
        status: 400,
        errorCode: 'AccessDeniedException',
      },
    ]);
    const since = encodeURIComponent(calls[0].time);
    expect((await control.get(`calls?since=${since}`)).calls).toContainEqual(
      calls[0],
    );
  });

  it('filters, limits and counts between two points', async () => {
    await control.post('calls/markers', { name: 'start' });
    for (const account of [HUB, SPOKE, SPOKE]) {
      await whoAmI(account);
    }
    await sandbox
      .clients(session)
      .ssm.send(new GetParameterCommand({ Name: 'x' }))
      .catch(() => undefined);
    const listed = async (query: string) =>
      (await control.get(`calls?since=start&${query}`)).calls.length;
    expect(await listed('')).toBe(4);
    expect(await listed(`account=${SPOKE}&service=sts`)).toBe(2);
    expect(await listed('status=4xx&principal=role/work')).toBe(1);
    expect(await listed('region=us-east-1')).toBe(0);
    expect(await listed('limit=3')).toBe(3);
    expect(await listed('origin=service')).toBe(0);
    expect(
      await control.get('calls/counts?since=start&by=service,account'),
    ).toEqual({
      total: 4,
      counts: [
        { service: 'sts', account: SPOKE, count: 2 },
        { service: 'ssm', account: HUB, count: 1 },
        { service: 'sts', account: HUB, count: 1 },
      ],
    });
    await control.post('calls/markers', { name: 'end' });
    expect(await control.get('calls/counts?since=end')).toEqual({
      total: 0,
      counts: [],
    });
    const { markers } = await control.get('calls/markers');
    expect(markers[1].sequence - markers[0].sequence).toBe(4);
  });

  it('begins anew when it is cleared', async () => {
    const { latest } = await control.delete('calls');
    expect(latest).toBeGreaterThan(0);
    expect(await control.get('calls/counts')).toEqual({ total: 0, counts: [] });
    await whoAmI(HUB);
    expect((await control.get('calls')).calls).toMatchObject([
      { sequence: latest + 1, operation: 'GetCallerIdentity' },
    ]);
  });

  it.each([
    ['calls?since=yesterday', "not 'yesterday'"],
    ['calls?limit=0', "'limit' must be a whole number from 1 on"],
    ['calls?limit=many', "not 'many'"],
    ['calls?status=ok', "'status' must be a status"],
    ['calls?origin=me', "'origin' must be client or service"],
    ['calls?servce=sts', "Unknown query parameter 'servce'"],
    ['calls/counts?by=day', "not by 'day'"],
    ['calls/counts?limit=1', "Unknown query parameter 'limit'"],
  ])('refuses %s', async (path, message) => {
    const { status, body } = await control.ask('GET', path);
    expect(status).toBe(400);
    expect(body.error).toContain(message);
  });

  it.each(['{}', '{"name":"1"}', '{"name":5}', '{"name":"a","at":1}', 'x'])(
    'refuses the marker %s',
    async body => {
      const answer = await control.ask('POST', 'calls/markers', body);
      expect(answer.status).toBe(400);
    },
  );

  it('shows no secret that calls were given or answered, here or anywhere in the control endpoint', async () => {
    const admin = sandbox.admin(SPOKE);
    const studio = await createStudioWorld(sandbox);
    const { sageMaker, ssm } = sandbox.clients(admin);
    const DomainId = await studio.createDomain();
    await studio.createProfile(DomainId, 'ana');
    const { AuthorizedUrl } = await sageMaker.send(
      new CreatePresignedDomainUrlCommand({ DomainId, UserProfileName: 'ana' }),
    );
    const visit = await fetch(AuthorizedUrl!, { redirect: 'manual' });
    const cookie = /=([^;]+)/.exec(visit.headers.get('set-cookie')!)![1];
    await ssm.send(
      new PutParameterCommand({
        Name: 'key',
        Value: 'secret-of-a-parameter',
        Type: 'SecureString',
      }),
    );
    const cognito = new CognitoIdentityProviderClient(sandbox.config(admin));
    const { UserPool } = await cognito.send(
      new CreateUserPoolCommand({ PoolName: 'people' }),
    );
    const UserPoolId = UserPool!.Id;
    const { UserPoolClient } = await cognito.send(
      new CreateUserPoolClientCommand({
        UserPoolId,
        ClientName: 'portal',
        ExplicitAuthFlows: [
          'ALLOW_ADMIN_USER_PASSWORD_AUTH',
          'ALLOW_REFRESH_TOKEN_AUTH',
        ],
      }),
    );
    await cognito.send(
      new AdminCreateUserCommand({ UserPoolId, Username: 'ana' }),
    );
    const PASSWORD = 'Correct-horse-1';
    await cognito.send(
      new AdminSetUserPasswordCommand({
        UserPoolId,
        Username: 'ana',
        Password: PASSWORD,
        Permanent: true,
      }),
    );
    const { AuthenticationResult: tokens } = await cognito.send(
      new AdminInitiateAuthCommand({
        UserPoolId,
        ClientId: UserPoolClient!.ClientId,
        AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: 'ana', PASSWORD },
      }),
    );
    // What is no operation at all must not come into the log either.
    await signedFetch(`${sandbox.url}/`, {
      service: 'ssm',
      credentials: admin,
      headers: { 'x-amz-target': 'AmazonSSM.secret-operation' },
      body: '{"Name":"secret-input"}',
    });
    const secrets = [
      admin.accessKeyId,
      admin.secretAccessKey,
      session.accessKeyId,
      session.secretAccessKey,
      session.sessionToken!,
      new URL(AuthorizedUrl!).searchParams.get('token')!,
      cookie,
      'secret-of-a-parameter',
      'secret-input',
      'secret-operation',
      PASSWORD,
      tokens!.AccessToken!,
      tokens!.IdToken!,
      tokens!.RefreshToken!,
    ];
    expect(secrets.every(secret => secret.length > 5)).toBe(true);
    const paths = controlRoutes
      .filter(({ method, path }) => method === 'GET' && !path.includes(':'))
      .map(({ path }) => path.slice(1));
    const answers = await Promise.all(
      [
        '',
        'calls?status=400',
        'calls/counts?by=principal,operation,errorCode',
        ...paths,
      ].map(path => control.ask('GET', path)),
    );
    const all = JSON.stringify(answers);
    expect(all).toContain('CreatePresignedDomainUrl');
    expect(secrets.filter(secret => all.includes(secret))).toEqual([]);
  });
});
