import { asWritten, LiveProperties, members, unlessMissing } from '../reading';
import { ReadRequest } from '../ResourceHandler';

const SERVICE = 'dynamodb';

type Answer = Readonly<Record<string, any>>;

function index(found: Answer): object {
  return members(
    found,
    'IndexName',
    'KeySchema',
    'Projection',
    'ProvisionedThroughput',
  );
}

function encryption(request: ReadRequest, found: Answer | undefined) {
  const written = request.properties.object('SSESpecification');
  return (
    found && {
      SSEEnabled: ['ENABLED', 'UPDATING'].includes(found.Status),
      SSEType: found.SSEType,
      KMSMasterKeyId: asWritten(
        written?.raw('KMSMasterKeyId'),
        found.KMSMasterKeyArn,
      ),
    }
  );
}

/** A table as it is now. */
export function readTable(
  request: ReadRequest,
): Promise<LiveProperties | undefined> {
  const { context, state } = request;
  const TableName = state.physicalId;
  const ask = (operation: string) =>
    context.invoke(SERVICE, operation, { TableName });
  return unlessMissing(async () => {
    const { Table } = await ask('DescribeTable');
    const backups = (await ask('DescribeContinuousBackups'))
      .ContinuousBackupsDescription.PointInTimeRecoveryDescription;
    const { TimeToLiveDescription: expiry } = await ask('DescribeTimeToLive');
    const { Tags } = await context.invoke(SERVICE, 'ListTagsOfResource', {
      ResourceArn: Table.TableArn,
    });
    const expires = /^ENABL/.test(expiry.TimeToLiveStatus);
    return {
      ...members(
        Table,
        'AttributeDefinitions',
        'DeletionProtectionEnabled',
        'KeySchema',
        'ProvisionedThroughput',
        'TableName',
      ),
      BillingMode: Table.BillingModeSummary?.BillingMode ?? 'PROVISIONED',
      TableClass: Table.TableClassSummary?.TableClass ?? 'STANDARD',
      GlobalSecondaryIndexes: Table.GlobalSecondaryIndexes?.map(index),
      LocalSecondaryIndexes: Table.LocalSecondaryIndexes?.map(index),
      SSESpecification: encryption(request, Table.SSEDescription),
      StreamSpecification: Table.StreamSpecification,
      PointInTimeRecoverySpecification: {
        PointInTimeRecoveryEnabled:
          backups.PointInTimeRecoveryStatus === 'ENABLED',
        RecoveryPeriodInDays: backups.RecoveryPeriodInDays,
      },
      TimeToLiveSpecification: expires
        ? { AttributeName: expiry.AttributeName, Enabled: true }
        : { Enabled: false },
      Tags,
    };
  });
}
