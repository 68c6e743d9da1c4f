import {
  AssociateWebACLCommand,
  CheckCapacityCommand,
  CreateWebACLCommand,
  DeleteWebACLCommand,
  DisassociateWebACLCommand,
  GetWebACLCommand,
  GetWebACLForResourceCommand,
  ListResourcesForWebACLCommand,
  PutLoggingConfigurationCommand,
  Rule,
  UpdateWebACLCommand,
  WAFV2Client,
} from '@aws-sdk/client-wafv2';
import { ApiWorld, startApiWorld } from '../../execute-api/testing/apiWorld';
import { SPOKE } from '../../testing/startTestSandbox';

jest.setTimeout(30_000);

const VISIBILITY = {
  CloudWatchMetricsEnabled: false,
  SampledRequestsEnabled: false,
  MetricName: 'test',
};

/** A rule that blocks unless told otherwise. */
const rule = (Priority: number, rest: Partial<Rule>): Rule => ({
  Name: `rule-${Priority}`,
  Priority,
  Statement: undefined,
  Action: rest.OverrideAction ? undefined : { Block: {} },
  VisibilityConfig: VISIBILITY,
  ...rest,
});
const rate = (Limit: number, EvaluationWindowSec?: number) => ({
  RateBasedStatement: {
    Limit,
    AggregateKeyType: 'IP' as const,
    EvaluationWindowSec,
  },
});
const managed = (Name: string) => ({
  OverrideAction: { None: {} },
  Statement: { ManagedRuleGroupStatement: { VendorName: 'AWS', Name } },
});

let world: ApiWorld;
let waf: WAFV2Client;
let names = 0;
beforeAll(async () => {
  // A minute of AWS takes 0.6 s.
  world = await startApiWorld({ timeScale: 0.01 });
  waf = new WAFV2Client(world.sandbox.config(world.sandbox.admin(SPOKE)));
});
afterAll(() => world.sandbox.stop());

async function createAcl(Rules: Rule[], rest: object = {}) {
  names += 1;
  const { Summary } = await waf.send(
    new CreateWebACLCommand({
      Name: `acl-${names}`,
      Scope: 'REGIONAL',
      DefaultAction: { Allow: {} },
      VisibilityConfig: VISIBILITY,
      Rules,
      ...rest,
    }),
  );
  return Summary!;
}

/** An API that the ACL protects. @returns its path and its stage's ARN */
async function protect(WebACLArn: string) {
  const api = await world.createApi();
  await world.addMock(api, 'GET /');
  await world.addMock(api, 'POST /');
  await world.deploy(api);
  const ResourceArn = `arn:aws:apigateway:eu-west-1::/restapis/${api}/stages/prod`;
  await waf.send(new AssociateWebACLCommand({ WebACLArn, ResourceArn }));
  return { path: `${api}/prod/`, ResourceArn };
}

describe('rate rules', () => {
  it('block an address for as long as it asks too often', async () => {
    const { ARN } = await createAcl([rule(0, { Statement: rate(10, 60) })]);
    const { path } = await protect(ARN!);
    const statuses = [];
    for (let count = 0; count < 11; count += 1) {
      statuses.push((await world.ask(path)).status);
    }
    expect(statuses).toEqual([...Array(10).fill(200), 403]);
    expect(await world.ask(path)).toMatchObject({
      status: 403,
      text: '{"message":"Forbidden"}',
      headers: { 'x-amzn-errortype': 'ForbiddenException' },
    });
    expect((await world.ask(path, { from: '127.0.0.2' })).status).toBe(200);
    await new Promise(resolve => setTimeout(resolve, 800));
    expect((await world.ask(path)).status).toBe(200);
  });
});

describe('other rules', () => {
  it('look at path, headers and body, in the order of their priorities', async () => {
    const NONE = [{ Priority: 0, Type: 'NONE' as const }];
    const { ARN } = await createAcl(
      [
        rule(2, {
          Statement: {
            SizeConstraintStatement: {
              FieldToMatch: { Body: {} },
              ComparisonOperator: 'GT',
              Size: 100,
              TextTransformations: NONE,
            },
          },
          Action: {
            Block: {
              CustomResponse: {
                ResponseCode: 413,
                CustomResponseBodyKey: 'long',
              },
            },
          },
        }),
        rule(1, {
          Statement: {
            ByteMatchStatement: {
              FieldToMatch: { SingleHeader: { Name: 'X-Friend' } },
              PositionalConstraint: 'EXACTLY',
              SearchString: Buffer.from('yes'),
              TextTransformations: [{ Priority: 0, Type: 'LOWERCASE' }],
            },
          },
          Action: { Allow: {} },
        }),
        rule(3, managed('AWSManagedRulesCommonRuleSet')),
      ],
      {
        CustomResponseBodies: {
          long: { ContentType: 'TEXT_PLAIN', Content: 'too long' },
        },
      },
    );
    const { path } = await protect(ARN!);
    const post = (body: string, headers = {}) =>
      world.ask(path, { method: 'POST', body, headers });
    expect((await post('{}')).status).toBe(200);
    const long = JSON.stringify({ text: 'x'.repeat(100) });
    expect(await post(long)).toMatchObject({ status: 413, text: 'too long' });
    expect((await post(long, { 'x-friend': 'YES' })).status).toBe(200);
  });
});

