import {
  GetAWSDefaultServiceQuotaCommand,
  GetRequestedServiceQuotaChangeCommand,
  GetServiceQuotaCommand,
  ListAWSDefaultServiceQuotasCommand,
  ListRequestedServiceQuotaChangeHistoryByQuotaCommand,
  ListRequestedServiceQuotaChangeHistoryCommand,
  ListServiceQuotasCommand,
  ListServicesCommand,
  paginateListServiceQuotas,
  RequestServiceQuotaIncreaseCommand,
  ServiceQuotasClient,
} from '@aws-sdk/client-service-quotas';
import { CreateRoleCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import {
  OTHER_SPOKE,
  policy,
  SPOKE,
  startTestSandbox,
  TestSandbox,
} from '../../testing/startTestSandbox';

const DOMAINS = { ServiceCode: 'sagemaker', QuotaCode: 'L-B683BCB0' };
const ROLES = { ServiceCode: 'iam', QuotaCode: 'L-FE177D64' };

describe('Service Quotas', () => {
  let sandbox: TestSandbox;
  let quotas: ServiceQuotasClient;
  let inVirginia: ServiceQuotasClient;
  const advance = (seconds: number) =>
    sandbox.control('POST', 'clock/advance', { seconds });
  const valueOf = async (client: ServiceQuotasClient, quota = DOMAINS) =>
    (await client.send(new GetServiceQuotaCommand(quota))).Quota?.Value;

  beforeEach(async () => {
    sandbox = await startTestSandbox({ timeScale: 1 });
    const admin = sandbox.admin(SPOKE);
    quotas = new ServiceQuotasClient(sandbox.config(admin));
    inVirginia = new ServiceQuotasClient(sandbox.config(admin, 'us-east-1'));
  });
  afterEach(() => sandbox.stop());

  it('lists services, and quotas with their defaults', async () => {
    const { Services } = await quotas.send(new ListServicesCommand({}));
    expect(Services).toContainEqual({
      ServiceCode: 'sagemaker',
      ServiceName: 'Amazon SageMaker',
    });
    await expect(
      quotas.send(new GetServiceQuotaCommand(DOMAINS)),
    ).resolves.toMatchObject({
      Quota: {
        ...DOMAINS,
        QuotaName: 'Total domains',
        QuotaArn: `arn:aws:servicequotas:eu-west-1:${SPOKE}:sagemaker/L-B683BCB0`,
        Value: 2,
        Adjustable: true,
        GlobalQuota: false,
      },
    });
    const { Quotas } = await quotas.send(
      new ListAWSDefaultServiceQuotasCommand({ ServiceCode: 'vpc' }),
    );
    expect(Quotas).toContainEqual(
      expect.objectContaining({ QuotaName: 'VPCs per Region', Value: 5 }),
    );
  });

  it('pages', async () => {
    const pages: number[] = [];
    const codes = new Set<string>();
    for await (const { Quotas } of paginateListServiceQuotas(
      { client: quotas, pageSize: 3 },
      { ServiceCode: 'vpc' },
    )) {
      pages.push(Quotas!.length);
      Quotas!.forEach(({ QuotaCode }) => codes.add(QuotaCode!));
    }
    expect(pages.slice(0, -1).every(size => size === 3)).toBe(true);
    expect(codes.size).toBe(pages.reduce((sum, size) => sum + size, 0));
    await expect(
      quotas.send(
        new ListServiceQuotasCommand({
          ServiceCode: 'vpc',
          NextToken: 'nonsense',
        }),
      ),
    ).rejects.toMatchObject({ name: 'InvalidPaginationTokenException' });
  });

  it('shows what holds for all regions in us-east-1 only', async () => {
    await expect(
      inVirginia.send(new GetServiceQuotaCommand(ROLES)),
    ).resolves.toMatchObject({ Quota: { Value: 1000, GlobalQuota: true } });
    await expect(valueOf(quotas, ROLES)).rejects.toMatchObject({
      name: 'NoSuchResourceException',
    });
  });

  it.each([
    ['a service', { ServiceCode: 'nothing', QuotaCode: 'L-B683BCB0' }],
    ['a quota', { ServiceCode: 'sagemaker', QuotaCode: 'L-00000000' }],
    ['a quota of another service', { ...DOMAINS, ServiceCode: 'vpc' }],
  ])('does not know %s that does not exist', async (_what, quota) => {
    const refused = { name: 'NoSuchResourceException' };
    for (const Command of [
      GetServiceQuotaCommand,
      GetAWSDefaultServiceQuotaCommand,
      ListRequestedServiceQuotaChangeHistoryByQuotaCommand,
    ] as Array<new (input: typeof quota) => any>) {
      await expect(quotas.send(new Command(quota))).rejects.toMatchObject(
        refused,
      );
    }
  });

  it('grants a request in its time, in one account and region', async () => {
    const { RequestedQuota } = await quotas.send(
      new RequestServiceQuotaIncreaseCommand({ ...DOMAINS, DesiredValue: 20 }),
    );
    expect(RequestedQuota).toMatchObject({ Status: 'PENDING', ...DOMAINS });
    const now = async () =>
      (
        await quotas.send(
          new GetRequestedServiceQuotaChangeCommand({
            RequestId: RequestedQuota!.Id,
          }),
        )
      ).RequestedQuota!;
    await advance(60);
    await expect(now()).resolves.toMatchObject({
      Status: 'CASE_OPENED',
      CaseId: expect.any(String),
    });
    await expect(valueOf(quotas)).resolves.toBe(2);
    await advance(1800);
    await expect(now()).resolves.toMatchObject({ Status: 'APPROVED' });
    await expect(valueOf(quotas)).resolves.toBe(20);
    await expect(valueOf(inVirginia)).resolves.toBe(2);
    await expect(
      valueOf(
        new ServiceQuotasClient(sandbox.config(sandbox.admin(OTHER_SPOKE))),
      ),
    ).resolves.toBe(2);
    await expect(
      quotas.send(new GetAWSDefaultServiceQuotaCommand(DOMAINS)),
    ).resolves.toMatchObject({ Quota: { Value: 2 } });
  });

  it('denies what is too much, and takes one request at a time', async () => {
    const request = (DesiredValue: number) =>
      quotas.send(
        new RequestServiceQuotaIncreaseCommand({ ...DOMAINS, DesiredValue }),
      );
    await expect(request(2)).rejects.toMatchObject({
      name: 'IllegalArgumentException',
    });
    await request(1_000_000);
    await expect(request(10)).rejects.toMatchObject({
      name: 'ResourceAlreadyExistsException',
    });
    await advance(3600);
    await expect(
      quotas.send(
        new ListRequestedServiceQuotaChangeHistoryCommand({ Status: 'DENIED' }),
      ),
    ).resolves.toMatchObject({ RequestedQuotas: [{ Status: 'DENIED' }] });
    await expect(valueOf(quotas)).resolves.toBe(2);
    await request(10);
    await expect(
      quotas.send(
        new ListRequestedServiceQuotaChangeHistoryByQuotaCommand({
          ...DOMAINS,
          Status: 'PENDING',
        }),
      ),
    ).resolves.toMatchObject({ RequestedQuotas: [{ DesiredValue: 10 }] });
    await expect(
      quotas.send(
        new RequestServiceQuotaIncreaseCommand({
          ServiceCode: 'elasticfilesystem',
          QuotaCode: 'L-7391004C',
          DesiredValue: 500,
        }),
      ),
    ).rejects.toMatchObject({ name: 'InvalidResourceStateException' });
  });

  it('needs permissions, scoped by quota where AWS does', async () => {
    const { iam } = sandbox.clients(sandbox.admin(SPOKE));
    await iam.send(
      new CreateRoleCommand({
        RoleName: 'reader',
        AssumeRolePolicyDocument: policy({
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Principal: { AWS: `arn:aws:iam::${SPOKE}:root` },
        }),
      }),
    );
    await iam.send(
      new PutRolePolicyCommand({
        RoleName: 'reader',
        PolicyName: 'read',
        PolicyDocument: policy({
          Effect: 'Allow',
          Action: 'servicequotas:GetServiceQuota',
          Resource: 'arn:aws:servicequotas:*:*:sagemaker/*',
        }),
      }),
    );
    const reader = new ServiceQuotasClient(
      sandbox.config(
        await sandbox.assume(sandbox.admin(SPOKE), {
          RoleArn: `arn:aws:iam::${SPOKE}:role/reader`,
          RoleSessionName: 'test',
        }),
      ),
    );
    await expect(valueOf(reader)).resolves.toBe(2);
    for (const command of [
      new GetServiceQuotaCommand({
        ServiceCode: 'vpc',
        QuotaCode: 'L-F678F1CE',
      }),
      new RequestServiceQuotaIncreaseCommand({ ...DOMAINS, DesiredValue: 9 }),
    ]) {
      await expect(reader.send(command as any)).rejects.toMatchObject({
        name: 'AccessDeniedException',
      });
    }
  });

  it.each([
    ['no such account', { accountId: '000000000000' }, '404'],
    ['no such region', { region: 'eu-north-1' }, '404'],
    ['no such quota', { quotaCode: 'L-00000000' }, '404'],
    ['a value that is none', { value: '5' }, '400'],
    ['a value below nothing', { value: -1 }, '400'],
  ])('cannot be set from outside with %s', async (_what, change, status) => {
    const body = {
      accountId: SPOKE,
      region: 'eu-west-1',
      serviceCode: 'sagemaker',
      quotaCode: 'L-B683BCB0',
      value: 5,
    };
    await expect(
      sandbox.control('PUT', 'quotas', { ...body, ...change }),
    ).rejects.toThrow(status);
    await expect(valueOf(quotas)).resolves.toBe(2);
    await sandbox.control('PUT', 'quotas', body);
    await expect(valueOf(quotas)).resolves.toBe(5);
  });
});
