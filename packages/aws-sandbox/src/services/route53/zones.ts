import type {
  CreateHostedZoneRequest,
  DeleteHostedZoneRequest,
  GetHostedZoneRequest,
  ListHostedZonesByNameRequest,
  ListHostedZonesRequest,
  UpdateHostedZoneCommentRequest,
  VPC,
} from '@aws-sdk/client-route-53';
import { uniqueId } from '../../core/identifiers';
import { CallContext, Operation } from '../../core/types';
import { byKey, paginate } from '../../validation';
import { accessZone, authorizeRoute53 } from './access';
import { submitChange } from './changes';
import { domainName } from './domainName';
import { HostedZone, recordKey, Route53State } from './Route53State';
import { invalidInput, route53Error } from './route53Error';
import { requireVpc, vpcConditions } from './vpcs';

const PAGE_SIZE = 100;

export function shownZone(zone: HostedZone): object {
  return {
    Id: `/hostedzone/${zone.id}`,
    Name: zone.name,
    CallerReference: zone.callerReference,
    Config: { Comment: zone.comment, PrivateZone: zone.isPrivate },
    ResourceRecordSetCount: zone.records.size,
  };
}

/** The records that every zone has: who answers for it. */
function ownRecords(zone: HostedZone): void {
  const [first] = zone.nameServers;
  for (const record of [
    {
      Name: zone.name,
      Type: 'NS' as const,
      TTL: 172_800,
      ResourceRecords: zone.nameServers.map(Value => ({ Value: `${Value}.` })),
    },
    {
      Name: zone.name,
      Type: 'SOA' as const,
      TTL: 900,
      ResourceRecords: [
        {
          Value: `${first}. awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400`,
        },
      ],
    },
  ]) {
    zone.records.set(recordKey(record), record);
  }
}

/** A network knows one zone of a name. */
export function requireNoConflict(
  state: Route53State,
  name: string,
  vpc: VPC,
): void {
  const other = [...state.zones.values()].find(
    zone =>
      zone.name === name && zone.vpcs.some(({ VPCId }) => VPCId === vpc.VPCId),
  );
  if (other) {
    throw route53Error(
      'ConflictingDomainExists',
      `The VPC ${vpc.VPCId} in region ${vpc.VPCRegion} has already been associated with the hosted zone ${other.id} with the same domain name.`,
    );
  }
}

function createZone(
  context: CallContext,
  input: CreateHostedZoneRequest,
): object {
  const { VPC: vpc, CallerReference = '' } = input;
  authorizeRoute53(context, 'CreateHostedZone', '*', vpcConditions(vpc));
  const state = Route53State.of(context);
  const name = domainName(input.Name);
  const repeated = [...state.zones.values()].some(
    zone =>
      zone.accountId === context.accountId &&
      zone.callerReference === CallerReference,
  );
  if (repeated) {
    throw route53Error(
      'HostedZoneAlreadyExists',
      `A hosted zone has already been created with the specified caller reference ${CallerReference}.`,
      409,
    );
  }
  if (input.HostedZoneConfig?.PrivateZone && !vpc) {
    throw invalidInput(
      'When you create a private hosted zone, the CreateHostedZone request must include a VPC.',
    );
  }
  if (vpc) {
    requireVpc(context, vpc, context.accountId);
    requireNoConflict(state, name, vpc);
  }
  const zone: HostedZone = {
    id: uniqueId('Z'),
    accountId: context.accountId,
    name,
    callerReference: CallerReference,
    comment: input.HostedZoneConfig?.Comment,
    isPrivate: vpc !== undefined,
    vpcs: vpc ? [vpc] : [],
    records: new Map(),
    nameServers: [0, 512, 1024, 1536].map(
      (number, index) =>
        `ns-${number}.awsdns-00.${['com', 'net', 'org', 'co.uk'][index]}`,
    ),
    tags: {},
    createdAt: context.clock.now(),
  };
  ownRecords(zone);
  state.zones.set(zone.id, zone);
  return {
    HostedZone: shownZone(zone),
    ChangeInfo: submitChange(context),
    DelegationSet: zone.isPrivate
      ? undefined
      : { NameServers: zone.nameServers },
    VPC: vpc,
    Location: `https://route53.amazonaws.com/2013-04-01/hostedzone/${zone.id}`,
  };
}

