import {
  CreateSubnetCommand,
  DescribeVpcsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import {
  CreateRoleCommand,
  ListRolesCommand,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import {
  DecodeAuthorizationMessageCommand,
  GetAccessKeyInfoCommand,
  GetCallerIdentityCommand,
  GetSessionTokenCommand,
  STSClient,
} from '@aws-sdk/client-sts';
import {
  policy,
  SPOKE,
  startTestSandbox,
  TestCredentials,
  TestSandbox,
} from '../../testing/startTestSandbox';

const ROLE = `arn:aws:iam::${SPOKE}:role/worker`;

describe('temporary credentials', () => {
  let sandbox: TestSandbox;
  let admin: TestCredentials;

  const sts = (by: TestCredentials) => new STSClient(sandbox.config(by));
  const allow = (...statements: object[]) =>
    sandbox.clients(admin).iam.send(
      new PutRolePolicyCommand({
        RoleName: 'worker',
        PolicyName: 'p',
        PolicyDocument: policy(...statements),
      }),
    );
  const session = (input: object = {}) =>
    sandbox.assume(admin, {
      RoleArn: ROLE,
      RoleSessionName: 'test',
      ...input,
    });

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    admin = sandbox.admin(SPOKE);
    await sandbox.clients(admin).iam.send(
      new CreateRoleCommand({
        RoleName: 'worker',
        AssumeRolePolicyDocument: policy({
          Effect: 'Allow',
          Action: ['sts:AssumeRole', 'sts:TagSession'],
          Principal: { AWS: SPOKE },
        }),
      }),
    );
  });
  afterAll(() => sandbox.stop());

  it('of a user are the user, and are not given to sessions', async () => {
    const { Credentials } = await sts(admin).send(
      new GetSessionTokenCommand({ DurationSeconds: 900 }),
    );
    const own = {
      accessKeyId: Credentials!.AccessKeyId!,
      secretAccessKey: Credentials!.SecretAccessKey!,
      sessionToken: Credentials!.SessionToken!,
    };
    const who = await sts(own).send(new GetCallerIdentityCommand({}));
    expect(who.Arn).toContain(`:${SPOKE}:user/`);
    for (const by of [own, await session()]) {
      await expect(
        sts(by).send(new GetSessionTokenCommand({})),
      ).rejects.toMatchObject({ name: 'AccessDenied' });
    }
    await expect(
      sts(admin).send(new GetSessionTokenCommand({ DurationSeconds: 60 })),
    ).rejects.toMatchObject({ name: 'ValidationError' });
  });

  it('are told to belong to an account', async () => {
    const { accessKeyId: AccessKeyId } = await session();
    const info = await sts(admin).send(
      new GetAccessKeyInfoCommand({ AccessKeyId }),
    );
    expect(info.Account).toBe(SPOKE);
    await expect(
      sts(await session()).send(new GetAccessKeyInfoCommand({ AccessKeyId })),
    ).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  it('are revoked by a deny on the time of their issue', async () => {
    const all = { Effect: 'Allow', Action: '*', Resource: '*' };
    await allow(all);
    const by = await session();
    const list = (credentials: TestCredentials) =>
      sandbox.clients(credentials).iam.send(new ListRolesCommand({}));
    await list(by);
    await new Promise(resolve => setTimeout(resolve, 5));
    await allow(all, {
      Effect: 'Deny',
      Action: '*',
      Resource: '*',
      Condition: {
        DateLessThan: { 'aws:TokenIssueTime': new Date().toISOString() },
      },
    });
    await expect(list(by)).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining(
        'with an explicit deny in an identity-based policy',
      ),
    });
    await list(await session());
  });

  it('hold policies and tags of a limited size together', async () => {
    const Tags = Array.from({ length: 50 }, (_, index) => ({
      Key: `key-${index}`,
      Value: 'v'.repeat(200),
    }));
    await expect(session({ Tags })).rejects.toMatchObject({
      name: 'PackedPolicyTooLargeException',
      message: expect.stringMatching(
        /^Packed policy consumes \d{3}% of allotted space/,
      ),
    });
  });

  it('may be limited by several managed policies whose statements have the same ids', async () => {
    await allow({ Effect: 'Allow', Action: '*', Resource: '*' });
    const by = await session({
      Policy: policy({
        Sid: 'Same',
        Effect: 'Allow',
        Action: 'iam:ListRoles',
        Resource: '*',
      }),
      PolicyArns: [
        { arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' },
        { arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' },
      ],
    });
    await sandbox.clients(by).iam.send(new ListRolesCommand({}));
    const ec2 = new EC2Client(sandbox.config(by));
    await ec2.send(new DescribeVpcsCommand({}));
    await expect(
      ec2.send(
        new CreateSubnetCommand({ VpcId: 'vpc-1', CidrBlock: '10.0.0.0/24' }),
      ),
    ).rejects.toThrow('because no session policy allows');
  });

  it('get refusals from EC2 with a sealed part that STS opens', async () => {
    await allow({ Effect: 'Allow', Action: 'iam:*', Resource: '*' });
    const by = await session();
    const ec2 = new EC2Client(sandbox.config(by));
    await expect(ec2.send(new DescribeVpcsCommand({}))).rejects.toMatchObject({
      name: 'UnauthorizedOperation',
      message: `You are not authorized to perform this operation. User: arn:aws:sts::${SPOKE}:assumed-role/worker/test is not authorized to perform: ec2:DescribeVpcs because no identity-based policy allows the ec2:DescribeVpcs action`,
    });
    const refusal: Error = await ec2
      .send(
        new CreateSubnetCommand({ VpcId: 'vpc-1', CidrBlock: '10.0.0.0/24' }),
      )
      .then(
        () => new Error('allowed'),
        error => error,
      );
    const [, EncodedMessage] =
      /Encoded authorization failure message: (\S+)$/.exec(refusal.message) ??
      [];
    const { DecodedMessage } = await sts(admin).send(
      new DecodeAuthorizationMessageCommand({ EncodedMessage }),
    );
    expect(JSON.parse(DecodedMessage!)).toMatchObject({
      allowed: false,
      explicitDeny: false,
      context: { action: 'ec2:CreateSubnet' },
    });
    await expect(
      sts(admin).send(
        new DecodeAuthorizationMessageCommand({ EncodedMessage: 'nonsense' }),
      ),
    ).rejects.toMatchObject({ name: 'InvalidAuthorizationMessageException' });
    await expect(
      sts(by).send(new DecodeAuthorizationMessageCommand({ EncodedMessage })),
    ).rejects.toMatchObject({ name: 'AccessDenied' });
  });
});
