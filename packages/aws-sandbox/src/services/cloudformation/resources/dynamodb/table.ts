import { isDeepStrictEqual } from 'util';
import { AwsError } from '../../../../core/AwsError';
import { ResourceState } from '../../model';
import { ignoreMissing } from '../ignoreMissing';
import { physicalName } from '../physicalName';
import {
  ResourceHandler,
  ResourceRequest,
  UpdateRequest,
} from '../ResourceHandler';
import { tagChanges, tagList } from '../tags';
import { waitUntil } from '../waitUntil';
import { indexUpdates } from './indexUpdates';
import {
  encryptionOf,
  indexesOf,
  streamOf,
  throughputOf,
} from './tableProperties';
import { setRecovery, setTimeToLive } from './tableRecovery';
import { readTable } from './readTable';

const SERVICE = 'dynamodb';
const MAXIMUM_NAME_LENGTH = 255;

async function describe({ context }: ResourceRequest, TableName: string) {
  const { Table } = await context.invoke(SERVICE, 'DescribeTable', {
    TableName,
  });
  return Table;
}

/** Waits until table and indexes are ready. */
async function settled(
  request: ResourceRequest,
  name: string,
): Promise<ResourceState> {
  await waitUntil({
    clock: request.context.clock,
    what: `table ${name}`,
    probe: async () => {
      const { TableStatus, GlobalSecondaryIndexes = [] } = await describe(
        request,
        name,
      );
      return TableStatus === 'ACTIVE' &&
        GlobalSecondaryIndexes.every(
          ({ IndexStatus }: { IndexStatus: string }) =>
            IndexStatus === 'ACTIVE',
        )
        ? 'ready'
        : 'waiting';
    },
  });
  const { TableArn, LatestStreamArn } = await describe(request, name);
  return {
    physicalId: name,
    attributes: { Arn: TableArn, StreamArn: LatestStreamArn },
  };
}

const TABLE_PROPERTIES = [
  'BillingMode',
  'DeletionProtectionEnabled',
  'GlobalSecondaryIndexes',
  'ProvisionedThroughput',
  'SSESpecification',
  'StreamSpecification',
  'TableClass',
];

async function updateTable(request: UpdateRequest): Promise<void> {
  const { context, properties, changed, state } = request;
  if (changed.has('LocalSecondaryIndexes')) {
    throw new AwsError(
      'ValidationException',
      'LocalSecondaryIndexes cannot change after the table has been created',
    );
  }
  if (!TABLE_PROPERTIES.some(name => changed.has(name))) {
    return;
  }
  const when = <T>(name: string, value: T): T | undefined =>
    changed.has(name) ? value : undefined;
  const actual = await describe(request, state.physicalId);
  const updates = changed.has('GlobalSecondaryIndexes')
    ? indexUpdates(actual, request)
    : [];
  const stream = streamOf(properties) ?? { StreamEnabled: false };
  const streamDiffers = !isDeepStrictEqual(
    stream,
    actual.StreamSpecification ?? { StreamEnabled: false },
  );
  await context.invoke(SERVICE, 'UpdateTable', {
    TableName: state.physicalId,
    AttributeDefinitions: properties.raw('AttributeDefinitions'),
    BillingMode: when(
      'BillingMode',
      properties.optionalText('BillingMode') ?? 'PROVISIONED',
    ),
    ProvisionedThroughput: when(
      'ProvisionedThroughput',
      throughputOf(properties),
    ),
    GlobalSecondaryIndexUpdates: updates.length ? updates : undefined,
    SSESpecification: when(
      'SSESpecification',
      encryptionOf(properties) ?? { Enabled: false },
    ),
    StreamSpecification: streamDiffers ? stream : undefined,
    TableClass: when(
      'TableClass',
      properties.optionalText('TableClass') ?? 'STANDARD',
    ),
    DeletionProtectionEnabled: when(
      'DeletionProtectionEnabled',
      properties.boolean('DeletionProtectionEnabled') ?? false,
    ),
  });
  await settled(request, state.physicalId);
}

async function updateTags(request: UpdateRequest): Promise<void> {
  const { context, state } = request;
  const ResourceArn = state.attributes.Arn;
  const { set, removed } = tagChanges(request.previousTags, request.tags);
  if (removed.length) {
    await context.invoke(SERVICE, 'UntagResource', {
      ResourceArn,
      TagKeys: removed,
    });
  }
  if (Object.keys(set).length) {
    await context.invoke(SERVICE, 'TagResource', {
      ResourceArn,
      Tags: tagList(set),
    });
  }
}

/** `AWS::DynamoDB::Table` */
export const tableHandler: ResourceHandler = {
  type: 'AWS::DynamoDB::Table',
  read: readTable,

  async create(request) {
    const { context, properties, tags, started } = request;
    const TableName =
      properties.optionalText('TableName') ??
      physicalName(request, { maxLength: MAXIMUM_NAME_LENGTH });
    await context.invoke(SERVICE, 'CreateTable', {
      TableName,
      KeySchema: properties.raw('KeySchema'),
      AttributeDefinitions: properties.raw('AttributeDefinitions'),
      BillingMode: properties.optionalText('BillingMode'),
      ProvisionedThroughput: throughputOf(properties),
      GlobalSecondaryIndexes: indexesOf(properties, 'GlobalSecondaryIndexes'),
      LocalSecondaryIndexes: indexesOf(properties, 'LocalSecondaryIndexes'),
      SSESpecification: encryptionOf(properties),
      StreamSpecification: streamOf(properties),
      TableClass: properties.optionalText('TableClass'),
      DeletionProtectionEnabled: properties.boolean(
        'DeletionProtectionEnabled',
      ),
      Tags: tagList(tags),
    });
    started(TableName);
    const state = await settled(request, TableName);
    if (properties.has('PointInTimeRecoverySpecification')) {
      await setRecovery(request, TableName);
    }
    if (properties.has('TimeToLiveSpecification')) {
      await setTimeToLive(request, TableName);
    }
    return state;
  },

  async update(request) {
    const { changed, state } = request;
    await updateTable(request);
    if (changed.has('PointInTimeRecoverySpecification')) {
      await setRecovery(request, state.physicalId);
    }
    if (changed.has('TimeToLiveSpecification')) {
      await setTimeToLive(request, state.physicalId);
    }
    await updateTags(request);
    return settled(request, state.physicalId);
  },

  delete(request) {
    const { context, state } = request;
    return ignoreMissing(async () => {
      await context.invoke(SERVICE, 'DeleteTable', {
        TableName: state.physicalId,
      });
      await waitUntil({
        clock: context.clock,
        what: `deletion of table ${state.physicalId}`,
        probe: async () => {
          await describe(request, state.physicalId);
          return 'waiting';
        },
      });
    });
  },
};
