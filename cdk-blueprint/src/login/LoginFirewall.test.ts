import { resourcesOf, spelled } from '../__testUtils__/templates';
import { loginTemplate } from './__testUtils__/loginStack';

const resources = resourcesOf(loginTemplate());
const firewall = resources.LoginFirewall.Properties;
const logging = resources.LoginFirewallLogging.Properties;

it('stands before the stage', () => {
  expect(firewall).toMatchObject({
    Name: 'gco-analytics-forecasting-login',
    Scope: 'REGIONAL',
    DefaultAction: { Allow: {} },
  });
  const { ResourceArn, WebACLArn } =
    resources.LoginFirewallAssociation.Properties;
  expect(spelled(WebACLArn)).toBe('<LoginFirewall.Arn>');
  expect(spelled(ResourceArn)).toBe(
    'arn:<AWS::Partition>:apigateway:eu-west-1::/restapis/<LoginApi>/stages/<LoginApiDeploymentStageProd>',
  );
});

it('limits each address first', () => {
  expect(firewall.Rules[0]).toMatchObject({
    Name: 'RequestsPerAddress',
    Priority: 0,
    Action: { Block: { CustomResponse: { ResponseCode: 429 } } },
    Statement: {
      RateBasedStatement: {
        AggregateKeyType: 'IP',
        Limit: 500,
        EvaluationWindowSec: 300,
      },
    },
  });
});

it("then asks AWS's rules, none of them switched off", () => {
  const [, ...managed] = firewall.Rules;
  expect(managed).toEqual(
    [
      'AWSManagedRulesAmazonIpReputationList',
      'AWSManagedRulesCommonRuleSet',
      'AWSManagedRulesKnownBadInputsRuleSet',
    ].map((Name, index) => ({
      Name,
      Priority: index + 1,
      OverrideAction: { None: {} },
      Statement: { ManagedRuleGroupStatement: { VendorName: 'AWS', Name } },
      VisibilityConfig: {
        CloudWatchMetricsEnabled: true,
        MetricName: Name,
        SampledRequestsEnabled: false,
      },
    })),
  );
});

it('keeps no samples of requests, which hold tokens', () => {
  expect(JSON.stringify(firewall)).not.toContain(
    '"SampledRequestsEnabled":true',
  );
});

it('logs each request without tokens, encrypted, for a month', () => {
  expect(logging.RedactedFields).toEqual([
    { SingleHeader: { Name: 'authorization' } },
    { SingleHeader: { Name: 'cookie' } },
    { QueryString: {} },
  ]);
  expect(spelled(logging.LogDestinationConfigs)).toBe(
    'arn:<AWS::Partition>:logs:eu-west-1:444455556666:log-group:<LoginFirewallLogGroup>',
  );
  const { Properties, DeletionPolicy } = resources.LoginFirewallLogGroup;
  expect(Properties).toMatchObject({
    LogGroupName: 'aws-waf-logs-gco-analytics-forecasting-login',
    RetentionInDays: 30,
    KmsKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] },
  });
  expect(DeletionPolicy).toBe('Delete');
});
