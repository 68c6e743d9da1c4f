import type { ResourceRecordSet } from '@aws-sdk/client-route-53';
import { isIPv4, isIPv6 } from 'net';
import { domainName } from './domainName';
import { HostedZone } from './Route53State';

/** Members of weighted and other routing, which the local AWS does not have. */
const ROUTING = [
  'Weight',
  'Region',
  'GeoLocation',
  'Failover',
  'MultiValueAnswer',
  'HealthCheckId',
  'TrafficPolicyInstanceId',
  'CidrRoutingConfig',
  'GeoProximityLocation',
] as const;

type Rule = (value: string) => boolean;

const isName: Rule = value => /^[\w*.-]+\.?$/.test(value);

const VALUES: Readonly<Record<string, Rule>> = {
  A: isIPv4,
  AAAA: isIPv6,
  CNAME: isName,
  NS: isName,
  PTR: isName,
  MX: value => /^\d+ [\w.-]+$/.test(value),
  SRV: value => /^\d+ \d+ \d+ [\w.-]+$/.test(value),
  TXT: value => /^("[^"]{0,255}"\s*)+$/.test(value),
  SOA: value => value.split(' ').length === 7,
};

/**
 * What is wrong with a record set in a zone.
 *
 * @returns texts as Route 53 words them; none for a good one
 */
export function flawsOf(zone: HostedZone, record: ResourceRecordSet): string[] {
  const { Name, Type = '', TTL, ResourceRecords, AliasTarget } = record;
  const flaws: string[] = [];
  const name = domainName(Name);
  if (name !== zone.name && !name.endsWith(`.${zone.name}`)) {
    flaws.push(
      `RRSet with DNS name ${name} is not permitted in zone ${zone.name}`,
    );
  }
  const rule = VALUES[Type];
  if (!rule) {
    flaws.push(`The record type ${Type} is not implemented by the local AWS`);
  }
  const routing = ROUTING.find(member => record[member] !== undefined);
  if (routing) {
    flaws.push(`${routing} is not implemented by the local AWS`);
  }
  if (Type === 'CNAME' && name === zone.name) {
    flaws.push(
      `RRSet of type CNAME with DNS name ${name} is not permitted at apex in zone ${zone.name}`,
    );
  }
  const values = ResourceRecords ?? [];
  if (AliasTarget) {
    if (values.length || TTL !== undefined) {
      flaws.push(
        `Invalid request: an alias has neither TTL nor ResourceRecords, ${name}`,
      );
    }
  } else if (!values.length || TTL === undefined) {
    flaws.push(
      `Invalid request: Missing field 'TTL' or 'ResourceRecords' in Change with [name=${name}, type=${Type}]`,
    );
  } else if (Type === 'CNAME' && values.length > 1) {
    flaws.push(
      `Invalid Resource Record: 'FATAL problem: TooManyValues' encountered with ${name}`,
    );
  }
  for (const { Value = '' } of values) {
    if (rule && !rule(Value)) {
      flaws.push(
        `Invalid Resource Record: 'FATAL problem: InvalidRecordData (Value is not valid for type ${Type})' encountered with '${Value}'`,
      );
    }
  }
  return flaws;
}
