import {
  CreateRoleCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  ListRolesCommand,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import {
  AssumeRoleCommand,
  AssumeRoleCommandInput,
  GetCallerIdentityCommand,
  STSClient,
} from '@aws-sdk/client-sts';
import {
  HUB,
  policy,
  SPOKE,
  startTestSandbox,
  TestCredentials,
  TestSandbox,
} from '../../testing/startTestSandbox';

const BROKER = `arn:aws:iam::${HUB}:role/broker`;
const TARGET = `arn:aws:iam::${SPOKE}:role/gco/env-access`;
const ANY_ACTION = { Effect: 'Allow', Action: '*', Resource: '*' };

/** Trust as the environments' access roles have it. */
const PERSONAL_TRUST = [
  {
    Effect: 'Allow',
    Action: 'sts:AssumeRole',
    Principal: { AWS: BROKER },
    Condition: {
      StringEquals: { 'sts:ExternalId': 'env-1' },
      StringLike: {
        'aws:RequestTag/studiouserid': '?*',
        'sts:SourceIdentity': '?*',
      },
    },
  },
  {
    Effect: 'Allow',
    Action: 'sts:TagSession',
    Principal: { AWS: BROKER },
    Condition: {
      'ForAllValues:StringEquals': { 'aws:TagKeys': ['studiouserid'] },
    },
  },
  {
    Effect: 'Allow',
    Action: 'sts:SetSourceIdentity',
    Principal: { AWS: BROKER },
    Condition: { StringLike: { 'sts:SourceIdentity': '?*' } },
  },
];

const PERSONAL: AssumeRoleCommandInput = {
  RoleArn: TARGET,
  RoleSessionName: 'ana',
  ExternalId: 'env-1',
  SourceIdentity: 'ana',
  Tags: [{ Key: 'studiouserid', Value: 'ana' }],
};

describe('STS', () => {
  let sandbox: TestSandbox;
  let broker: TestCredentials;

  const createRole = async (
    accountId: string,
    name: string,
    trust: object[],
    permissions: object[] = [ANY_ACTION],
    extra: {
      Path?: string;
      MaxSessionDuration?: number;
      Tags?: Array<{ Key: string; Value: string }>;
    } = {},
  ) => {
    const { iam } = sandbox.clients(sandbox.admin(accountId));
    await iam.send(
      new CreateRoleCommand({
        RoleName: name,
        AssumeRolePolicyDocument: policy(...trust),
        ...extra,
      }),
    );
    await iam.send(
      new PutRolePolicyCommand({
        RoleName: name,
        PolicyName: 'p',
        PolicyDocument: policy(...permissions),
      }),
    );
  };
  const assume = (by: TestCredentials, input: AssumeRoleCommandInput) =>
    new STSClient(sandbox.config(by)).send(new AssumeRoleCommand(input));

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    await createRole(HUB, 'broker', [
      {
        Effect: 'Allow',
        Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'],
        Principal: { AWS: HUB },
      },
    ]);
    await createRole(SPOKE, 'env-access', PERSONAL_TRUST, [ANY_ACTION], {
      Path: '/gco/',
    });
    broker = await sandbox.assume(sandbox.admin(HUB), {
      RoleArn: BROKER,
      RoleSessionName: 'portal',
    });
  });
  afterAll(() => sandbox.stop());

  it('tells users and role sessions who they are', async () => {
    const { sts } = sandbox.clients(sandbox.admin(HUB));
    await expect(
      sts.send(new GetCallerIdentityCommand({})),
    ).resolves.toMatchObject({
      Account: HUB,
      Arn: `arn:aws:iam::${HUB}:user/admin`,
      UserId: expect.stringMatching(/^AIDA[A-Z2-7]{17}$/),
    });
    await expect(
      sandbox.clients(broker).sts.send(new GetCallerIdentityCommand({})),
    ).resolves.toMatchObject({
      Account: HUB,
      Arn: `arn:aws:sts::${HUB}:assumed-role/broker/portal`,
      UserId: expect.stringMatching(/^AROA[A-Z2-7]{17}:portal$/),
    });
  });

  it('assumes a role across accounts with external id, tag and source identity', async () => {
    const before = Date.now();
    const output = await assume(broker, { ...PERSONAL, DurationSeconds: 900 });
    expect(output).toMatchObject({
      AssumedRoleUser: {
        Arn: `arn:aws:sts::${SPOKE}:assumed-role/env-access/ana`,
        AssumedRoleId: expect.stringMatching(/:ana$/),
      },
      SourceIdentity: 'ana',
      Credentials: { AccessKeyId: expect.stringMatching(/^ASIA[A-Z2-7]{16}$/) },
    });
    const lifetime = output.Credentials!.Expiration!.getTime() - before;
    expect(lifetime).toBeGreaterThan(898_000);
    expect(lifetime).toBeLessThanOrEqual(901_000);
  });

  it.each<[string, Partial<AssumeRoleCommandInput>, string]>([
    ['a wrong external id', { ExternalId: 'env-2' }, 'sts:AssumeRole'],
    ['no external id', { ExternalId: undefined }, 'sts:AssumeRole'],
    ['no source identity', { SourceIdentity: undefined }, 'sts:AssumeRole'],
    ['no tag', { Tags: undefined }, 'sts:AssumeRole'],
    [
      'a further tag',
      {
        Tags: [
          { Key: 'studiouserid', Value: 'ana' },
          { Key: 'admin', Value: 'yes' },
        ],
      },
      'sts:TagSession',
    ],
    [
      'a role that does not exist',
      { RoleArn: `${TARGET}-2` },
      'sts:AssumeRole',
    ],
    [
      'a role of an account that does not exist',
      { RoleArn: 'arn:aws:iam::999999999999:role/x' },
      'sts:AssumeRole',
    ],
    [
      'the role without its path',
      { RoleArn: `arn:aws:iam::${SPOKE}:role/env-access` },
      'sts:AssumeRole',
    ],
  ])(
    'refuses %s and says no more than AWS does',
    async (_name, change, action) => {
      const input = { ...PERSONAL, ...change };
      await expect(assume(broker, input)).rejects.toMatchObject({
        name: 'AccessDenied',
        message: `User: arn:aws:sts::${HUB}:assumed-role/broker/portal is not authorized to perform: ${action} on resource: ${input.RoleArn}`,
        $metadata: { httpStatusCode: 403 },
      });
    },
  );

  it('refuses a principal that the role does not trust, whatever that principal may do', async () => {
    await expect(assume(sandbox.admin(HUB), PERSONAL)).rejects.toMatchObject({
      name: 'AccessDenied',
    });
    await expect(assume(sandbox.admin(SPOKE), PERSONAL)).rejects.toMatchObject({
      name: 'AccessDenied',
    });
  });

  it.each([
    ['sts:TagSession', ['sts:AssumeRole', 'sts:SetSourceIdentity']],
    ['sts:SetSourceIdentity', ['sts:AssumeRole', 'sts:TagSession']],
  ])("needs %s on the caller's side as well", async (missing, granted) => {
    const name = `caller-without-${missing.slice(4)}`;
    await createRole(
      HUB,
      name,
      [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: HUB } }],
      [{ Effect: 'Allow', Action: granted, Resource: '*' }],
    );
    const target = `trusts-${name}`;
    await createRole(SPOKE, target, [
      { Effect: 'Allow', Action: 'sts:*', Principal: { AWS: HUB } },
    ]);
    const caller = await sandbox.assume(sandbox.admin(HUB), {
      RoleArn: `arn:aws:iam::${HUB}:role/${name}`,
      RoleSessionName: 'portal',
    });
    await expect(
      assume(caller, {
        ...PERSONAL,
        RoleArn: `arn:aws:iam::${SPOKE}:role/${target}`,
      }),
    ).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining(missing),
    });
  });

  it('needs separate trust statements: one with an external id does not allow to tag', async () => {
    await createRole(SPOKE, 'merged', [
      {
        Effect: 'Allow',
        Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'],
        Principal: { AWS: BROKER },
        Condition: { StringEquals: { 'sts:ExternalId': 'env-1' } },
      },
    ]);
    const RoleArn = `arn:aws:iam::${SPOKE}:role/merged`;
    await expect(
      assume(broker, { ...PERSONAL, RoleArn }),
    ).rejects.toMatchObject({
      message: expect.stringContaining('sts:TagSession'),
    });
    await expect(
      assume(broker, {
        RoleArn,
        RoleSessionName: 'portal',
        ExternalId: 'env-1',
      }),
    ).resolves.toBeDefined();
  });

  it.each<[string, Partial<AssumeRoleCommandInput>, string]>([
    ['a short session name', { RoleSessionName: 'a' }, "'roleSessionName'"],
    [
      'spaces in a session name',
      { RoleSessionName: 'ana maria' },
      "Value 'ana maria' at 'roleSessionName'",
    ],
    [
      'a long session name',
      { RoleSessionName: 'a'.repeat(65) },
      "'roleSessionName'",
    ],
    [
      'odd characters in a source identity',
      { SourceIdentity: 'ana/x' },
      "'sourceIdentity'",
    ],
    [
      'a source identity of AWS',
      { SourceIdentity: 'aws:ana' },
      'sourceIdentity',
    ],
    ['a short duration', { DurationSeconds: 899 }, "'durationSeconds'"],
    ['a long duration', { DurationSeconds: 43_201 }, "'durationSeconds'"],
    ['an odd external id', { ExternalId: 'a b' }, "'externalId'"],
    [
      'an odd tag key',
      { Tags: [{ Key: 'a;b', Value: 'x' }] },
      "'tags.1.member.key'",
    ],
    [
      'a long tag value',
      { Tags: [{ Key: 'a', Value: 'x'.repeat(257) }] },
      "'tags.1.member.value'",
    ],
    [
      'too many tags',
      {
        Tags: Array.from({ length: 51 }, (_, i) => ({
          Key: `k${i}`,
          Value: '',
        })),
      },
      "'tags'",
    ],
    [
      'a long session policy',
      { Policy: policy({ Sid: 'a'.repeat(2048), ...ANY_ACTION }) },
      "'policy'",
    ],
  ])('refuses %s', async (_name, change, hint) => {
    await expect(
      assume(broker, { ...PERSONAL, ...change }),
    ).rejects.toMatchObject({
      name: 'ValidationError',
      message: expect.stringContaining(hint),
    });
  });

  it('refuses tag keys that differ in case only, and a malformed session policy', async () => {
    const Tags = [
      { Key: 'studiouserid', Value: 'ana' },
      { Key: 'StudioUserId', Value: 'bruno' },
    ];
    await expect(assume(broker, { ...PERSONAL, Tags })).rejects.toMatchObject({
      name: 'InvalidParameterValue',
    });
    await expect(
      assume(broker, { ...PERSONAL, Policy: '{"Statement":[]}' }),
    ).rejects.toMatchObject({
      name: 'MalformedPolicyDocumentException',
    });
  });

  it("caps chained sessions at an hour and others at the role's maximum", async () => {
    await createRole(
      HUB,
      'long',
      [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: HUB } }],
      [ANY_ACTION],
      {
        MaxSessionDuration: 7200,
      },
    );
    const input = {
      RoleArn: `arn:aws:iam::${HUB}:role/long`,
      RoleSessionName: 'long',
    };
    await expect(
      assume(sandbox.admin(HUB), { ...input, DurationSeconds: 7200 }),
    ).resolves.toBeDefined();
    await expect(
      assume(sandbox.admin(HUB), { ...input, DurationSeconds: 7201 }),
    ).rejects.toMatchObject({
      message: expect.stringContaining('MaxSessionDuration'),
    });
    await expect(
      assume(broker, { ...input, DurationSeconds: 3601 }),
    ).rejects.toMatchObject({
      message: expect.stringContaining('role chaining'),
    });
  });

  it('keeps source identity and transitive tags along a chain and refuses to change them', async () => {
    await createRole(HUB, 'hop', [
      { Effect: 'Allow', Action: 'sts:*', Principal: { AWS: HUB } },
    ]);
    const hop = {
      RoleArn: `arn:aws:iam::${HUB}:role/hop`,
      RoleSessionName: 'hop',
    };
    const first = await sandbox.assume(sandbox.admin(HUB), {
      ...hop,
      SourceIdentity: 'ana',
      Tags: [
        { Key: 'team', Value: 'forecasting' },
        { Key: 'note', Value: 'x' },
      ],
      TransitiveTagKeys: ['team'],
    });
    await createRole(SPOKE, 'team-only', [
      {
        Effect: 'Allow',
        Action: ['sts:AssumeRole', 'sts:TagSession'],
        Principal: { AWS: HUB },
        Condition: {
          StringEquals: { 'aws:RequestTag/team': 'forecasting' },
          Null: { 'aws:RequestTag/note': 'true' },
        },
      },
      {
        Effect: 'Allow',
        Action: 'sts:SetSourceIdentity',
        Principal: { AWS: HUB },
      },
    ]);
    const next = {
      RoleArn: `arn:aws:iam::${SPOKE}:role/team-only`,
      RoleSessionName: 'next',
    };
    await expect(assume(first, next)).resolves.toMatchObject({
      SourceIdentity: 'ana',
    });
    await expect(
      assume(first, { ...next, SourceIdentity: 'bruno' }),
    ).rejects.toMatchObject({ name: 'AccessDenied' });
    await expect(
      assume(first, { ...next, Tags: [{ Key: 'TEAM', Value: 'fraud' }] }),
    ).rejects.toMatchObject({
      name: 'InvalidParameterValue',
    });
  });

  it('limits a session to what its inline policy allows', async () => {
    const limited = await sandbox.assume(broker, {
      ...PERSONAL,
      Policy: policy({
        Effect: 'Allow',
        Action: 'ssm:GetParameter',
        Resource: '*',
      }),
    });
    await expect(
      assume(limited, {
        RoleArn: TARGET,
        RoleSessionName: 'again',
        ExternalId: 'env-1',
      }),
    ).rejects.toMatchObject({ name: 'AccessDenied' });
    await expect(
      sandbox.clients(limited).iam.send(
        new CreateRoleCommand({
          RoleName: 'x',
          AssumeRolePolicyDocument: policy(),
        }),
      ),
    ).rejects.toMatchObject({
      name: 'AccessDenied',
      message: `User: arn:aws:sts::${SPOKE}:assumed-role/env-access/ana is not authorized to perform: iam:CreateRole on resource: arn:aws:iam::${SPOKE}:role/x because no session policy allows the iam:CreateRole action`,
    });
  });

  it('puts the tags of role and session into policies', async () => {
    await createRole(
      SPOKE,
      'tagged',
      [
        {
          Effect: 'Allow',
          Action: ['sts:AssumeRole', 'sts:TagSession'],
          Principal: { AWS: SPOKE },
        },
      ],
      [
        {
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Resource: '*',
          Condition: {
            StringEquals: {
              'aws:PrincipalTag/team': 'fraud',
              'aws:PrincipalTag/site': 'zurich',
            },
          },
        },
      ],
      {
        Tags: [
          { Key: 'team', Value: 'none' },
          { Key: 'site', Value: 'zurich' },
        ],
      },
    );
    const RoleArn = `arn:aws:iam::${SPOKE}:role/tagged`;
    const as = (team: string) =>
      sandbox.assume(sandbox.admin(SPOKE), {
        RoleArn,
        RoleSessionName: 'x1',
        Tags: [{ Key: 'team', Value: team }],
      });
    await expect(
      assume(await as('fraud'), { RoleArn, RoleSessionName: 'x2' }),
    ).resolves.toBeDefined();
    await expect(
      assume(await as('other'), { RoleArn, RoleSessionName: 'x2' }),
    ).rejects.toMatchObject({
      name: 'AccessDenied',
    });
  });

  it('gives a session nothing of a role that was made anew', async () => {
    const trust = [
      {
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: { AWS: HUB },
      },
    ];
    await createRole(HUB, 'again', trust);
    const RoleArn = `arn:aws:iam::${HUB}:role/again`;
    const session = await sandbox.assume(sandbox.admin(HUB), {
      RoleArn,
      RoleSessionName: 'old',
    });
    const { iam } = sandbox.clients(sandbox.admin(HUB));
    const listRoles = () =>
      sandbox.clients(session).iam.send(new ListRolesCommand({}));
    await expect(listRoles()).resolves.toBeDefined();
    await iam.send(
      new DeleteRolePolicyCommand({ RoleName: 'again', PolicyName: 'p' }),
    );
    await iam.send(new DeleteRoleCommand({ RoleName: 'again' }));
    await expect(listRoles()).rejects.toMatchObject({ name: 'AccessDenied' });
    await createRole(HUB, 'again', trust);
    await expect(listRoles()).rejects.toMatchObject({ name: 'AccessDenied' });
  });
});
