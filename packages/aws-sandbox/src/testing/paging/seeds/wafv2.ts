import { each, NAMES, Seed } from './Seed';

const tags = NAMES.map(Key => ({ Key, Value: 'x' }));

/** Several items in each of the service's lists. */
export const wafv2: Seed = {
  service: 'wafv2',
  async fill(call) {
    const on = (operation: string, input: object) =>
      call('wafv2', operation, input);
    const acls = await each(Name =>
      on('CreateWebACL', {
        Name,
        Scope: 'REGIONAL',
        DefaultAction: { Allow: {} },
        Tags: tags,
        VisibilityConfig: {
          SampledRequestsEnabled: false,
          CloudWatchMetricsEnabled: false,
          MetricName: Name,
        },
      }),
    );
    const [{ Summary }] = acls;
    await each(async (name, index) => {
      const logGroupName = `aws-waf-logs-${name}`;
      await call('logs', 'CreateLogGroup', { logGroupName });
      await on('PutLoggingConfiguration', {
        LoggingConfiguration: {
          ResourceArn: acls[index].Summary.ARN,
          LogDestinationConfigs: [
            `arn:aws:logs:eu-west-1:444455556666:log-group:${logGroupName}`,
          ],
        },
      });
    });
    return {
      ListLoggingConfigurations: { input: { Scope: 'REGIONAL' } },
      ListWebACLs: { input: { Scope: 'REGIONAL' } },
      ListAvailableManagedRuleGroups: { input: { Scope: 'REGIONAL' } },
      ListTagsForResource: {
        input: { ResourceARN: Summary.ARN },
        items: 'TagInfoForResource.TagList',
      },
    };
  },
};
