import type {
  ContinuousBackupsDescription,
  DescribeContinuousBackupsInput,
  DescribeContinuousBackupsOutput,
  DescribeTimeToLiveInput,
  DescribeTimeToLiveOutput,
  UpdateContinuousBackupsInput,
  UpdateContinuousBackupsOutput,
  UpdateTimeToLiveInput,
  UpdateTimeToLiveOutput,
} from '@aws-sdk/client-dynamodb';
import { AwsError } from '../../core/AwsError';
import { durationOf } from '../../core/faults';
import { Operation } from '../../core/types';
import { DURATIONS, TABLE_TYPE } from './durations';
import { Table } from './DynamoDbState';
import { resourceInUse, validation } from './errors';
import { accessTable } from './tableAccess';

const DEFAULT_RECOVERY_DAYS = 35;

function describeBackups(
  table: Table,
  now: Date,
): ContinuousBackupsDescription {
  const recovery = table.pointInTimeRecovery;
  return {
    ContinuousBackupsStatus: 'ENABLED',
    PointInTimeRecoveryDescription: recovery
      ? {
          PointInTimeRecoveryStatus: 'ENABLED',
          RecoveryPeriodInDays: recovery.days,
          EarliestRestorableDateTime: recovery.since,
          LatestRestorableDateTime: now,
        }
      : { PointInTimeRecoveryStatus: 'DISABLED' },
  };
}

/** Backups and expiry of items. */
export const tableSettingOperations: Record<string, Operation> = {
  UpdateContinuousBackups: (
    context,
    input: UpdateContinuousBackupsInput,
  ): UpdateContinuousBackupsOutput => {
    const table = accessTable(
      context,
      'UpdateContinuousBackups',
      input.TableName,
    );
    const wanted = input.PointInTimeRecoverySpecification!;
    if (table.status !== 'ACTIVE') {
      throw new AwsError(
        'ContinuousBackupsUnavailableException',
        `Backups are being enabled for the table: ${table.name}. Please retry later`,
      );
    }
    const now = context.clock.now();
    table.pointInTimeRecovery = wanted.PointInTimeRecoveryEnabled
      ? {
          since: table.pointInTimeRecovery?.since ?? now,
          days: wanted.RecoveryPeriodInDays ?? DEFAULT_RECOVERY_DAYS,
        }
      : undefined;
    return { ContinuousBackupsDescription: describeBackups(table, now) };
  },

  DescribeContinuousBackups: (
    context,
    input: DescribeContinuousBackupsInput,
  ): DescribeContinuousBackupsOutput => ({
    ContinuousBackupsDescription: describeBackups(
      accessTable(context, 'DescribeContinuousBackups', input.TableName),
      context.clock.now(),
    ),
  }),

  UpdateTimeToLive: (
    context,
    input: UpdateTimeToLiveInput,
  ): UpdateTimeToLiveOutput => {
    const table = accessTable(context, 'UpdateTimeToLive', input.TableName);
    const wanted = input.TimeToLiveSpecification!;
    const { AttributeName: attribute, Enabled } = wanted;
    if (table.status !== 'ACTIVE') {
      throw resourceInUse(`Table is ${table.status}: ${table.name}`);
    }
    const current = table.timeToLive;
    if (current && current.status !== 'ENABLED') {
      throw validation(
        'Time to live has been modified multiple times within a fixed interval',
      );
    }
    if (Enabled && current) {
      throw validation(
        current.attribute === attribute
          ? 'TimeToLive is already enabled'
          : `TimeToLive is active on a different AttributeName: current AttributeName is ${current.attribute}`,
      );
    }
    if (!Enabled && current?.attribute !== attribute) {
      throw validation(
        current
          ? `TimeToLive is active on a different AttributeName: current AttributeName is ${current.attribute}`
          : 'TimeToLive is already disabled',
      );
    }
    const setting: NonNullable<Table['timeToLive']> = {
      attribute: attribute!,
      status: Enabled ? 'ENABLING' : 'DISABLING',
    };
    table.timeToLive = setting;
    const duration = durationOf(
      context,
      TABLE_TYPE,
      'update',
      DURATIONS.timeToLive,
    );
    void context.clock.sleep(duration).then(() => {
      if (Enabled) {
        setting.status = 'ENABLED';
      } else {
        table.timeToLive = undefined;
      }
    });
    return { TimeToLiveSpecification: wanted };
  },

  DescribeTimeToLive: (
    context,
    input: DescribeTimeToLiveInput,
  ): DescribeTimeToLiveOutput => {
    const { timeToLive } = accessTable(
      context,
      'DescribeTimeToLive',
      input.TableName,
    );
    return {
      TimeToLiveDescription: {
        TimeToLiveStatus: timeToLive?.status ?? 'DISABLED',
        AttributeName: timeToLive?.attribute,
      },
    };
  },
};
