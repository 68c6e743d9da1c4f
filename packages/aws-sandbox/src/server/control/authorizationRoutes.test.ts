import { CreateRoleCommand, ListRolesCommand } from '@aws-sdk/client-iam';
import { GetParameterCommand } from '@aws-sdk/client-ssm';
import {
  policy,
  SPOKE,
  startTestSandbox,
  TestSandbox,
} from '../../testing/startTestSandbox';

interface Answer {
  authorizations: Array<{ principal: string; actions: object[] }>;
}

const ROLE = `arn:aws:iam::${SPOKE}:role/reader`;

describe('the record of authorizations', () => {
  let sandbox: TestSandbox;
  beforeAll(async () => {
    sandbox = await startTestSandbox();
    const { iam } = sandbox.clients(sandbox.admin(SPOKE));
    await iam.send(
      new CreateRoleCommand({
        RoleName: 'reader',
        AssumeRolePolicyDocument: policy({
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Principal: { AWS: SPOKE },
        }),
      }),
    );
  });
  afterAll(() => sandbox.stop());

  const record = (query = '') =>
    sandbox.control<Answer>('GET', `authorizations${query}`);

  it('counts what roles were refused and users were allowed, with the first few resources', async () => {
    const session = await sandbox.assume(sandbox.admin(SPOKE), {
      RoleArn: ROLE,
      RoleSessionName: 'one',
    });
    const { ssm } = sandbox.clients(session);
    for (let index = 0; index < 7; index++) {
      await expect(
        ssm.send(new GetParameterCommand({ Name: `/p/${index}` })),
      ).rejects.toMatchObject({ name: 'AccessDeniedException' });
    }
    const { authorizations } = await record(
      `?principal=${encodeURIComponent(ROLE)}`,
    );
    expect(authorizations).toEqual([
      {
        principal: ROLE,
        actions: [
          {
            action: 'ssm:GetParameter',
            denied: {
              count: 7,
              resources: [0, 1, 2, 3, 4].map(
                index => `arn:aws:ssm:eu-west-1:${SPOKE}:parameter/p/${index}`,
              ),
            },
          },
        ],
      },
    ]);
    const all = await record();
    const admin = all.authorizations.find(({ principal }) =>
      principal.startsWith(`arn:aws:iam::${SPOKE}:user/`),
    );
    expect(admin?.actions).toContainEqual({
      action: 'sts:AssumeRole',
      allowed: { count: 1, resources: [ROLE] },
    });
  });

  it('begins anew when told to', async () => {
    const { iam } = sandbox.clients(sandbox.admin(SPOKE));
    await sandbox.control('DELETE', 'authorizations');
    expect(await record()).toEqual({ authorizations: [] });
    await iam.send(new ListRolesCommand({}));
    expect((await record()).authorizations).toHaveLength(1);
  });

  it('knows no other questions', async () => {
    await expect(record('?role=x')).rejects.toThrow('400');
  });
});
