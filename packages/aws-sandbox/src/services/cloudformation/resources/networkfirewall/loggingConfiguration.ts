import type { LogDestinationConfig } from '@aws-sdk/client-network-firewall';
import { CallContext } from '../../../../core/types';
import { ignoreMissing } from '../ignoreMissing';
import { Properties } from '../Properties';
import { ResourceHandler } from '../ResourceHandler';

const SERVICE = 'network-firewall';

function configsOf(properties: Properties): LogDestinationConfig[] {
  return properties.raw('LoggingConfiguration').LogDestinationConfigs ?? [];
}

function kindOf({ LogType, LogDestinationType }: LogDestinationConfig): string {
  return `${LogType}/${LogDestinationType}`;
}

/** Goes from one configuration to another in steps, because a call changes one destination. */
async function setLogging(
  context: CallContext,
  FirewallArn: string,
  wanted: readonly LogDestinationConfig[],
): Promise<void> {
  const { LoggingConfiguration } = await context.invoke(
    SERVICE,
    'DescribeLoggingConfiguration',
    { FirewallArn },
  );
  let current: LogDestinationConfig[] =
    LoggingConfiguration.LogDestinationConfigs;
  const step = async (next: LogDestinationConfig[]) => {
    current = next;
    await context.invoke(SERVICE, 'UpdateLoggingConfiguration', {
      FirewallArn,
      LoggingConfiguration: { LogDestinationConfigs: next },
    });
  };
  const kinds = wanted.map(kindOf);
  for (const gone of current.filter(one => !kinds.includes(kindOf(one)))) {
    await step(current.filter(one => one !== gone));
  }
  for (const config of wanted) {
    const others = current.filter(one => kindOf(one) !== kindOf(config));
    await step([...others, config]);
  }
}

/** `AWS::NetworkFirewall::LoggingConfiguration` */
export const firewallLoggingHandler: ResourceHandler = {
  type: 'AWS::NetworkFirewall::LoggingConfiguration',

  async create({ context, properties, started }) {
    const arn = properties.text('FirewallArn');
    started(arn);
    await setLogging(context, arn, configsOf(properties));
    return { physicalId: arn, attributes: {} };
  },

  async update({ context, properties, state }) {
    await setLogging(context, state.physicalId, configsOf(properties));
    return state;
  },

  delete({ context, state }) {
    return ignoreMissing(() => setLogging(context, state.physicalId, []));
  },
};
