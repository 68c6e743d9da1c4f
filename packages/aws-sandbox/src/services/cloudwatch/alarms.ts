import type {
  DeleteAlarmsInput,
  DescribeAlarmsInput,
  DisableAlarmActionsInput,
  ListTagsForResourceInput,
  PutMetricAlarmInput,
  SetAlarmStateInput,
  TagResourceInput,
  UntagResourceInput,
} from '@aws-sdk/client-cloudwatch';
import { AwsError } from '../../core/AwsError';
import { CallContext, Operation } from '../../core/types';
import { byKey, paginate } from '../../validation';
import { Alarm, CloudWatchState } from './CloudWatchState';
import { invalidValue, missingParameter } from './cloudWatchError';
import { COMPARISON_OPERATORS, evaluateAlarm } from './evaluateAlarm';
import { statistic } from './statistics';

const REQUIRED = [
  'MetricName',
  'Namespace',
  'Period',
  'Threshold',
  'EvaluationPeriods',
] as const;
const MISSING_DATA = ['breaching', 'notBreaching', 'ignore', 'missing'];
const MEMBERS_OF_OTHERS = [
  'Metrics',
  'ThresholdMetricId',
  'ExtendedStatistic',
  'EvaluateLowSampleCountPercentile',
] as const;

function alarmArn(context: CallContext, name: string | undefined): string {
  const { partition, region, accountId } = context;
  return `arn:${partition}:cloudwatch:${region}:${accountId}:alarm:${name}`;
}

/** All alarms, each in the state that its metric has now. */
function alarmsOf(context: CallContext): Map<string, Alarm> {
  const state = CloudWatchState.of(context);
  const now = context.clock.now();
  state.alarms.forEach(alarm => evaluateAlarm(alarm, state, now));
  return state.alarms;
}

function check(input: PutMetricAlarmInput): void {
  const other = MEMBERS_OF_OTHERS.find(name => input[name] !== undefined);
  if (other) {
    throw invalidValue(
      `${other} of alarms is not implemented by the local AWS`,
    );
  }
  const missing = REQUIRED.find(name => input[name] === undefined);
  if (missing) {
    throw missingParameter(missing);
  }
  statistic(input.Statistic);
  if (!COMPARISON_OPERATORS.includes(String(input.ComparisonOperator))) {
    throw invalidValue(
      `ComparisonOperator ${input.ComparisonOperator} is invalid.`,
    );
  }
  const period = input.Period!;
  if (![10, 20, 30].includes(period) && (period < 60 || period % 60 !== 0)) {
    throw invalidValue(
      `Period must be 10, 20, 30 or a multiple of 60, not ${period}.`,
    );
  }
  if (period * input.EvaluationPeriods! > 7 * 86_400) {
    throw invalidValue('Metrics cannot be checked across more than 7 days.');
  }
  const needed = input.DatapointsToAlarm;
  if (
    needed !== undefined &&
    (needed < 1 || needed > input.EvaluationPeriods!)
  ) {
    throw invalidValue(
      `DatapointsToAlarm must be from 1 to EvaluationPeriods, not ${needed}.`,
    );
  }
  const treat = input.TreatMissingData;
  if (treat !== undefined && !MISSING_DATA.includes(treat)) {
    throw invalidValue(`TreatMissingData ${treat} is invalid.`);
  }
}

function shown(alarm: Alarm): object {
  const { settings } = alarm;
  return {
    ...settings,
    AlarmArn: alarm.arn,
    ActionsEnabled: settings.ActionsEnabled ?? true,
    AlarmActions: settings.AlarmActions ?? [],
    OKActions: settings.OKActions ?? [],
    InsufficientDataActions: settings.InsufficientDataActions ?? [],
    Dimensions: settings.Dimensions ?? [],
    StateValue: alarm.state,
    StateReason: alarm.stateReason,
    StateUpdatedTimestamp: alarm.stateUpdated,
    StateTransitionedTimestamp: alarm.stateUpdated,
    AlarmConfigurationUpdatedTimestamp: alarm.configurationUpdated,
  };
}

function access(
  context: CallContext,
  action: string,
  name: string | undefined,
): Alarm {
  context.authorize(`cloudwatch:${action}`, alarmArn(context, name));
  const alarm = alarmsOf(context).get(name ?? '');
  if (!alarm) {
    throw new AwsError(
      'ResourceNotFound',
      `The alarm ${name} does not exist.`,
      404,
    );
  }
  return alarm;
}

