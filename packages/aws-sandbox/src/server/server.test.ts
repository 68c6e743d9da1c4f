import { CreateRoleCommand, CreateUserCommand } from '@aws-sdk/client-iam';
import { CreateBucketCommand, ListBucketsCommand } from '@aws-sdk/client-s3';
import { ListDomainsCommand } from '@aws-sdk/client-sagemaker';
import { GetParameterCommand } from '@aws-sdk/client-ssm';
import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
} from '@aws-sdk/client-sts';
import { signedFetch } from '../__testUtils__/signedFetch';
import {
  HUB,
  policy,
  SPOKE,
  startTestSandbox,
  TestCredentials,
  TestSandbox,
} from '../__testUtils__/startTestSandbox';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

describe('the server', () => {
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
    jest.restoreAllMocks();
    await fetch(`${sandbox.url}/_sandbox/faults`, { method: 'DELETE' });
  });
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

  describe('credentials', () => {
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

  describe('requests', () => {
    it.each([
      [
        'a service',
        'monitoring',
        FORM,
        'Action=PutMetricData',
        'monitoring:PutMetricData is not implemented by the local AWS',
      ],
      [
        'a JSON service',
        'athena',
        {
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': 'AmazonAthena.ListWorkGroups',
        },
        '{}',
        'athena:ListWorkGroups is not implemented by the local AWS',
      ],
      [
        'a REST service',
        'lambda',
        {},
        '',
        'lambda:POST / is not implemented by the local AWS',
      ],
      [
        'an operation',
        'sts',
        FORM,
        'Action=GetFederationToken',
        'sts:GetFederationToken is not implemented by the local AWS',
      ],
      [
        'an invented operation',
        'sts',
        FORM,
        'Action=Invented',
        'sts:Invented is not implemented by the local AWS',
      ],
    ])(
      'names %s that it does not know, with a 400',
      async (_name, service, headers, body, message) => {
        const answer = await signedFetch(`${sandbox.url}/`, {
          service,
          credentials: sandbox.admin(HUB),
          headers,
          body,
        });
        expect(answer.status).toBe(400);
        expect(answer.text).toContain('NotImplemented');
        expect(answer.text).toContain(message);
      },
    );

    it.each([
      ['no action', 'sts', FORM, 'Version=2011-06-15', 'MissingAction'],
      [
        'JSON that is none',
        'sagemaker',
        {
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': 'SageMaker.ListDomains',
        },
        '{"MaxResults":',
        'SerializationException',
      ],
      [
        'a number for a text',
        'sagemaker',
        {
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': 'SageMaker.DescribeDomain',
        },
        '{"DomainId":5}',
        'Expected a string at DomainId',
      ],
      [
        'a text for a list',
        'sagemaker',
        {
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': 'SageMaker.AddTags',
        },
        '{"Tags":"x"}',
        'Expected a list at Tags',
      ],
      [
        'JSON that is a list',
        'ssm',
        {
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': 'AmazonSSM.GetParameter',
        },
        '[]',
        'SerializationException',
      ],
      [
        'a text for a number',
        'sts',
        FORM,
        'Action=AssumeRole&RoleArn=a&RoleSessionName=b&DurationSeconds=long',
        'Expected a number at DurationSeconds',
      ],
    ])('refuses %s with a 400', async (_name, service, headers, body, hint) => {
      const answer = await signedFetch(`${sandbox.url}/`, {
        service,
        credentials: sandbox.admin(HUB),
        headers,
        body,
      });
      expect(answer.status).toBe(400);
      expect(answer.text).toContain(hint);
    });

    it('refuses malformed XML and escapes in a path', async () => {
      const credentials = sandbox.admin(HUB);
      const { s3 } = sandbox.clients(credentials);
      await s3.send(new CreateBucketCommand({ Bucket: 'xml-test' }));
      for (const body of [
        '<VersioningConfiguration><Status>',
        '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a',
        'no xml',
      ]) {
        const answer = await signedFetch(
          `${sandbox.url}/xml-test?versioning=`,
          { service: 's3', method: 'PUT', credentials, body },
        );
        expect([answer.status, answer.text]).toEqual([
          400,
          expect.stringContaining('MalformedXML'),
        ]);
      }
      const broken = await fetch(`${sandbox.url}/a?b=%`);
      expect(broken.status).toBe(400);
    });

    it('keeps texts of every kind on their way through query and XML', async () => {
      const { iam } = sandbox.clients(sandbox.admin(HUB));
      const Value = 'Zürich + Bern = ü @ x/y';
      const { User } = await iam.send(
        new CreateUserCommand({
          UserName: 'texts',
          Tags: [{ Key: 'a:b', Value }],
        }),
      );
      expect(User!.Tags).toEqual([{ Key: 'a:b', Value }]);
    });
  });

  describe('the control endpoint', () => {
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
});
