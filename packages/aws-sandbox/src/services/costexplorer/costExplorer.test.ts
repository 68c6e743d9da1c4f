import {
  CostExplorerClient,
  GetCostAndUsageCommand,
  GetCostAndUsageCommandInput,
  GetDimensionValuesCommand,
  GetTagsCommand,
  ListCostAllocationTagsCommand,
  UpdateCostAllocationTagsStatusCommand,
} from '@aws-sdk/client-cost-explorer';
import {
  AllocateAddressCommand,
  CreateTagsCommand,
  EC2Client,
  ReleaseAddressCommand,
} from '@aws-sdk/client-ec2';
import { CreateKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { PutUserPolicyCommand } from '@aws-sdk/client-iam';
import {
  HUB,
  OTHER_SPOKE,
  policy,
  SPOKE,
  startTestSandbox,
  TestSandbox,
} from '../../testing/startTestSandbox';

const DAY_MS = 86_400_000;

let sandbox: TestSandbox;
let advanced = 0;
beforeAll(async () => {
  sandbox = await startTestSandbox({ timeScale: 0.001 });
});
afterAll(() => sandbox.stop());

const ce = (account: string) =>
  new CostExplorerClient(sandbox.config(sandbox.admin(account), 'us-east-1'));
const ec2 = (account: string) =>
  new EC2Client(sandbox.config(sandbox.admin(account)));

async function pass(days: number): Promise<void> {
  advanced += days;
  await sandbox.control('POST', 'clock/advance', { seconds: days * 86_400 });
}

/** A day before or after today, as the sandbox has it. */
const day = (offset: number) =>
  new Date(Date.now() + (advanced + offset) * DAY_MS)
    .toISOString()
    .slice(0, 10);

const ask = (account: string, input: Partial<GetCostAndUsageCommandInput>) =>
  ce(account).send(
    new GetCostAndUsageCommand({
      TimePeriod: { Start: day(-6), End: day(1) },
      Granularity: 'DAILY',
      Metrics: ['UnblendedCost'],
      ...input,
    }),
  );

/** Sums by group over all periods. */
async function sums(
  account: string,
  input: Partial<GetCostAndUsageCommandInput>,
): Promise<Record<string, number>> {
  const { ResultsByTime = [] } = await ask(account, input);
  const totals: Record<string, number> = {};
  for (const { Groups = [] } of ResultsByTime) {
    for (const { Keys = [], Metrics } of Groups) {
      const key = Keys.join('|');
      totals[key] = (totals[key] ?? 0) + Number(Metrics!.UnblendedCost.Amount);
    }
  }
  return totals;
}

const byService = { Type: 'DIMENSION', Key: 'SERVICE' } as const;

it('has nothing to show in its first day', async () => {
  await expect(ask(SPOKE, {})).rejects.toMatchObject({
    name: 'DataUnavailableException',
  });
});

describe('Cost Explorer', () => {
  let allocation: string;
  beforeAll(async () => {
    const { AllocationId } = await ec2(SPOKE).send(
      new AllocateAddressCommand({}),
    );
    allocation = AllocationId!;
    await ec2(SPOKE).send(
      new CreateTagsCommand({
        Resources: [allocation],
        Tags: [{ Key: 'gco:environment', Value: 'ana' }],
      }),
    );
    await new KMSClient(sandbox.config(sandbox.admin(OTHER_SPOKE))).send(
      new CreateKeyCommand({}),
    );
    await pass(3);
  });

  it('bills what exists by the hour, a day behind', async () => {
    const { ResultsByTime = [] } = await ask(SPOKE, {
      Filter: {
        Dimensions: {
          Key: 'USAGE_TYPE',
          Values: ['EU-PublicIPv4:InUseAddress'],
        },
      },
      Metrics: ['UnblendedCost', 'UsageQuantity'],
    });
    const amounts = ResultsByTime.map(({ Total }) =>
      Number(Total!.UnblendedCost.Amount),
    );
    const hours = ResultsByTime.reduce(
      (sum, { Total }) => sum + Number(Total!.UsageQuantity.Amount),
      0,
    );
    // Three days of life less the day that billing is behind.
    expect(hours).toBeGreaterThan(47.9);
    expect(hours).toBeLessThan(48.1);
    expect(amounts.reduce((sum, amount) => sum + amount)).toBeCloseTo(
      48 * 0.005,
      3,
    );
    expect(amounts[amounts.length - 1]).toBe(0);
  });

  it('shows the payer all accounts, the others their own', async () => {
    const definition = [{ Type: 'DIMENSION', Key: 'LINKED_ACCOUNT' } as const];
    const filter = {
      Not: {
        Dimensions: { Key: 'SERVICE' as const, Values: ['AWS Cost Explorer'] },
      },
    };
    const input = { GroupBy: definition, Filter: filter };
    expect(Object.keys(await sums(HUB, input)).sort()).toEqual([
      SPOKE,
      OTHER_SPOKE,
    ]);
    expect(Object.keys(await sums(SPOKE, input))).toEqual([SPOKE]);
    const { DimensionValueAttributes } = await ask(HUB, input);
    expect(DimensionValueAttributes).toContainEqual({
      Value: SPOKE,
      Attributes: { description: 'Analytics sandbox' },
    });
  });

  it('charges a cent for each request', async () => {
    await pass(2);
    expect(
      (await sums(SPOKE, { GroupBy: [byService] }))['AWS Cost Explorer'],
    ).toBeGreaterThanOrEqual(0.01);
  });

  it('lets tags count a day after the payer activated them, without what was before', async () => {
    const group = [{ Type: 'TAG', Key: 'gco:environment' } as const];
    const onAddresses = {
      GroupBy: group,
      Filter: {
        Dimensions: {
          Key: 'USAGE_TYPE' as const,
          Values: ['PublicIPv4'],
          MatchOptions: ['CONTAINS' as const],
        },
      },
    };
    expect(Object.keys(await sums(SPOKE, onAddresses))).toEqual([
      'gco:environment$',
    ]);
    const activate = (account: string, TagKey = 'gco:environment') =>
      ce(account).send(
        new UpdateCostAllocationTagsStatusCommand({
          CostAllocationTagsStatus: [{ TagKey, Status: 'Active' }],
        }),
      );
    await expect(activate(SPOKE)).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
    expect((await activate(HUB, 'nobody:has')).Errors).toMatchObject([
      { TagKey: 'nobody:has', Code: 'TagKeysNotFoundException' },
    ]);
    const list = () => ce(HUB).send(new ListCostAllocationTagsCommand({}));
    expect((await list()).CostAllocationTags).toMatchObject([
      { TagKey: 'gco:environment', Status: 'Inactive', Type: 'UserDefined' },
    ]);
    expect((await activate(HUB)).Errors).toEqual([]);
    expect((await list()).CostAllocationTags).toMatchObject([
      { Status: 'Active' },
    ]);
    await pass(4);
    const totals = await sums(SPOKE, onAddresses);
    expect(totals['gco:environment$ana']).toBeGreaterThan(0);
    expect(totals['gco:environment$']).toBeGreaterThan(0);
    const { Tags } = await ce(SPOKE).send(
      new GetTagsCommand({
        TimePeriod: { Start: day(-6), End: day(1) },
        TagKey: 'gco:environment',
      }),
    );
    expect(Tags).toEqual(['ana']);
    const tagged = await sums(SPOKE, {
      GroupBy: [byService],
      Filter: { Tags: { Key: 'gco:environment', Values: ['ana'] } },
    });
    expect(Object.keys(tagged)).toEqual(['Amazon Virtual Private Cloud']);
  });

  it('stops billing what is gone', async () => {
    await ec2(SPOKE).send(
      new ReleaseAddressCommand({ AllocationId: allocation }),
    );
    await pass(4);
    const { ResultsByTime = [] } = await ask(SPOKE, {
      TimePeriod: { Start: day(-2), End: day(0) },
      Filter: {
        Dimensions: {
          Key: 'SERVICE',
          Values: ['Amazon Virtual Private Cloud'],
        },
      },
    });
    expect(ResultsByTime.map(({ Total }) => Total!.UnblendedCost)).toEqual([
      { Amount: '0', Unit: 'USD' },
      { Amount: '0', Unit: 'USD' },
    ]);
  });

  it('cuts months at their borders', async () => {
    const { ResultsByTime = [] } = await ask(SPOKE, {
      TimePeriod: { Start: day(-45), End: day(1) },
      Granularity: 'MONTHLY',
    });
    expect(ResultsByTime[0].TimePeriod!.Start).toBe(day(-45));
    expect(
      ResultsByTime.slice(1).every(({ TimePeriod }) =>
        TimePeriod!.Start!.endsWith('-01'),
      ),
    ).toBe(true);
    expect(ResultsByTime[ResultsByTime.length - 1]).toMatchObject({
      TimePeriod: { End: day(1) },
      Estimated: true,
    });
    expect(ResultsByTime[0].Estimated).toBe(false);
  });

  it('lists the values of a dimension', async () => {
    const { DimensionValues, TotalSize } = await ce(SPOKE).send(
      new GetDimensionValuesCommand({
        TimePeriod: { Start: day(-20), End: day(1) },
        Dimension: 'SERVICE',
        SearchString: 'private',
      }),
    );
    expect(TotalSize).toBe(1);
    expect(DimensionValues![0].Value).toBe('Amazon Virtual Private Cloud');
  });

  it.each<[string, () => Partial<GetCostAndUsageCommandInput>, RegExp]>([
    [
      'a start that is not before the end',
      () => ({ TimePeriod: { Start: day(0), End: day(0) } }),
      /should be before/,
    ],
    [
      'a start beyond fourteen months',
      () => ({ TimePeriod: { Start: day(-500), End: day(0) } }),
      /beyond 14 months/,
    ],
    [
      'an end beyond next month',
      () => ({ TimePeriod: { Start: day(-5), End: day(70) } }),
      /past the beginning of next month/,
    ],
    [
      'a start in the future',
      () => ({ TimePeriod: { Start: day(1), End: day(2) } }),
      /future|past the beginning/,
    ],
    [
      'a day that is none',
      () => ({ TimePeriod: { Start: '2026-02-31', End: day(0) } }),
      /invalid/,
    ],
    ['no metric', () => ({ Metrics: [] }), /Metrics/],
    ['an unknown metric', () => ({ Metrics: ['Price'] }), /Price/],
    [
      'three groups',
      () => ({ GroupBy: [byService, byService, byService] }),
      /Up to 2/,
    ],
    ['hours', () => ({ Granularity: 'HOURLY' as const }), /Hourly/],
    [
      'two things in one filter',
      () => ({
        Filter: {
          Dimensions: { Key: 'SERVICE', Values: ['x'] },
          Tags: { Key: 'a', Values: ['b'] },
        },
      }),
      /only one/,
    ],
  ])('refuses %s', async (_, input, message) => {
    await expect(ask(SPOKE, input())).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringMatching(message),
    });
  });

  it('refuses a page token that it did not give', async () => {
    await expect(ask(SPOKE, { NextPageToken: 'eA' })).rejects.toMatchObject({
      name: 'InvalidNextTokenException',
    });
  });

  it('asks for the permission of each operation', async () => {
    await sandbox.clients(sandbox.admin(OTHER_SPOKE)).iam.send(
      new PutUserPolicyCommand({
        UserName: 'admin',
        PolicyName: 'no-costs',
        PolicyDocument: policy({
          Effect: 'Deny',
          Action: 'ce:GetCostAndUsage',
          Resource: '*',
        }),
      }),
    );
    await expect(ask(OTHER_SPOKE, {})).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining('ce:GetCostAndUsage'),
    });
  });
});
