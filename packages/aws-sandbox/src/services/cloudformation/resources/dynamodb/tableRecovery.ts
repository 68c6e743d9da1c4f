import { Properties } from '../Properties';
import { ResourceRequest } from '../ResourceHandler';

const SERVICE = 'dynamodb';

/** Starts or ends continuous backups. */
export async function setRecovery(
  { context, properties }: ResourceRequest,
  TableName: string,
): Promise<void> {
  const recovery = properties
    .object('PointInTimeRecoverySpecification')
    ?.only('PointInTimeRecoveryEnabled', 'RecoveryPeriodInDays');
  await context.invoke(SERVICE, 'UpdateContinuousBackups', {
    TableName,
    PointInTimeRecoverySpecification: {
      PointInTimeRecoveryEnabled:
        recovery?.boolean('PointInTimeRecoveryEnabled') ?? false,
      RecoveryPeriodInDays: recovery?.number('RecoveryPeriodInDays'),
    },
  });
}

interface TimeToLive {
  readonly AttributeName?: string;
  readonly Enabled: boolean;
}

function timeToLiveOf(properties: Properties): TimeToLive {
  const expiry = properties
    .object('TimeToLiveSpecification')
    ?.only('AttributeName', 'Enabled');
  return {
    AttributeName: expiry?.optionalText('AttributeName'),
    Enabled: expiry?.boolean('Enabled') ?? false,
  };
}

/** Starts or ends expiry, where the table does not do so already. */
export async function setTimeToLive(
  { context, properties }: ResourceRequest,
  TableName: string,
): Promise<void> {
  const wanted = timeToLiveOf(properties);
  const { TimeToLiveDescription: actual } = await context.invoke(
    SERVICE,
    'DescribeTimeToLive',
    { TableName },
  );
  const isOn = actual.TimeToLiveStatus.startsWith('ENABL');
  if (
    wanted.Enabled === isOn &&
    (!isOn || wanted.AttributeName === actual.AttributeName)
  ) {
    return;
  }
  await context.invoke(SERVICE, 'UpdateTimeToLive', {
    TableName,
    // What is to go is named by its attribute.
    TimeToLiveSpecification: wanted.Enabled
      ? wanted
      : { AttributeName: actual.AttributeName, Enabled: false },
  });
}
