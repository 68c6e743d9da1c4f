import type {
  DeleteLoggingConfigurationRequest,
  GetLoggingConfigurationRequest,
  ListLoggingConfigurationsRequest,
  PutLoggingConfigurationRequest,
} from '@aws-sdk/client-wafv2';
import { CallContext, Operation } from '../../core/types';
import { allowLogDelivery } from '../logs';
import { invalidParameter, nonexistentItem, notSupported } from './wafError';
import { wafPage } from './wafPage';
import { authorizedAcl, requireRegional, WafState } from './WafState';

const LOG_GROUP =
  /^arn:[\w-]+:logs:[\w-]+:\d{12}:log-group:aws-waf-logs-[.\-_/#A-Za-z0-9]*(:\*)?$/;

/** What WAF does in the caller's name to have logs delivered to a log group. */
const DELIVERY_ACTIONS = [
  'logs:CreateLogDelivery',
  'logs:DescribeLogGroups',
  'logs:DescribeResourcePolicies',
  'logs:PutResourcePolicy',
];

function readDestination(
  context: CallContext,
  destinations: readonly string[] | undefined,
): string {
  if (destinations?.length !== 1) {
    throw invalidParameter(
      'Exactly one log destination is needed.',
      'LOG_DESTINATION',
      String(destinations),
    );
  }
  const [arn] = destinations;
  const [, , service] = arn.split(':');
  if (service === 's3' || service === 'firehose') {
    throw notSupported('LOG_DESTINATION', `Logging to ${service}`);
  }
  if (!LOG_GROUP.test(arn)) {
    throw invalidParameter(
      "The ARN isn't valid. A valid ARN begins with arn: and includes other information separated by colons or slashes.",
      'LOG_DESTINATION',
      arn,
    );
  }
  for (const action of DELIVERY_ACTIONS) {
    context.authorize(action, '*');
  }
  allowLogDelivery(context, arn);
  return arn.replace(/:\*$/, '');
}

/** Operations on where web ACLs log to. */
export const loggingOperations: Record<string, Operation> = {
  PutLoggingConfiguration(context, input: PutLoggingConfigurationRequest) {
    const configuration = input.LoggingConfiguration!;
    const acl = authorizedAcl(context, 'PutLoggingConfiguration', {
      ARN: configuration.ResourceArn!,
    });
    const destination = readDestination(
      context,
      configuration.LogDestinationConfigs,
    );
    acl.logging = {
      ...configuration,
      LogDestinationConfigs: [destination],
      ManagedByFirewallManager: false,
    };
    return { LoggingConfiguration: acl.logging };
  },

  GetLoggingConfiguration(context, input: GetLoggingConfigurationRequest) {
    const { logging } = authorizedAcl(context, 'GetLoggingConfiguration', {
      ARN: input.ResourceArn!,
    });
    if (!logging) {
      throw nonexistentItem();
    }
    return { LoggingConfiguration: logging };
  },

  DeleteLoggingConfiguration(
    context,
    input: DeleteLoggingConfigurationRequest,
  ) {
    const acl = authorizedAcl(context, 'DeleteLoggingConfiguration', {
      ARN: input.ResourceArn!,
    });
    if (!acl.logging) {
      throw nonexistentItem();
    }
    context.authorize('logs:DeleteLogDelivery', '*');
    acl.logging = undefined;
    return {};
  },

  ListLoggingConfigurations(context, input: ListLoggingConfigurationsRequest) {
    requireRegional(input.Scope);
    context.authorize('wafv2:ListLoggingConfigurations', '*');
    const { items, nextToken } = wafPage(
      [...WafState.of(context).acls.values()].flatMap(
        ({ logging }) => logging ?? [],
      ),
      input,
      ({ ResourceArn }) => ResourceArn!,
    );
    return { LoggingConfigurations: items, NextMarker: nextToken };
  },
};
