import { ignoreMissing } from '../ignoreMissing';
import { physicalName } from '../physicalName';
import { Properties } from '../Properties';
import { ResourceHandler, ResourceRequest } from '../ResourceHandler';
import { tagChanges, tagList } from '../tags';

const SERVICE = 'monitoring';
const MAX_NAME_LENGTH = 255;

function settings(properties: Properties): object {
  return {
    ActionsEnabled: properties.boolean('ActionsEnabled'),
    AlarmActions: properties.texts('AlarmActions'),
    AlarmDescription: properties.optionalText('AlarmDescription'),
    ComparisonOperator: properties.optionalText('ComparisonOperator'),
    DatapointsToAlarm: properties.number('DatapointsToAlarm'),
    Dimensions: properties.raw('Dimensions'),
    EvaluationPeriods: properties.number('EvaluationPeriods'),
    InsufficientDataActions: properties.texts('InsufficientDataActions'),
    MetricName: properties.optionalText('MetricName'),
    Namespace: properties.optionalText('Namespace'),
    OKActions: properties.texts('OKActions'),
    Period: properties.number('Period'),
    Statistic: properties.optionalText('Statistic'),
    Threshold: properties.number('Threshold'),
    TreatMissingData: properties.optionalText('TreatMissingData'),
    Unit: properties.optionalText('Unit'),
  };
}

function arnOf({ context }: ResourceRequest, name: string): string {
  const { partition, region, accountId } = context;
  return `arn:${partition}:cloudwatch:${region}:${accountId}:alarm:${name}`;
}

/** `AWS::CloudWatch::Alarm` */
export const alarmHandler: ResourceHandler = {
  type: 'AWS::CloudWatch::Alarm',

  async create(request) {
    const { context, properties, tags, started } = request;
    const name =
      properties.optionalText('AlarmName') ??
      physicalName(request, { maxLength: MAX_NAME_LENGTH });
    await context.invoke(SERVICE, 'PutMetricAlarm', {
      AlarmName: name,
      ...settings(properties),
      Tags: tagList(tags),
    });
    started(name);
    return { physicalId: name, attributes: { Arn: arnOf(request, name) } };
  },

  async update(request) {
    const { context, properties, state, previousTags, tags } = request;
    await context.invoke(SERVICE, 'PutMetricAlarm', {
      AlarmName: state.physicalId,
      ...settings(properties),
    });
    const { set, removed } = tagChanges(previousTags, tags);
    const ResourceARN = arnOf(request, state.physicalId);
    if (removed.length) {
      await context.invoke(SERVICE, 'UntagResource', {
        ResourceARN,
        TagKeys: removed,
      });
    }
    if (Object.keys(set).length) {
      await context.invoke(SERVICE, 'TagResource', {
        ResourceARN,
        Tags: tagList(set),
      });
    }
    return state;
  },

  delete({ context, state }) {
    return ignoreMissing(() =>
      context.invoke(SERVICE, 'DeleteAlarms', {
        AlarmNames: [state.physicalId],
      }),
    );
  },
};
