import type { ResourceRecordSet, VPC } from '@aws-sdk/client-route-53';
import { CallContext } from '../../core/types';
import { route53Error } from './route53Error';

/** A hosted zone with its records. */
export interface HostedZone {
  /** `Z…` without the path before it. */
  readonly id: string;
  readonly accountId: string;
  /** With the dot at the end. */
  readonly name: string;
  readonly callerReference: string;
  comment?: string;
  readonly isPrivate: boolean;
  /** Networks in which the names of a private zone are known. */
  vpcs: VPC[];
  /** By name, type and set identifier. */
  readonly records: Map<string, ResourceRecordSet>;
  readonly nameServers: string[];
  tags: Record<string, string>;
  readonly createdAt: Date;
}

/** A change on its way to all name servers. */
export interface Change {
  readonly id: string;
  readonly accountId: string;
  readonly submittedAt: Date;
  status: 'PENDING' | 'INSYNC';
  readonly comment?: string;
}

/** The zones of all accounts: what one has may be associated with the networks of others. */
export class Route53State {
  readonly zones = new Map<string, HostedZone>();
  readonly changes = new Map<string, Change>();
  /** Networks of other accounts that may be associated: ids by zone. */
  readonly authorizations = new Map<string, VPC[]>();

  static of(context: Pick<CallContext, 'globalStore'>): Route53State {
    return context.globalStore('route53', () => new Route53State());
  }

  zone(id: string): HostedZone {
    const zone = this.zones.get(id);
    if (!zone) {
      throw route53Error(
        'NoSuchHostedZone',
        `No hosted zone found with ID: ${id}`,
        404,
      );
    }
    return zone;
  }
}

/** The place of a record set in its zone. */
export function recordKey({
  Name,
  Type,
  SetIdentifier = '',
}: Pick<ResourceRecordSet, 'Name' | 'Type' | 'SetIdentifier'>): string {
  // Zones list their records by the labels of the names from the end.
  const labels = Name!.split('.').reverse().join('.');
  return `${labels} ${Type} ${SetIdentifier}`;
}