function deleteZone(
  context: CallContext,
  input: DeleteHostedZoneRequest,
): object {
  const zone = accessZone(context, 'DeleteHostedZone', input.Id);
  const others = [...zone.records.values()].filter(
    ({ Name, Type }) =>
      Name !== zone.name || !['NS', 'SOA'].includes(String(Type)),
  );
  if (others.length) {
    throw route53Error(
      'HostedZoneNotEmpty',
      'The specified hosted zone contains non-required resource record sets and so cannot be deleted.',
    );
  }
  const state = Route53State.of(context);
  state.zones.delete(zone.id);
  state.authorizations.delete(zone.id);
  return { ChangeInfo: submitChange(context) };
}

function ownZones(context: CallContext): HostedZone[] {
  return [...Route53State.of(context).zones.values()].filter(
    ({ accountId }) => accountId === context.accountId,
  );
}

/** Operations on hosted zones themselves. */
export const zoneOperations: Readonly<Record<string, Operation>> = {
  CreateHostedZone: createZone,
  DeleteHostedZone: deleteZone,

  GetHostedZone(context, input: GetHostedZoneRequest) {
    const zone = accessZone(context, 'GetHostedZone', input.Id);
    return {
      HostedZone: shownZone(zone),
      DelegationSet: zone.isPrivate
        ? undefined
        : { NameServers: zone.nameServers },
      VPCs: zone.isPrivate ? zone.vpcs : undefined,
    };
  },

  UpdateHostedZoneComment(context, input: UpdateHostedZoneCommentRequest) {
    const zone = accessZone(context, 'UpdateHostedZoneComment', input.Id);
    zone.comment = input.Comment;
    return { HostedZone: shownZone(zone) };
  },

  ListHostedZones(context, input: ListHostedZonesRequest) {
    authorizeRoute53(context, 'ListHostedZones', '*');
    const limit = Number(input.MaxItems ?? PAGE_SIZE);
    const { items, nextToken } = paginate(
      ownZones(context).sort(byKey(({ id }) => id)),
      {
        limit,
        defaultLimit: PAGE_SIZE,
        token: input.Marker,
        keyOf: ({ id }) => id,
        invalidTokenCode: 'InvalidInput',
      },
    );
    return {
      HostedZones: items.map(shownZone),
      IsTruncated: nextToken !== undefined,
      Marker: input.Marker ?? '',
      NextMarker: nextToken,
      MaxItems: limit,
    };
  },

  ListHostedZonesByName(context, input: ListHostedZonesByNameRequest) {
    authorizeRoute53(context, 'ListHostedZonesByName', '*');
    const limit = Number(input.MaxItems ?? PAGE_SIZE);
    const placeOf = ({ name, id }: { name: string; id: string }) =>
      `${name.split('.').reverse().join('.')} ${id}`;
    const start =
      input.DNSName === undefined
        ? ''
        : placeOf({
            name: domainName(input.DNSName),
            id: input.HostedZoneId ?? '',
          });
    const rest = ownZones(context)
      .sort(byKey(placeOf))
      .filter(zone => placeOf(zone) >= start);
    const next = rest[limit];
    return {
      HostedZones: rest.slice(0, limit).map(shownZone),
      DNSName: input.DNSName,
      HostedZoneId: input.HostedZoneId,
      IsTruncated: next !== undefined,
      NextDNSName: next?.name,
      NextHostedZoneId: next?.id,
      MaxItems: limit,
    };
  },
};
