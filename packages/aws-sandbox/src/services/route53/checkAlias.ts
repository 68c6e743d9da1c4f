import type { ResourceRecordSet } from '@aws-sdk/client-route-53';
import { CallContext } from '../../core/types';
import { accountIdsOf } from '../ec2/accountIdsOf';
import { Ec2State } from '../ec2/Ec2State';
import { bareId } from './access';
import { domainName } from './domainName';
import { HostedZone } from './Route53State';

const ENDPOINT_NAME =
  /^[^.]*(vpce-[0-9a-f]+)-?[^.]*\..+\.([a-z0-9-]+)\.vpce\.amazonaws\.com\.$/;

/** The name of an endpoint with a star instead of a first label means all its names. */
function bareTarget(name: string): string {
  return name.replace(/^\\052\./, '');
}

function isEndpointName(
  context: CallContext,
  name: string,
  hostedZoneId: string,
): boolean {
  const [, id, region] = ENDPOINT_NAME.exec(name) ?? [];
  return (
    id !== undefined &&
    accountIdsOf(context).some(accountId =>
      Ec2State.of(context.with({ accountId, region }))
        .vpcEndpoints.get(id)
        ?.DnsEntries.some(
          ({ DnsName, HostedZoneId }) =>
            `${DnsName}.` === name && HostedZoneId === hostedZoneId,
        ),
    )
  );
}

/** What is wrong with where an alias leads to: a record of the same zone, or a VPC endpoint. */
export function aliasFlaws(
  context: CallContext,
  zone: HostedZone,
  { Name, Type, AliasTarget }: ResourceRecordSet,
): string[] {
  if (!AliasTarget) {
    return [];
  }
  const target = bareTarget(domainName(AliasTarget.DNSName));
  const hostedZoneId = bareId(AliasTarget.HostedZoneId);
  const leads =
    hostedZoneId === zone.id
      ? [...zone.records.values()].some(
          record => record.Name === target && record.Type === Type,
        )
      : isEndpointName(context, target, hostedZoneId);
  return leads
    ? []
    : [
        `Tried to create an alias that targets ${target}, type ${Type} in zone ${hostedZoneId}, but the alias target name does not lie within the target zone, or it was not found (${Name})`,
      ];
}
