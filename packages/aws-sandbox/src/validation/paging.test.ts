import { createServices } from '../services';
import { QUOTAS } from '../services/servicequotas';
import { Call, pagingOf, walkPages } from '../testing/paging/walkPages';
import { ALL_SEEDS } from '../testing/paging/seeds/allSeeds';
import { SeededLists } from '../testing/paging/seeds/Seed';
import { AnyClient, sdkCall, sdkClient } from '../testing/sdkCall';
import {
  SPOKE,
  startTestSandbox,
  TestSandbox,
} from '../testing/startTestSandbox';
import { limitsOf } from '../testing/sampleInput';

/** Names and keys of items, which may be any. */
const OPEN_TOKENS = [
  'ExclusiveStartTableName',
  'ExclusiveStartKey',
  'PartNumberMarker',
  'KeyMarker',
];

const CLIENTS = new Map<string, AnyClient>();
const tested = new Set<string>();
let sandbox: TestSandbox;

const call: Call = (service, operation, input = {}) => {
  let client = CLIENTS.get(service);
  if (!client) {
    client = sdkClient(service, sandbox, sandbox.admin(SPOKE));
    CLIENTS.set(service, client);
  }
  return sdkCall(client, service, operation, input);
};

beforeAll(async () => {
  sandbox = await startTestSandbox();
  const { serviceCode, quotaCode } = QUOTAS.vpc.vpcs;
  await sandbox.control('PUT', 'quotas', {
    accountId: SPOKE,
    region: 'eu-west-1',
    serviceCode,
    quotaCode,
    value: 20,
  });
});

afterAll(async () => {
  CLIENTS.forEach(client => client.destroy());
  await sandbox.stop();
});

describe.each(ALL_SEEDS.map(seed => [seed.service, seed] as const))(
  'lists of %s',
  (service, seed) => {
    let lists: SeededLists;

    beforeAll(async () => {
      lists = await seed.fill(call, sandbox);
      Object.keys(lists).forEach(name => tested.add(`${service}.${name}`));
    }, 30_000);

    it('hold the same items whatever the size of their pages', async () => {
      const problems: string[] = [];
      for (const [operation, list] of Object.entries(lists)) {
        const pages = await walkPages(call, { service, operation, ...list });
        const all = pages.flat();
        const { size: member } = pagingOf(service, operation)!;
        const problem = member
          ? await badPages({ service, operation, ...list }, all, member)
          : repeats(all);
        if (all.length < 2 || (!member && pages.length < 2) || problem) {
          problems.push(
            `${operation}: ${all.length} items, ${pages.length} pages; ${problem}`,
          );
        }
      }
      expect(problems).toEqual([]);
    }, 60_000);

    it('refuse tokens that they did not give', async () => {
      const accepted: string[] = [];
      for (const [operation, list] of Object.entries(lists)) {
        const { tokenIn } = pagingOf(service, operation)!;
        if (OPEN_TOKENS.includes(tokenIn)) {
          continue;
        }
        const refusal: { $fault?: string; name?: string } = await call(
          service,
          operation,
          { ...list.input, [tokenIn]: 'bm9uZS1vZi15b3Vycw' },
        ).catch(error => error);
        if (refusal.$fault !== 'client' || refusal.name === 'SandboxFailure') {
          accepted.push(operation);
        }
      }
      expect(accepted).toEqual([]);
    });
  },
);

/** What is wrong with a list when it is asked for in pages of several sizes. */
async function badPages(
  list: { service: string; operation: string; input?: object; items?: string },
  all: readonly unknown[],
  member: string,
): Promise<string | undefined> {
  const least = leastSize(list.service, list.operation, member);
  for (const size of new Set([least, least + 1, Math.max(least, all.length)])) {
    const pages = await walkPages(call, list, { size });
    if (pages.flat().map(text).join() !== all.map(text).join()) {
      return `other items in pages of ${size}`;
    }
    if (pages.length !== Math.max(1, Math.ceil(all.length / size))) {
      return `${pages.length} pages of ${size}`;
    }
  }
  return undefined;
}

function repeats(all: readonly unknown[]): string | undefined {
  return new Set(all.map(text)).size === all.length ? undefined : 'repeats';
}

function leastSize(service: string, operation: string, member: string): number {
  const limits = limitsOf(service);
  const input = limits?.shapes[limits.operations[operation] ?? ''];
  const shape = limits?.shapes[input?.members?.[member] ?? ''];
  return Math.max(1, shape?.min ?? 1);
}

/** What an item is, whatever state it is in. */
function text(item: unknown): string {
  return typeof item === 'object' && item !== null && !Array.isArray(item)
    ? JSON.stringify(
        Object.entries(item).filter(
          ([name]) => !/state|status|updated|time|date|case/i.test(name),
        ),
      )
    : JSON.stringify(item);
}

/** Lists that have one item at most here, that AWS does not page, or that the tests of their services fill and walk. */
const ELSEWHERE: readonly string[] = [
  'apigateway.GetGatewayResponses',
  'backup.ListRecoveryPointsByBackupVault',
  'cloudformation.DescribeStackResourceDrifts',
  'cloudformation.ListHookResults',
  'monitoring.DescribeAlarms',
  'monitoring.ListMetrics',
  'monitoring.GetMetricData',
  'ce.GetCostAndUsage',
  'ce.GetDimensionValues',
  'ce.GetTags',
  'ce.ListCostAllocationTags',
  'dynamodb.ListTagsOfResource',
  'ec2.DescribeFlowLogs',
  'ec2.DescribeImages',
  'ec2.DescribeInstances',
  'ec2.DescribeInstanceStatus',
  'ec2.DescribeNatGateways',
  'ec2.DescribeTransitGatewayVpcAttachments',
  'ec2.DescribeTransitGatewayAttachments',
  'ec2.DescribeTransitGateways',
  'ec2.GetTransitGatewayRouteTableAssociations',
  'ec2.GetTransitGatewayRouteTablePropagations',
  'ec2.DescribeVpcEndpoints',
  'emr-serverless.ListJobRuns',
  'lambda.ListFunctionEventInvokeConfigs',
  'ram.GetResourceShareInvitations',
  'ram.ListPrincipals',
  'ram.ListResources',
  'route53.ListVPCAssociationAuthorizations',
  's3.ListObjects',
  's3.ListObjectVersions',
  'servicequotas.ListRequestedServiceQuotaChangeHistoryByQuota',
];

it('are all tested', () => {
  const missing = createServices().flatMap(({ name, operations }) =>
    Object.keys(operations)
      .filter(operation => pagingOf(name, operation))
      .map(operation => `${name}.${operation}`)
      .filter(list => !tested.has(list)),
  );
  expect(missing.filter(list => !ELSEWHERE.includes(list))).toEqual([]);
});
