import { CreateRoleCommand } from '@aws-sdk/client-iam';
import { ListDomainsCommand } from '@aws-sdk/client-sagemaker';
import { GetParameterCommand } from '@aws-sdk/client-ssm';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import {
  HUB,
  policy,
  SPOKE,
  startTestSandbox,
  TestCredentials,
  TestSandbox,
} from '../testing/startTestSandbox';

describe('the control endpoint', () => {
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
  afterEach(async () => {
    await fetch(`${sandbox.url}/_sandbox/faults`, { method: 'DELETE' });
  });
  afterAll(() => sandbox.stop());

  const control = async (path: string, init?: RequestInit) => {
    const response = await fetch(`${sandbox.url}/_sandbox/${path}`, init);
    return { status: response.status, body: (await response.json()) as any };
  };
  const addFault = (fault: unknown) =>
    control('faults', { method: 'POST', body: JSON.stringify(fault) });

  it('shows health and accounts', async () => {
    expect(await control('health')).toEqual({
      status: 200,
      body: { status: 'ok' },
    });
    expect((await control('accounts')).body.accounts).toContainEqual({
      accountId: SPOKE,
      name: 'Analytics sandbox',
      regions: ['eu-west-1', 'us-east-1'],
    });
    expect((await control('nothing')).status).toBe(404);
  });

  it('logs calls with identity and outcome, without secrets', async () => {
    const { calls: earlier } = (await control('calls')).body;
    const since = earlier[earlier.length - 1].sequence;
    await sandbox
      .clients(session)
      .ssm.send(new GetParameterCommand({ Name: 'x' }))
      .catch(() => undefined);
    const { calls } = (await control(`calls?since=${since}`)).body;
    expect(calls).toEqual([
      {
        sequence: since + 1,
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        account: HUB,
        region: 'eu-west-1',
        service: 'ssm',
        operation: 'GetParameter',
        principalArn: `arn:aws:sts::${HUB}:assumed-role/work/portal`,
        sessionName: 'portal',
        sourceIdentity: 'ana',
        sessionTags: { studiouserid: 'ana' },
        status: 400,
        errorCode: 'AccessDeniedException',
      },
    ]);
    const all = JSON.stringify((await control('calls')).body);
    for (const secret of [
      session.sessionToken!,
      session.secretAccessKey,
      sandbox.admin(HUB).secretAccessKey,
    ]) {
      expect(all).not.toContain(secret);
    }
    const { calls: bytime } = (
      await control(`calls?since=${encodeURIComponent(calls[0].time)}`)
    ).body;
    expect(bytime).toContainEqual(calls[0]);
  });

  it('makes calls fail as told, as often as told', async () => {
    const { sts, sageMaker } = sandbox.clients(sandbox.admin(HUB));
    await addFault({
      service: 'sts',
      operation: 'GetCallerIdentity',
      code: 'Throttling',
      message: 'Rate exceeded',
      count: 2,
    });
    const ask = () => sts.send(new GetCallerIdentityCommand({}));
    await expect(ask()).rejects.toMatchObject({
      name: 'Throttling',
      message: 'Rate exceeded',
    });
    await sageMaker.send(new ListDomainsCommand({}));
    await expect(ask()).rejects.toMatchObject({ name: 'Throttling' });
    await expect(ask()).resolves.toBeDefined();
  });

  it('makes calls of one account fail, with any status, until cleared', async () => {
    await addFault({
      service: '*',
      accountId: SPOKE,
      code: 'ServiceUnavailable',
      status: 503,
    });
    const ask = (account: string) =>
      sandbox
        .clients(sandbox.admin(account))
        .sts.send(new GetCallerIdentityCommand({}));
    await expect(ask(SPOKE)).rejects.toMatchObject({
      name: 'ServiceUnavailable',
      $metadata: { httpStatusCode: 503 },
    });
    await expect(ask(HUB)).resolves.toBeDefined();
    expect((await control('faults')).body.faults).toHaveLength(1);
    await control('faults', { method: 'DELETE' });
    await expect(ask(SPOKE)).resolves.toBeDefined();
  });

  it('keeps faults of resource types from API calls', async () => {
    await addFault({
      service: 'cloudformation',
      resourceType: 'AWS::SageMaker::Domain',
      code: 'InternalFailure',
    });
    await expect(
      sandbox
        .clients(sandbox.admin(SPOKE))
        .sts.send(new GetCallerIdentityCommand({})),
    ).resolves.toBeDefined();
  });

  it.each([
    ['no JSON', 'x', 'JSON object'],
    ['a list', '[]', 'JSON object'],
    ['no code', '{"service":"sts"}', "'service' and 'code'"],
    ['an unknown member', '{"service":"sts","code":"x","rate":1}', "'rate'"],
    ['a wrong type', '{"service":"sts","code":5}', "'code'"],
    [
      'a status that is no failure',
      '{"service":"sts","code":"x","status":200}',
      '200',
    ],
    ['a count of none', '{"service":"sts","code":"x","count":0}', '0'],
  ])('refuses a fault with %s', async (_name, body, hint) => {
    const answer = await control('faults', { method: 'POST', body });
    expect(answer.status).toBe(400);
    expect(answer.body.error).toContain(hint);
    expect((await control('faults')).body.faults).toEqual([]);
  });
});
