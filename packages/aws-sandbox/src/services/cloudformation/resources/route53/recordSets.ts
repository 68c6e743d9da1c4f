import { randomUUID } from 'crypto';
import { CallContext } from '../../../../core/types';
import { AwsError } from '../../../../core/AwsError';
import { ignoreMissing } from '../ignoreMissing';
import { Properties } from '../Properties';
import { ResourceHandler } from '../ResourceHandler';
import { inSync } from './inSync';

const SERVICE = 'route53';

interface RecordSet {
  readonly Name: string;
  readonly Type: string;
  readonly [member: string]: unknown;
}

/** A record set of a template in the form of the API. */
function recordOf(properties: Properties): RecordSet {
  const alias = properties.object('AliasTarget');
  const values = properties.texts('ResourceRecords');
  return {
    Name: properties.text('Name'),
    Type: properties.text('Type'),
    ...(values && {
      TTL: properties.number('TTL'),
      ResourceRecords: values.map(Value => ({ Value })),
    }),
    ...(alias && {
      AliasTarget: {
        DNSName: alias.text('DNSName'),
        HostedZoneId: alias.text('HostedZoneId'),
        EvaluateTargetHealth: alias.boolean('EvaluateTargetHealth') ?? false,
      },
    }),
  };
}

/** Id of the zone, which may be given by its name. */
async function zoneIdOf(
  context: CallContext,
  properties: Properties,
): Promise<string> {
  const id = properties.optionalText('HostedZoneId');
  if (id !== undefined) {
    return id;
  }
  const name = properties.text('HostedZoneName');
  const { HostedZones } = await context.invoke(
    SERVICE,
    'ListHostedZonesByName',
    { DNSName: name },
  );
  const found = HostedZones.filter(
    (zone: { Name: string }) => zone.Name === name,
  );
  if (found.length !== 1) {
    throw new AwsError(
      'NotFound',
      `There ${
        found.length ? 'are several hosted zones' : 'is no hosted zone'
      } with the name ${name}`,
    );
  }
  return found[0].Id;
}

/** @param submitted called as soon as the records are there, before all name servers have them */
async function change(
  context: CallContext,
  zoneId: string,
  changes: readonly { Action: string; ResourceRecordSet: object }[],
  submitted: () => void = () => {},
): Promise<void> {
  if (changes.length) {
    const { ChangeInfo } = await context.invoke(
      SERVICE,
      'ChangeResourceRecordSets',
      { HostedZoneId: zoneId, ChangeBatch: { Changes: changes } },
    );
    submitted();
    await inSync(context, ChangeInfo);
  }
}

function keyOf({ Name, Type }: RecordSet): string {
  return `${Name.toLowerCase().replace(/\.$/, '')} ${Type}`;
}

/** The changes that lead from some record sets to others. */
function changesBetween(
  before: readonly RecordSet[],
  after: readonly RecordSet[],
) {
  const wanted = new Set(after.map(keyOf));
  const present = new Set(before.map(keyOf));
  return [
    ...before
      .filter(record => !wanted.has(keyOf(record)))
      .map(record => ({ Action: 'DELETE', ResourceRecordSet: record })),
    ...after.map(record => ({
      Action: present.has(keyOf(record)) ? 'UPSERT' : 'CREATE',
      ResourceRecordSet: record,
    })),
  ];
}

function deletion(
  context: CallContext,
  properties: Properties,
  records: readonly RecordSet[],
): Promise<void> {
  return ignoreMissing(async () => {
    const zoneId = await zoneIdOf(context, properties);
    for (const record of records) {
      // One that is gone already is no obstacle.
      await ignoreMissing(
        () => change(context, zoneId, changesBetween([record], [])),
        /InvalidChangeBatch/,
      );
    }
  });
}

/** `AWS::Route53::RecordSet` */
export const recordSetHandler: ResourceHandler = {
  type: 'AWS::Route53::RecordSet',

  async create({ context, properties, started }) {
    const record = recordOf(properties);
    const zoneId = await zoneIdOf(context, properties);
    await change(context, zoneId, changesBetween([], [record]), () =>
      started(record.Name),
    );
    return { physicalId: record.Name, attributes: {} };
  },

  async update({ context, properties, previous, state }) {
    await change(
      context,
      await zoneIdOf(context, properties),
      changesBetween([recordOf(previous)], [recordOf(properties)]),
    );
    return state;
  },

  delete({ context, properties }) {
    return deletion(context, properties, [recordOf(properties)]);
  },
};

/** `AWS::Route53::RecordSetGroup` */
export const recordSetGroupHandler: ResourceHandler = {
  type: 'AWS::Route53::RecordSetGroup',

  async create({ context, properties, started }) {
    const zoneId = await zoneIdOf(context, properties);
    const records = properties.objects('RecordSets').map(recordOf);
    const Id = randomUUID();
    await change(context, zoneId, changesBetween([], records), () =>
      started(Id),
    );
    return { physicalId: Id, attributes: { Id } };
  },

  async update({ context, properties, previous, state }) {
    await change(
      context,
      await zoneIdOf(context, properties),
      changesBetween(
        previous.objects('RecordSets').map(recordOf),
        properties.objects('RecordSets').map(recordOf),
      ),
    );
    return state;
  },

  delete({ context, properties }) {
    return deletion(
      context,
      properties,
      properties.objects('RecordSets').map(recordOf),
    );
  },
};
