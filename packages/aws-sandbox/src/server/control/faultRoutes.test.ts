import { CreateBucketCommand, ListBucketsCommand } from '@aws-sdk/client-s3';
import { CreateDomainCommand } from '@aws-sdk/client-sagemaker';
import {
  GetParameterCommand,
  GetParametersByPathCommand,
  PutParameterCommand,
} from '@aws-sdk/client-ssm';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { ControlClient, controlOf } from '../../testing/controlOf';
import {
  HUB,
  SPOKE,
  startTestSandbox,
  TestClients,
  TestSandbox,
} from '../../testing/startTestSandbox';

describe('faults', () => {
  let sandbox: TestSandbox;
  let control: ControlClient;
  let clients: TestClients;

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    control = controlOf(sandbox.url);
    clients = sandbox.clients(sandbox.admin(HUB));
  });
  afterEach(() => control.delete('faults'));
  afterAll(() => sandbox.stop());

  const addFault = (fault: object) => control.post('faults', fault);
  const whoAmI = () => clients.sts.send(new GetCallerIdentityCommand({}));
  const putParameter = (Name: string) =>
    clients.ssm.send(
      new PutParameterCommand({ Name, Value: 'a', Type: 'String' }),
    );
  const parameterExists = async (Name: string) => {
    const found = clients.ssm.send(new GetParameterCommand({ Name }));
    return found.then(
      () => true,
      () => false,
    );
  };
  const failureOf = (work: Promise<unknown>): Promise<any> =>
    work.then(
      () => undefined,
      error => error,
    );

  it('throttles so that a client that tries again survives it', async () => {
    await addFault({
      service: 'sts',
      rate: 0.3,
      seed: 9,
      effect: { type: 'throttle' },
    });
    const sts = new STSClient({
      ...sandbox.config(sandbox.admin(HUB)),
      maxAttempts: 8,
    });
    await control.post('calls/markers', { name: 'survived' });
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        sts.send(new GetCallerIdentityCommand({})),
      ),
    );
    expect(answers.every(({ Account }) => Account === HUB)).toBe(true);
    const { counts } = await control.get(
      'calls/counts?since=survived&by=status,fault',
    );
    expect(counts).toContainEqual({ status: 200, count: 8 });
    expect(counts).toContainEqual({ status: 400, fault: 'throttle', count: 4 });
  }, 60_000);

  it('denies as if a permission were missing, on the resource of the call', async () => {
    await addFault({
      service: 'sagemaker',
      operation: 'CreateDomain',
      effect: { type: 'deny' },
    });
    const { Arn } = await whoAmI();
    expect(
      await failureOf(
        clients.sageMaker.send(
          new CreateDomainCommand({
            DomainName: 'x',
            AuthMode: 'IAM',
            DefaultUserSettings: {},
          }),
        ),
      ),
    ).toMatchObject({
      name: 'AccessDeniedException',
      $metadata: { httpStatusCode: 400 },
      message: expect.stringMatching(
        new RegExp(
          `^User: ${Arn} is not authorized to perform: sagemaker:CreateDomain on resource: arn:aws:sagemaker:eu-west-1:${HUB}:domain/.* because no identity-based policy allows the sagemaker:CreateDomain action$`,
        ),
      ),
    });
    await addFault({ service: 's3', effect: { type: 'deny' } });
    expect(
      await failureOf(
        clients.s3.send(new CreateBucketCommand({ Bucket: 'denied' })),
      ),
    ).toMatchObject({
      name: 'AccessDenied',
      $metadata: { httpStatusCode: 403 },
    });
    const { Buckets } = await control
      .delete('faults')
      .then(() => clients.s3.send(new ListBucketsCommand({})));
    expect(Buckets ?? []).toEqual([]);
  });

  it.each([
    [{ code: 'InternalFailure', status: 500 }, 'InternalFailure', 500],
    [
      { code: 'ServiceUnavailable', status: 503, message: 'Later' },
      'ServiceUnavailable',
      503,
    ],
    [{ code: 'ExpiredTokenException' }, 'ExpiredTokenException', 400],
  ])('answers with any error: %j', async (error, name, status) => {
    await addFault({ service: 'ssm', effect: { type: 'error', ...error } });
    const failure = await failureOf(putParameter('never'));
    expect(failure).toMatchObject({
      name,
      $metadata: { httpStatusCode: status },
      $fault: status >= 500 ? 'server' : 'client',
      message: 'message' in error ? error.message : `${name} (injected fault)`,
    });
    await control.delete('faults');
    expect(await parameterExists('never')).toBe(false);
  });

  describe('latency', () => {
    it('delays the answer', async () => {
      await addFault({
        service: 'sts',
        effect: { type: 'latency', milliseconds: 200 },
      });
      const begin = Date.now();
      await whoAmI();
      expect(Date.now() - begin).toBeGreaterThanOrEqual(195);
    });

    it('ends with the client, who then has caused nothing', async () => {
      await addFault({
        service: 'ssm',
        operation: 'PutParameter',
        effect: { type: 'latency', milliseconds: 300 },
      });
      const abort = new AbortController();
      const put = clients.ssm.send(
        new PutParameterCommand({ Name: 'late', Value: 'a', Type: 'String' }),
        { abortSignal: abort.signal },
      );
      setTimeout(() => abort.abort(), 50);
      expect(await failureOf(put)).toMatchObject({ name: 'AbortError' });
      await new Promise(resolve => setTimeout(resolve, 400));
      expect(await parameterExists('late')).toBe(false);
      const { calls } = await control.get(
        'calls?operation=PutParameter&limit=1',
      );
      expect(calls).toMatchObject([
        { status: 0, errorCode: 'ClientGone', fault: 'latency' },
      ]);
    });
  });

  it.each([
    ['before', false],
    ['after', true],
  ])('drops the connection %s the call takes effect', async (when, effect) => {
    await addFault({
      service: 'ssm',
      operation: 'PutParameter',
      effect: { type: 'drop', when },
    });
    const failure = await failureOf(putParameter(`dropped-${when}`));
    expect(failure.message).toMatch(/ECONNRESET|socket hang up/);
    expect(failure.$response).toBeUndefined();
    expect(await parameterExists(`dropped-${when}`)).toBe(effect);
    const { calls } = await control.get('calls?operation=PutParameter&limit=1');
    expect(calls).toMatchObject([
      { status: 0, errorCode: 'ConnectionDropped', fault: 'drop' },
    ]);
  });

  it('strikes one account, region and operation, from the second call on, twice', async () => {
    await addFault({
      service: 'ssm',
      operation: 'GetParametersByPath',
      accountId: SPOKE,
      region: 'us-east-1',
      after: 1,
      count: 2,
      effect: { type: 'throttle' },
    });
    const ask = async (account: string, region: string) => {
      const { ssm } = sandbox.clients(sandbox.admin(account), region);
      const error = await failureOf(
        ssm.send(new GetParametersByPathCommand({ Path: '/' })),
      );
      return error?.name ?? 'fine';
    };
    const asked: string[] = [];
    for (let round = 0; round < 4; round++) {
      expect(await ask(SPOKE, 'eu-west-1')).toBe('fine');
      expect(await ask(HUB, 'us-east-1')).toBe('fine');
      asked.push(await ask(SPOKE, 'us-east-1'));
    }
    const struck = 'ThrottlingException';
    expect(asked).toEqual(['fine', struck, struck, 'fine']);
  });
});
