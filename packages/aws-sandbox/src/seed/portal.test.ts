import { CreateRoleCommand } from '@aws-sdk/client-iam';
import {
  GetBucketEncryptionCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import {
  DeleteDomainCommand,
  ListDomainsCommand,
} from '@aws-sdk/client-sagemaker';
import { GetParameterCommand } from '@aws-sdk/client-ssm';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import {
  HUB,
  OTHER_SPOKE,
  SPOKE,
  startTestSandbox,
  TestCredentials,
  TestSandbox,
} from '../testing/startTestSandbox';

const HUB_ROLE = `arn:aws:iam::${HUB}:role/gco-analytics-hub`;
const REGIONS = ['eu-west-1', 'us-east-1'];
const SPOKES = [SPOKE, OTHER_SPOKE, '222233334444', '888899990000'];

describe("the portal's world", () => {
  let sandbox: TestSandbox;
  let hub: TestCredentials;
  const portal = {
    accessKeyId: 'AKIAGCOLOCALPORTAL01',
    secretAccessKey: 'local-portal-secret-not-a-real-key',
  };

  const readRole = (
    account: string,
    by: TestCredentials,
    ExternalId?: string,
  ) =>
    sandbox.assume(by, {
      RoleArn: `arn:aws:iam::${account}:role/gco-analytics-read`,
      RoleSessionName: 'portal',
      ExternalId,
    });
  const bootstrapRole = (
    account: string,
    role: string,
    region = 'eu-west-1',
    extra: object = {},
  ) =>
    sandbox.assume(hub, {
      RoleArn: `arn:aws:iam::${account}:role/cdk-hnb659fds-${role}-role-${account}-${region}`,
      RoleSessionName: 'deploy',
      ...extra,
    });
  const denied = { name: expect.stringMatching(/^AccessDenied/) };

  beforeAll(async () => {
    sandbox = await startTestSandbox({ seed: 'portal' });
    hub = await sandbox.assume(portal, {
      RoleArn: HUB_ROLE,
      RoleSessionName: 'portal',
    });
  });
  afterAll(() => sandbox.stop());

  it("lets the portal's user become the hub role and nothing else", async () => {
    await expect(
      sandbox.clients(hub).sts.send(new GetCallerIdentityCommand({})),
    ).resolves.toMatchObject({
      Arn: `arn:aws:sts::${HUB}:assumed-role/gco-analytics-hub/portal`,
    });
    await expect(
      readRole(SPOKE, portal, `local-read-${SPOKE}`),
    ).rejects.toMatchObject(denied);
    const { sageMaker, ssm } = sandbox.clients(portal);
    await expect(
      sageMaker.send(new ListDomainsCommand({})),
    ).rejects.toMatchObject(denied);
    await expect(
      ssm.send(
        new GetParameterCommand({ Name: '/cdk-bootstrap/hnb659fds/version' }),
      ),
    ).rejects.toMatchObject(denied);
  });

  it("lets only the portal's user become the hub role", async () => {
    for (const account of [HUB, SPOKE]) {
      await expect(
        sandbox.assume(sandbox.admin(account), {
          RoleArn: HUB_ROLE,
          RoleSessionName: 'other',
        }),
      ).rejects.toMatchObject(denied);
    }
  });

  it.each(SPOKES)(
    'lets the hub read account %s with its external id',
    async account => {
      const read = sandbox.clients(
        await readRole(account, hub, `local-read-${account}`),
      );
      await expect(
        read.sageMaker.send(new ListDomainsCommand({})),
      ).resolves.toMatchObject({ Domains: [] });
      await expect(
        read.s3.send(
          new GetBucketEncryptionCommand({
            Bucket: `cdk-hnb659fds-assets-${account}-eu-west-1`,
          }),
        ),
      ).resolves.toBeDefined();
      await expect(
        read.sageMaker.send(
          new DeleteDomainCommand({ DomainId: 'd-abcdefabcdef' }),
        ),
      ).rejects.toMatchObject(denied);
      await expect(
        read.s3.send(
          new ListObjectsV2Command({
            Bucket: `cdk-hnb659fds-assets-${account}-eu-west-1`,
          }),
        ),
      ).rejects.toMatchObject(denied);
    },
  );

  it('refuses the read role without its external id, with another, and to others', async () => {
    await expect(readRole(SPOKE, hub)).rejects.toMatchObject(denied);
    await expect(
      readRole(SPOKE, hub, `local-read-${OTHER_SPOKE}`),
    ).rejects.toMatchObject(denied);
    await expect(
      readRole(SPOKE, sandbox.admin(SPOKE), `local-read-${SPOKE}`),
    ).rejects.toMatchObject(denied);
  });

  it.each(REGIONS)('has every account bootstrapped in %s', async region => {
    for (const account of [HUB, ...SPOKES]) {
      const { ssm, s3 } = sandbox.clients(sandbox.admin(account), region);
      await expect(
        ssm.send(
          new GetParameterCommand({ Name: '/cdk-bootstrap/hnb659fds/version' }),
        ),
      ).resolves.toMatchObject({
        Parameter: { Value: '30' },
      });
      await expect(
        s3.send(
          new ListObjectsV2Command({
            Bucket: `cdk-hnb659fds-assets-${account}-${region}`,
          }),
        ),
      ).resolves.toMatchObject({ KeyCount: 0 });
    }
  });

  it('lets the hub deploy to the spokes: each bootstrap role may do its own part', async () => {
    const Bucket = `cdk-hnb659fds-assets-${SPOKE}-eu-west-1`;
    const publish = sandbox.clients(
      await bootstrapRole(SPOKE, 'file-publishing'),
    );
    await publish.s3.send(new GetBucketEncryptionCommand({ Bucket }));
    await publish.s3.send(
      new PutObjectCommand({ Bucket, Key: 'template.json', Body: '{}' }),
    );
    await expect(
      publish.s3.send(
        new PutObjectCommand({
          Bucket: `cdk-hnb659fds-assets-${OTHER_SPOKE}-eu-west-1`,
          Key: 'x',
          Body: 'x',
        }),
      ),
    ).rejects.toMatchObject(denied);
    const deploy = sandbox.clients(await bootstrapRole(SPOKE, 'deploy'));
    await deploy.ssm.send(
      new GetParameterCommand({ Name: '/cdk-bootstrap/hnb659fds/version' }),
    );
    await expect(
      deploy.s3.send(new PutObjectCommand({ Bucket, Key: 'x', Body: 'x' })),
    ).rejects.toMatchObject(denied);
    const lookup = sandbox.clients(await bootstrapRole(SPOKE, 'lookup'));
    await lookup.sageMaker.send(new ListDomainsCommand({}));
    await expect(
      lookup.iam.send(
        new CreateRoleCommand({
          RoleName: 'x',
          AssumeRolePolicyDocument: '{}',
        }),
      ),
    ).rejects.toMatchObject(denied);
  });

  it('keeps the bootstrap roles from deputies, other spokes and people', async () => {
    await expect(
      bootstrapRole(SPOKE, 'deploy', 'eu-west-1', { ExternalId: 'any' }),
    ).rejects.toMatchObject(denied);
    await expect(bootstrapRole(SPOKE, 'cfn-exec')).rejects.toMatchObject(
      denied,
    );
    await expect(
      sandbox.assume(sandbox.admin(OTHER_SPOKE), {
        RoleArn: `arn:aws:iam::${SPOKE}:role/cdk-hnb659fds-deploy-role-${SPOKE}-eu-west-1`,
        RoleSessionName: 'other',
      }),
    ).rejects.toMatchObject(denied);
  });
});
