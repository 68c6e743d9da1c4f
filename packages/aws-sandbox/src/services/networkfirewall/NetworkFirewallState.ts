import type {
  FirewallPolicy as PolicyDocument,
  LoggingConfiguration,
  RuleGroup as RuleGroupDocument,
} from '@aws-sdk/client-network-firewall';
import { CallContext } from '../../core/types';
import { firewallError } from './firewallError';

interface Named {
  readonly arn: string;
  readonly id: string;
  readonly name: string;
  description?: string;
  tags: Record<string, string>;
  /** Changes with every change; a change that does not know it is refused. */
  updateToken: string;
  encryption: { Type: 'CUSTOMER_KMS' | 'AWS_OWNED_KMS_KEY'; KeyId?: string };
}

export interface RuleGroup extends Named {
  readonly type: 'STATEFUL' | 'STATELESS';
  readonly capacity: number;
  consumedCapacity: number;
  document: RuleGroupDocument;
  lastModified: Date;
}

export interface FirewallPolicy extends Named {
  document: PolicyDocument;
  lastModified: Date;
}

/** What carries the traffic of a zone to the firewall. */
export interface FirewallEndpoint {
  readonly subnetId: string;
  readonly zone: string;
  readonly endpointId: string;
  status: 'CREATING' | 'READY' | 'DELETING' | 'FAILED';
  statusMessage?: string;
}

export interface Firewall extends Named {
  readonly vpcId: string;
  policyArn: string;
  deleteProtection: boolean;
  subnetChangeProtection: boolean;
  policyChangeProtection: boolean;
  status: 'PROVISIONING' | 'READY' | 'DELETING';
  endpoints: FirewallEndpoint[];
  readonly createdAt: Date;
  logging?: LoggingConfiguration;
}

/** The firewalls of one account and region. */
export class NetworkFirewallState {
  readonly firewalls = new Map<string, Firewall>();
  readonly policies = new Map<string, FirewallPolicy>();
  readonly ruleGroups = new Map<string, RuleGroup>();

  static of(context: CallContext): NetworkFirewallState {
    return context.store('network-firewall', () => new NetworkFirewallState());
  }
}

/** ARN of something of the service: `firewall/<name>` and the like. */
export function firewallArn(context: CallContext, resource: string): string {
  const { partition, region, accountId } = context;
  return `arn:${partition}:network-firewall:${region}:${accountId}:${resource}`;
}

/** Something by its ARN. */
export function find<T>(records: ReadonlyMap<string, T>, arn: string): T {
  const found = records.get(arn);
  if (!found) {
    throw firewallError(
      'ResourceNotFoundException',
      'The resource that you specified could not be found, or you do not have access to it',
    );
  }
  return found;
}