function tagged(
  context: CallContext,
  action: string,
  arn: string | undefined,
): Alarm {
  return access(context, action, (arn ?? '').split(':alarm:')[1]);
}

/** Switches the actions of alarms, which have none that does anything here. */
function switchActions(action: string, isEnabled: boolean): Operation {
  return (context: CallContext, input: DisableAlarmActionsInput) => {
    for (const name of input.AlarmNames ?? []) {
      const alarm = access(context, action, name);
      alarm.settings = { ...alarm.settings, ActionsEnabled: isEnabled };
    }
    return {};
  };
}

/** Operations on alarms. */
export const alarmOperations: Readonly<Record<string, Operation>> = {
  PutMetricAlarm(context, input: PutMetricAlarmInput) {
    const { Tags = [], ...settings } = input;
    const name = settings.AlarmName!;
    context.authorize(
      'cloudwatch:PutMetricAlarm',
      alarmArn(context, name),
      Object.fromEntries(
        Tags.map(({ Key, Value }) => [`aws:RequestTag/${Key}`, Value ?? '']),
      ),
    );
    check(input);
    const state = CloudWatchState.of(context);
    const known = state.alarms.get(name);
    const now = context.clock.now();
    if (known) {
      known.settings = settings;
      known.configurationUpdated = now;
    } else {
      state.alarms.set(name, {
        arn: alarmArn(context, name),
        settings,
        state: 'INSUFFICIENT_DATA',
        stateReason: 'Unchecked: Initial alarm creation',
        stateUpdated: now,
        configurationUpdated: now,
        tags: Object.fromEntries(
          Tags.map(({ Key, Value }) => [Key!, Value ?? '']),
        ),
      });
    }
    return {};
  },

  DescribeAlarms(context, input: DescribeAlarmsInput) {
    context.authorize('cloudwatch:DescribeAlarms', alarmArn(context, '*'));
    const wanted = [...alarmsOf(context).values()].filter(
      ({ settings, state }) =>
        (!input.AlarmNames?.length ||
          input.AlarmNames.includes(settings.AlarmName!)) &&
        settings.AlarmName!.startsWith(input.AlarmNamePrefix ?? '') &&
        (!input.StateValue || state === input.StateValue) &&
        (!input.ActionPrefix ||
          settings.AlarmActions?.some(action =>
            action.startsWith(input.ActionPrefix!),
          )),
    );
    const keyOf = ({ settings }: Alarm) => settings.AlarmName!;
    const { items, nextToken } = paginate(wanted.sort(byKey(keyOf)), {
      limit: input.MaxRecords,
      defaultLimit: 50,
      token: input.NextToken,
      keyOf,
      invalidTokenCode: 'InvalidNextToken',
    });
    return {
      MetricAlarms: items.map(shown),
      CompositeAlarms: [],
      NextToken: nextToken,
    };
  },

  /** Either all go or none. */
  DeleteAlarms(context, input: DeleteAlarmsInput) {
    const names = input.AlarmNames ?? [];
    names.forEach(name => access(context, 'DeleteAlarms', name));
    names.forEach(name => CloudWatchState.of(context).alarms.delete(name));
    return {};
  },

  /** Holds until the alarm is looked at again. */
  SetAlarmState(context, input: SetAlarmStateInput) {
    const alarm = access(context, 'SetAlarmState', input.AlarmName);
    alarm.state = input.StateValue!;
    alarm.stateReason = input.StateReason!;
    alarm.stateUpdated = context.clock.now();
    return {};
  },

  EnableAlarmActions: switchActions('EnableAlarmActions', true),
  DisableAlarmActions: switchActions('DisableAlarmActions', false),

  TagResource(context, input: TagResourceInput) {
    const alarm = tagged(context, 'TagResource', input.ResourceARN);
    for (const { Key, Value } of input.Tags ?? []) {
      alarm.tags[Key!] = Value ?? '';
    }
    return {};
  },

  UntagResource(context, input: UntagResourceInput) {
    const alarm = tagged(context, 'UntagResource', input.ResourceARN);
    input.TagKeys?.forEach(key => delete alarm.tags[key]);
    return {};
  },

  ListTagsForResource(context, input: ListTagsForResourceInput) {
    const { tags } = tagged(context, 'ListTagsForResource', input.ResourceARN);
    return {
      Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
    };
  },
};
