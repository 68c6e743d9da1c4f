import type { StackEvent } from '@aws-sdk/client-cloudformation';

export const STACK_ID =
  'arn:aws:cloudformation:eu-west-1:444455556666:stack/gco-analytics-forecasting/1';

/** An event as CloudFormation sends it; each with an id and a time of its own. */
export function stackEvent(
  resource: string,
  status: string,
  more: Partial<StackEvent> = {},
): StackEvent {
  return {
    StackId: STACK_ID,
    EventId: `${resource}-${status}`,
    StackName: 'gco-analytics-forecasting',
    LogicalResourceId: resource,
    PhysicalResourceId: `physical-${resource}`,
    ResourceType: `AWS::Test::${resource}`,
    ResourceStatus: status as StackEvent['ResourceStatus'],
    Timestamp: new Date('2026-01-02T03:04:05.678Z'),
    ...more,
  };
}

/** An event of the stack itself. */
export const rootEvent = (
  status: string,
  more: Partial<StackEvent> = {},
): StackEvent =>
  stackEvent('gco-analytics-forecasting', status, {
    PhysicalResourceId: STACK_ID,
    ResourceType: 'AWS::CloudFormation::Stack',
    ...more,
  });
