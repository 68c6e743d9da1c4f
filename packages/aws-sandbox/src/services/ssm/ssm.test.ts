import {
  AddTagsToResourceCommand,
  DeleteParameterCommand,
  DeleteParametersCommand,
  GetParameterCommand,
  GetParametersCommand,
  ListTagsForResourceCommand,
  paginateGetParametersByPath,
  PutParameterCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
import {
  SPOKE,
  startTestSandbox,
  TestSandbox,
} from '../../testing/startTestSandbox';

describe('SSM parameters', () => {
  let sandbox: TestSandbox;
  let ssm: SSMClient;

  const put = (Name: string, rest: object = {}) =>
    ssm.send(
      new PutParameterCommand({ Name, Type: 'String', Value: 'v', ...rest }),
    );

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    ssm = sandbox.clients(sandbox.admin(SPOKE)).ssm;
  });
  afterAll(() => sandbox.stop());

  it('keeps, versions and deletes parameters', async () => {
    await put('/gco/a');
    await expect(put('/gco/a')).rejects.toMatchObject({
      name: 'ParameterAlreadyExists',
    });
    await expect(
      put('/gco/a', { Value: 'w', Overwrite: true }),
    ).resolves.toMatchObject({ Version: 2 });
    await expect(
      ssm.send(new GetParameterCommand({ Name: '/gco/a' })),
    ).resolves.toMatchObject({
      Parameter: {
        Name: '/gco/a',
        Value: 'w',
        Version: 2,
        Type: 'String',
        ARN: `arn:aws:ssm:eu-west-1:${SPOKE}:parameter/gco/a`,
        LastModifiedDate: expect.any(Date),
      },
    });
    await expect(
      ssm.send(new GetParameterCommand({ Name: '/gco/a:1' })),
    ).rejects.toMatchObject({
      name: 'ParameterVersionNotFound',
    });
    await ssm.send(new DeleteParameterCommand({ Name: '/gco/a' }));
    await expect(
      ssm.send(new GetParameterCommand({ Name: '/gco/a' })),
    ).rejects.toMatchObject({
      name: 'ParameterNotFound',
      $metadata: { httpStatusCode: 400 },
    });
    await expect(
      ssm.send(new DeleteParameterCommand({ Name: '/gco/a' })),
    ).rejects.toMatchObject({
      name: 'ParameterNotFound',
    });
  });

  it('answers for several names at once', async () => {
    await put('one');
    await expect(
      ssm.send(new GetParametersCommand({ Names: ['one', 'none'] })),
    ).resolves.toMatchObject({
      Parameters: [{ Name: 'one' }],
      InvalidParameters: ['none'],
    });
    await expect(
      ssm.send(new DeleteParametersCommand({ Names: ['one', 'none'] })),
    ).resolves.toMatchObject({
      DeletedParameters: ['one'],
      InvalidParameters: ['none'],
    });
  });

  it('pages through a path', async () => {
    await Promise.all(
      Array.from({ length: 12 }, (_, index) => put(`/tree/p${index}`)),
    );
    await put('/tree/deep/p');
    const read = async (Recursive: boolean) => {
      const names: string[] = [];
      for await (const page of paginateGetParametersByPath(
        { client: ssm },
        { Path: '/tree', Recursive },
      )) {
        names.push(...page.Parameters!.map(parameter => parameter.Name!));
      }
      return names;
    };
    expect(await read(false)).toHaveLength(12);
    expect(await read(true)).toContain('/tree/deep/p');
  });

  it('shows a secure value only decrypted', async () => {
    await put('secret', { Type: 'SecureString', Value: 'hush' });
    const shown = async (WithDecryption: boolean) =>
      (
        await ssm.send(
          new GetParameterCommand({ Name: 'secret', WithDecryption }),
        )
      ).Parameter!.Value;
    expect(await shown(true)).toBe('hush');
    expect(await shown(false)).not.toContain('hush');
  });

  it('tags parameters', async () => {
    await put('tagged');
    const resource = {
      ResourceType: 'Parameter' as const,
      ResourceId: 'tagged',
    };
    await ssm.send(
      new AddTagsToResourceCommand({
        ...resource,
        Tags: [{ Key: 'a', Value: 'b' }],
      }),
    );
    await expect(
      ssm.send(new ListTagsForResourceCommand(resource)),
    ).resolves.toMatchObject({
      TagList: [{ Key: 'a', Value: 'b' }],
    });
  });

  it('holds regions apart', async () => {
    await put('here');
    const elsewhere = sandbox.clients(sandbox.admin(SPOKE), 'us-east-1').ssm;
    await expect(
      elsewhere.send(new GetParameterCommand({ Name: 'here' })),
    ).rejects.toMatchObject({
      name: 'ParameterNotFound',
    });
  });

  it.each<[string, object, string, string]>([
    ['a reserved name', { Name: '/aws/x' }, 'ValidationException', '/aws/x'],
    ['an odd name', { Name: 'a b' }, 'ValidationException', 'a b'],
    ['no type', { Type: undefined }, 'ValidationException', 'type'],
    ['an unknown type', { Type: 'Text' }, 'ValidationException', "'Text'"],
    [
      'a value that is too long',
      { Value: 'x'.repeat(4097) },
      'ValidationException',
      '4097',
    ],
    [
      'a value against its pattern',
      { AllowedPattern: '^\\d+$' },
      'ParameterPatternMismatchException',
      '\\d',
    ],
    [
      'a value of the wrong type',
      { Value: 5 },
      'SerializationException',
      'Value',
    ],
  ])('refuses %s', async (_name, change, code, hint) => {
    const input = {
      Name: 'refused',
      Type: 'String',
      Value: 'v',
      ...change,
    } as any;
    await expect(
      ssm.send(new PutParameterCommand(input)),
    ).rejects.toMatchObject({
      name: code,
      message: expect.stringContaining(hint),
    });
  });
});
