import { CallContext } from '../../core/types';
import { Ec2State } from '../ec2/Ec2State';
import { TransitGatewayDirectory } from '../ec2/transitgateways';
import { EfsState } from '../efs/EfsState';
import { EmrServerlessState } from '../emr-serverless/EmrServerlessState';
import { KmsState } from '../kms/KmsState';
import { NetworkFirewallState } from '../networkfirewall/NetworkFirewallState';
import { SageMakerState } from '../sagemaker/SageMakerState';
import { CostLedger, UsageRecord } from './CostLedger';
import { studioAppFactor } from './prices';
import { emrUsage } from './emrUsage';

/** Something that costs, by an id of its own. */
export type Metered = Omit<UsageRecord, 'accountId' | 'region'> & {
  readonly id: string;
};

const GIGABYTE = 1e9;
/** What an empty file system is billed for, in bytes. */
const EMPTY_FILE_SYSTEM = 6144;

interface ListedTag {
  readonly Key?: string;
  readonly Value?: string;
  readonly TagKey?: string;
  readonly TagValue?: string;
}

function tagsOf(tags: readonly ListedTag[]): Record<string, string> {
  return Object.fromEntries(
    tags.map(tag => [tag.Key ?? tag.TagKey!, tag.Value ?? tag.TagValue ?? '']),
  );
}

function* network(context: CallContext): Generator<Metered> {
  const state = Ec2State.of(context);
  for (const gateway of state.natGateways.values()) {
    if (gateway.State !== 'failed') {
      yield {
        id: gateway.NatGatewayId,
        price: 'natGateway',
        quantity: 1,
        start: gateway.CreateTime,
        end: gateway.DeleteTime,
        tags: tagsOf(gateway.Tags),
      };
    }
  }
  for (const address of state.addresses.values()) {
    yield {
      id: address.AllocationId,
      price: 'publicAddress',
      quantity: 1,
      start: address.allocatedAt,
      tags: tagsOf(address.Tags),
    };
  }
  for (const endpoint of state.vpcEndpoints.values()) {
    if (endpoint.VpcEndpointType === 'Interface') {
      yield {
        id: endpoint.VpcEndpointId,
        price: 'interfaceEndpoint',
        quantity: endpoint.SubnetIds.length,
        start: endpoint.CreationTimestamp,
        tags: tagsOf(endpoint.Tags),
      };
    }
  }
  const { attachments } = TransitGatewayDirectory.of(context);
  for (const attachment of attachments.values()) {
    // Whose network is attached pays for it.
    if (
      attachment.VpcOwnerId === context.accountId &&
      attachment.region === context.region &&
      attachment.State !== 'pendingAcceptance'
    ) {
      yield {
        id: attachment.TransitGatewayAttachmentId,
        price: 'transitGatewayAttachment',
        quantity: 1,
        start: attachment.CreationTime,
        end: attachment.deletedAt,
        tags: tagsOf(attachment.Tags),
      };
    }
  }
  for (const firewall of NetworkFirewallState.of(context).firewalls.values()) {
    yield {
      id: firewall.arn,
      price: 'firewallEndpoint',
      quantity: firewall.endpoints.length,
      start: firewall.createdAt,
      tags: firewall.tags,
    };
  }
}

function* storage(context: CallContext): Generator<Metered> {
  for (const fileSystem of EfsState.of(context).fileSystems.values()) {
    yield {
      id: fileSystem.FileSystemId,
      price: 'fileStorage',
      quantity: EMPTY_FILE_SYSTEM / GIGABYTE,
      start: fileSystem.CreationTime,
      tags: tagsOf(fileSystem.Tags),
    };
  }
  for (const key of KmsState.of(context).keys.values()) {
    yield {
      id: key.arn,
      price: 'customerKey',
      // A key that waits to be deleted costs nothing.
      quantity: key.state === 'PendingDeletion' ? 0 : 1,
      start: key.creationDate,
      tags: tagsOf(key.tags),
    };
  }
}

function* studio(context: CallContext): Generator<Metered> {
  const state = context.store('sagemaker', () => new SageMakerState());
  for (const app of state.apps.values()) {
    const instanceType = app.resourceSpec?.InstanceType ?? 'system';
    const factor = studioAppFactor(instanceType);
    if (factor > 0 && app.status !== 'Failed') {
      yield {
        // An app that was made anew under the same name is another one.
        id: `${app.arn}@${app.creationTime.getTime()}`,
        price: 'studioApp',
        usageType: `Studio:${app.appType}-${instanceType}`,
        quantity: factor,
        start: app.creationTime,
        end: app.status === 'Deleted' ? app.lastModifiedTime : undefined,
        tags: Object.fromEntries(app.tags),
      };
    }
  }
  yield* emrUsage(
    context.store('emr-serverless', () => new EmrServerlessState()),
  );
}

/** What there is in one account and region that costs. */
function* metered(context: CallContext): Generator<Metered> {
  yield* network(context);
  yield* storage(context);
  yield* studio(context);
}

/**
 * Brings the books up to date with what there is in an account and region: what is new begins to cost when it was
 * made, what is gone stops now. A quantity that changes counts from now on.
 */
export function meterUsage(context: CallContext, ledger: CostLedger): void {
  const { accountId, region } = context;
  const now = context.clock.now();
  const place = `${accountId}/${region}/`;
  const there = new Set<string>();
  for (const { id, ...usage } of metered(context)) {
    const key = `${place}${id}`;
    there.add(key);
    const known = ledger.usage.get(key);
    for (const tag of Object.keys(usage.tags)) {
      if (!ledger.allocationTags.has(tag) && !tag.startsWith('aws:')) {
        ledger.allocationTags.set(tag, { firstSeen: now, active: [] });
      }
    }
    if (!known) {
      ledger.usage.set(key, { accountId, region, ...usage });
    } else if (known.quantity !== usage.quantity && !known.end) {
      ledger.usage.set(`${key}@${known.start.getTime()}`, {
        ...known,
        end: now,
      });
      ledger.usage.set(key, { accountId, region, ...usage, start: now });
    } else {
      known.tags = usage.tags;
      known.end ??= usage.end;
    }
  }
  for (const [key, usage] of ledger.usage) {
    if (key.startsWith(place) && !there.has(key)) {
      usage.end ??= now;
    }
  }
}
