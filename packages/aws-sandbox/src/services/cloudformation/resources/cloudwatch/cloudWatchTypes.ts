import { defineType } from '../ResourceTypeDefinition';

/** Resource types of CloudWatch. */
export const cloudWatchTypes = {
  'AWS::CloudWatch::Alarm': defineType({
    notImplemented: `EvaluateLowSampleCountPercentile EvaluationCriteria EvaluationInterval EvaluationWindow
      ExtendedStatistic Metrics ThresholdMetricId WarmUpConfiguration`,
    required:
      'MetricName Namespace Statistic Period Threshold ComparisonOperator EvaluationPeriods',
    because:
      'alarms on expressions, queries and percentiles are not implemented',
  }),
};
