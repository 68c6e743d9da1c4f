import type {
  DescribeLoggingConfigurationRequest,
  LogDestinationConfig,
  UpdateLoggingConfigurationRequest,
} from '@aws-sdk/client-network-firewall';
import { isDeepStrictEqual } from 'util';
import { CallContext, Operation } from '../../core/types';
import { accessFirewall } from './access';
import { invalidRequest } from './firewallError';

const TYPES = ['ALERT', 'FLOW', 'TLS'];
/** What names the destination of each kind. */
const DESTINATIONS: Readonly<Record<string, string>> = {
  CloudWatchLogs: 'logGroup',
  S3: 'bucketName',
  KinesisDataFirehose: 'deliveryStream',
};

function kindOf({ LogType, LogDestinationType }: LogDestinationConfig): string {
  return `${LogType}/${LogDestinationType}`;
}

function check(configs: readonly LogDestinationConfig[]): void {
  const types = configs.map(({ LogType }) => LogType!);
  if (new Set(types).size !== types.length) {
    throw invalidRequest('Each log type can have one destination');
  }
  for (const config of configs) {
    const named = DESTINATIONS[config.LogDestinationType ?? ''];
    if (!TYPES.includes(config.LogType ?? '') || !named) {
      throw invalidRequest(
        `Logs of ${config.LogType} to ${config.LogDestinationType} are not possible`,
      );
    }
    if (!config.LogDestination?.[named]) {
      throw invalidRequest(
        `LogDestination of ${config.LogDestinationType} needs ${named}`,
      );
    }
  }
}

/** One call changes one thing: it adds a destination, removes one or alters where one leads. */
function checkOneChange(
  before: readonly LogDestinationConfig[],
  after: readonly LogDestinationConfig[],
): void {
  const kinds = new Set([...before, ...after].map(kindOf));
  const changes = [...kinds].filter(
    kind =>
      !isDeepStrictEqual(
        before.find(config => kindOf(config) === kind),
        after.find(config => kindOf(config) === kind),
      ),
  );
  if (changes.length > 1) {
    throw invalidRequest(
      `Only one change of the logging configuration at a time is allowed, not ${changes.join(
        ', ',
      )}`,
    );
  }
}

function authorizeDelivery(context: CallContext): void {
  context.authorize('logs:CreateLogDelivery', '*');
}

/** Where the logs of firewalls go. */
export const loggingOperations: Readonly<Record<string, Operation>> = {
  UpdateLoggingConfiguration(
    context,
    input: UpdateLoggingConfigurationRequest,
  ) {
    const firewall = accessFirewall(
      context,
      'UpdateLoggingConfiguration',
      input,
    );
    const before = firewall.logging?.LogDestinationConfigs ?? [];
    const after = input.LoggingConfiguration?.LogDestinationConfigs ?? [];
    check(after);
    checkOneChange(before, after);
    if (after.length > before.length) {
      authorizeDelivery(context);
    }
    firewall.logging = after.length
      ? { LogDestinationConfigs: after }
      : undefined;
    return {
      FirewallArn: firewall.arn,
      FirewallName: firewall.name,
      LoggingConfiguration: { LogDestinationConfigs: after },
    };
  },

  DescribeLoggingConfiguration(
    context,
    input: DescribeLoggingConfigurationRequest,
  ) {
    const firewall = accessFirewall(
      context,
      'DescribeLoggingConfiguration',
      input,
    );
    return {
      FirewallArn: firewall.arn,
      LoggingConfiguration: firewall.logging ?? { LogDestinationConfigs: [] },
    };
  },
};
