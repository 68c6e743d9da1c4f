import { ResourceState } from '../../model';
import { ignoreMissing } from '../ignoreMissing';
import { Properties } from '../Properties';
import {
  ResourceHandler,
  ResourceRequest,
  UpdateRequest,
} from '../ResourceHandler';
import { waitUntil } from '../waitUntil';
import { firewallTags, updateFirewallTags } from './firewallTags';

const SERVICE = 'network-firewall';

interface SyncStates {
  readonly [zone: string]: {
    readonly Attachment: {
      readonly EndpointId?: string;
      readonly Status: string;
      readonly StatusMessage?: string;
    };
  };
}

async function describe({ context }: ResourceRequest, FirewallArn: string) {
  return context.invoke(SERVICE, 'DescribeFirewall', { FirewallArn });
}

function subnetIds(properties: Properties): string[] {
  return properties
    .objects('SubnetMappings')
    .map(mapping => mapping.only('IPAddressType', 'SubnetId').text('SubnetId'));
}

function settled(request: ResourceRequest, arn: string): Promise<void> {
  return waitUntil({
    clock: request.context.clock,
    what: arn,
    intervalMs: 15_000,
    probe: async () => {
      const { FirewallStatus } = await describe(request, arn);
      const states = Object.values(FirewallStatus.SyncStates as SyncStates).map(
        ({ Attachment }) => Attachment,
      );
      const failed = states.find(({ Status }) => Status === 'FAILED');
      if (failed) {
        return { failed: failed.StatusMessage ?? failed.Status };
      }
      return FirewallStatus.Status === 'READY' &&
        states.every(({ Status }) => Status === 'READY')
        ? 'ready'
        : 'waiting';
    },
  });
}

/** `az:endpoint` of each zone. AWS promises no order; here it is never that of the subnets. */
function endpointIds(states: SyncStates): string[] {
  const ids = Object.entries(states).map(
    ([zone, { Attachment }]) => `${zone}:${Attachment.EndpointId}`,
  );
  return [...ids.slice(1), ...ids.slice(0, 1)];
}

async function stateOf(
  request: ResourceRequest,
  arn: string,
): Promise<ResourceState> {
  const { Firewall, FirewallStatus } = await describe(request, arn);
  return {
    physicalId: arn,
    attributes: {
      FirewallArn: arn,
      FirewallId: Firewall.FirewallId,
      EndpointIds: endpointIds(FirewallStatus.SyncStates),
    },
  };
}

/** Single settings by the operation that changes them. */
const SETTINGS = {
  DeleteProtection: 'UpdateFirewallDeleteProtection',
  FirewallPolicyChangeProtection: 'UpdateFirewallPolicyChangeProtection',
  SubnetChangeProtection: 'UpdateSubnetChangeProtection',
} as const;

async function updateSubnets(request: UpdateRequest): Promise<void> {
  const { context, properties, previous, state } = request;
  const FirewallArn = state.physicalId;
  const before = subnetIds(previous);
  const after = subnetIds(properties);
  const added = after.filter(id => !before.includes(id));
  const removed = before.filter(id => !after.includes(id));
  if (added.length) {
    await context.invoke(SERVICE, 'AssociateSubnets', {
      FirewallArn,
      SubnetMappings: added.map(SubnetId => ({ SubnetId })),
    });
    await settled(request, FirewallArn);
  }
  if (removed.length) {
    await context.invoke(SERVICE, 'DisassociateSubnets', {
      FirewallArn,
      SubnetIds: removed,
    });
    await settled(request, FirewallArn);
  }
}

/** `AWS::NetworkFirewall::Firewall` */
export const firewallHandler: ResourceHandler = {
  type: 'AWS::NetworkFirewall::Firewall',

  async create(request) {
    const { context, properties, tags, started } = request;
    const { Firewall } = await context.invoke(SERVICE, 'CreateFirewall', {
      FirewallName: properties.text('FirewallName'),
      FirewallPolicyArn: properties.text('FirewallPolicyArn'),
      VpcId: properties.optionalText('VpcId'),
      SubnetMappings: subnetIds(properties).map(SubnetId => ({ SubnetId })),
      Description: properties.optionalText('Description'),
      DeleteProtection: properties.boolean('DeleteProtection'),
      SubnetChangeProtection: properties.boolean('SubnetChangeProtection'),
      FirewallPolicyChangeProtection: properties.boolean(
        'FirewallPolicyChangeProtection',
      ),
      Tags: firewallTags(tags),
    });
    started(Firewall.FirewallArn);
    await settled(request, Firewall.FirewallArn);
    return stateOf(request, Firewall.FirewallArn);
  },

  async update(request) {
    const { context, properties, state, changed } = request;
    const FirewallArn = state.physicalId;
    for (const [name, operation] of Object.entries(SETTINGS)) {
      if (changed.has(name)) {
        await context.invoke(SERVICE, operation, {
          FirewallArn,
          [name]: properties.boolean(name) ?? false,
        });
      }
    }
    if (changed.has('Description')) {
      await context.invoke(SERVICE, 'UpdateFirewallDescription', {
        FirewallArn,
        Description: properties.optionalText('Description'),
      });
    }
    if (changed.has('FirewallPolicyArn')) {
      await context.invoke(SERVICE, 'AssociateFirewallPolicy', {
        FirewallArn,
        FirewallPolicyArn: properties.text('FirewallPolicyArn'),
      });
    }
    await updateSubnets(request);
    await updateFirewallTags(request);
    return stateOf(request, FirewallArn);
  },

  delete(request) {
    const { context, state } = request;
    return ignoreMissing(async () => {
      await context.invoke(SERVICE, 'DeleteFirewall', {
        FirewallArn: state.physicalId,
      });
      // A describe call that no longer finds the firewall is the end of it.
      await waitUntil({
        clock: context.clock,
        what: state.physicalId,
        intervalMs: 15_000,
        probe: async () => {
          await describe(request, state.physicalId);
          return 'waiting';
        },
      });
    });
  },
};