describe('web ACLs', () => {
  it('change only with the latest lock token, and stay while they protect something', async () => {
    const { ARN, Id, Name, LockToken } = await createAcl([]);
    const key = { Id, Name, Scope: 'REGIONAL' as const };
    const update = (token: string | undefined) =>
      waf.send(
        new UpdateWebACLCommand({
          ...key,
          LockToken: token,
          DefaultAction: { Block: {} },
          VisibilityConfig: VISIBILITY,
        }),
      );
    const { NextLockToken } = await update(LockToken);
    await expect(update(LockToken)).rejects.toMatchObject({
      name: 'WAFOptimisticLockException',
    });
    const { path, ResourceArn } = await protect(ARN!);
    expect((await world.ask(path)).status).toBe(403);
    const remove = () =>
      waf.send(new DeleteWebACLCommand({ ...key, LockToken: NextLockToken }));
    await expect(remove()).rejects.toMatchObject({
      name: 'WAFAssociatedItemException',
    });
    const listed = await waf.send(
      new ListResourcesForWebACLCommand({
        WebACLArn: ARN,
        ResourceType: 'API_GATEWAY',
      }),
    );
    expect(listed.ResourceArns).toEqual([ResourceArn]);
    await waf.send(new DisassociateWebACLCommand({ ResourceArn }));
    const none = await waf.send(
      new GetWebACLForResourceCommand({ ResourceArn }),
    );
    expect(none.WebACL).toBeUndefined();
    await remove();
    await expect(waf.send(new GetWebACLCommand(key))).rejects.toMatchObject({
      name: 'WAFNonexistentItemException',
    });
    expect((await world.ask(path)).status).toBe(200);
  });

  it('tell what their rules cost', async () => {
    const { Capacity } = await waf.send(
      new CheckCapacityCommand({
        Scope: 'REGIONAL',
        Rules: [
          rule(0, { Statement: rate(100) }),
          rule(1, managed('AWSManagedRulesCommonRuleSet')),
          rule(2, managed('AWSManagedRulesKnownBadInputsRuleSet')),
        ],
      }),
    );
    expect(Capacity).toBe(902);
  });

  it.each<[string, Rule[], string]>([
    [
      'a limit below 10',
      [rule(0, { Statement: rate(9) })],
      'greater than or equal to 10',
    ],
    [
      'an odd window',
      [rule(0, { Statement: rate(10, 90) })],
      'EVALUATION_WINDOW',
    ],
    ['an unknown rule group', [rule(0, managed('Mine'))], "doesn't exist"],
    [
      'a priority used twice',
      [
        rule(0, { Statement: rate(10) }),
        rule(0, { Name: 'other', Statement: rate(10) }),
      ],
      'PRIORITY',
    ],
    [
      'a captcha',
      [rule(0, { Statement: rate(10), Action: { Captcha: {} } })],
      'Captcha is not implemented',
    ],
    [
      'a statement it does not have',
      [rule(0, { Statement: { GeoMatchStatement: { CountryCodes: ['DE'] } } })],
      'GeoMatchStatement is not implemented',
    ],
  ])('refuse %s', async (_, rules, message) => {
    await expect(createAcl(rules)).rejects.toThrow(message);
  });

  it('log to groups of the right name only', async () => {
    const { ARN } = await createAcl([]);
    const put = (group: string) =>
      waf.send(
        new PutLoggingConfigurationCommand({
          LoggingConfiguration: {
            ResourceArn: ARN,
            LogDestinationConfigs: [
              `arn:aws:logs:eu-west-1:${SPOKE}:log-group:${group}`,
            ],
          },
        }),
      );
    await expect(put('login')).rejects.toThrow("The ARN isn't valid");
    await expect(put('aws-waf-logs-login')).resolves.toBeDefined();
  });
});
