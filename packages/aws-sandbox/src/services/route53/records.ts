import type {
  Change as BatchChange,
  ChangeResourceRecordSetsRequest,
  ListResourceRecordSetsRequest,
  ResourceRecordSet,
} from '@aws-sdk/client-route-53';
import { isDeepStrictEqual } from 'util';
import { CallContext, Operation } from '../../core/types';
import { byKey } from '../../validation';
import { accessZone } from './access';
import { submitChange } from './changes';
import { aliasFlaws } from './checkAlias';
import { flawsOf } from './checkRecord';
import { domainName } from './domainName';
import { HostedZone, recordKey } from './Route53State';
import { invalidInput, route53Error } from './route53Error';

const PAGE_SIZE = 300;
const MAX_CHANGES = 1000;

function normalized(record: ResourceRecordSet): ResourceRecordSet {
  const { AliasTarget } = record;
  return {
    ...record,
    Name: domainName(record.Name),
    ...(AliasTarget && {
      AliasTarget: {
        ...AliasTarget,
        DNSName: domainName(AliasTarget.DNSName),
        EvaluateTargetHealth: AliasTarget.EvaluateTargetHealth ?? false,
      },
    }),
  };
}

/** Which action may change which names of which types; policies limit what a batch does by these. */
function batchConditions(changes: readonly BatchChange[]) {
  const all = <T>(of: (change: BatchChange) => T) => [
    ...new Set(changes.map(of)),
  ];
  return {
    'route53:ChangeResourceRecordSetsActions': all(({ Action }) =>
      String(Action),
    ),
    'route53:ChangeResourceRecordSetsNormalizedRecordNames': all(
      ({ ResourceRecordSet: record }) =>
        domainName(record?.Name).replace(/\.$/, ''),
    ),
    'route53:ChangeResourceRecordSetsRecordTypes': all(
      ({ ResourceRecordSet: record }) => String(record?.Type),
    ),
  };
}

/** A name with a CNAME has nothing else. */
function conflicts(
  records: ReadonlyMap<string, ResourceRecordSet>,
  { Name, Type }: ResourceRecordSet,
): boolean {
  return [...records.values()].some(
    other =>
      other.Name === Name &&
      other.Type !== Type &&
      (Type === 'CNAME' || other.Type === 'CNAME'),
  );
}

function describe({ Name, Type }: ResourceRecordSet): string {
  return `[name='${Name}', type='${Type}']`;
}

/** Does one change of a batch; answers what stands against it. */
function apply(
  context: CallContext,
  zone: HostedZone,
  { Action, ResourceRecordSet: given }: BatchChange,
): string[] {
  const flaws = flawsOf(zone, given!);
  if (flaws.length) {
    return flaws;
  }
  const record = normalized(given!);
  const key = recordKey(record);
  const known = zone.records.get(key);
  if (Action === 'DELETE') {
    if (!known) {
      return [
        `Tried to delete resource record set ${describe(
          record,
        )} but it was not found`,
      ];
    }
    if (!isDeepStrictEqual(known, record)) {
      return [
        `Tried to delete resource record set ${describe(
          record,
        )} but the values provided do not match the current values`,
      ];
    }
    if (record.Name === zone.name && ['NS', 'SOA'].includes(record.Type!)) {
      return [
        `A HostedZone must contain exactly one ${record.Type} record of its own name`,
      ];
    }
    zone.records.delete(key);
    return [];
  }
  if (Action === 'CREATE' && known) {
    return [
      `Tried to create resource record set ${describe(
        record,
      )} but it already exists`,
    ];
  }
  if (conflicts(zone.records, record)) {
    return [
      `RRSet of type ${record.Type} with DNS name ${record.Name} is not permitted as it conflicts with other records with the same DNS name in zone ${zone.name}`,
    ];
  }
  const wrong = aliasFlaws(context, zone, record);
  if (!wrong.length) {
    zone.records.set(key, record);
  }
  return wrong;
}

function changeRecords(
  context: CallContext,
  input: ChangeResourceRecordSetsRequest,
): object {
  const changes = input.ChangeBatch?.Changes ?? [];
  const zone = accessZone(
    context,
    'ChangeResourceRecordSets',
    input.HostedZoneId,
    batchConditions(changes),
  );
  if (!changes.length || changes.length > MAX_CHANGES) {
    throw invalidInput(
      `A batch has from 1 to ${MAX_CHANGES} changes, not ${changes.length}`,
    );
  }
  // All of a batch happens or nothing: it is tried on a copy.
  const draft: HostedZone = { ...zone, records: new Map(zone.records) };
  const flaws = changes.flatMap(change => apply(context, draft, change));
  if (flaws.length) {
    throw route53Error('InvalidChangeBatch', `[${flaws.join(', ')}]`);
  }
  zone.records.clear();
  draft.records.forEach((record, key) => zone.records.set(key, record));
  return { ChangeInfo: submitChange(context, input.ChangeBatch?.Comment) };
}

/** Operations on the records of zones. */
export const recordOperations: Readonly<Record<string, Operation>> = {
  ChangeResourceRecordSets: changeRecords,

  ListResourceRecordSets(context, input: ListResourceRecordSetsRequest) {
    const zone = accessZone(
      context,
      'ListResourceRecordSets',
      input.HostedZoneId,
    );
    const limit = Math.min(Number(input.MaxItems ?? PAGE_SIZE), PAGE_SIZE);
    const start =
      input.StartRecordName === undefined
        ? ''
        : recordKey({
            Name: domainName(input.StartRecordName),
            Type: input.StartRecordType ?? ('' as 'A'),
            SetIdentifier: input.StartRecordIdentifier,
          }).trimEnd();
    const rest = [...zone.records.values()]
      .sort(byKey(recordKey))
      .filter(record => recordKey(record) >= start);
    const page = rest.slice(0, limit);
    const next = rest[limit];
    return {
      ResourceRecordSets: page,
      IsTruncated: next !== undefined,
      NextRecordName: next?.Name,
      NextRecordType: next?.Type,
      NextRecordIdentifier: next?.SetIdentifier,
      MaxItems: limit,
    };
  },
};
