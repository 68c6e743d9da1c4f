import type {
  CreateFlowLogsRequest,
  DeleteFlowLogsRequest,
  DescribeFlowLogsRequest,
} from '@aws-sdk/client-ec2';
import { CallContext, Operation } from '../../core/types';
import { authorizeEc2 } from './authorizeEc2';
import { describe, FilterFields } from './describe';
import { ec2Error, invalidParameter, required } from './ec2Error';
import { ec2Id, Ec2State } from './Ec2State';
import { FlowLog } from './records';
import { specifiedTags } from './tagging';

const DEFAULT_FORMAT =
  '${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${packets} ${bytes} ${start} ${end} ${action} ${log-status}';

const FIELDS: FilterFields<FlowLog> = {
  'flow-log-id': log => [log.FlowLogId],
  'resource-id': log => [log.ResourceId],
  'log-destination-type': log => [log.LogDestinationType],
  'log-group-name': log => [log.LogGroupName],
  'traffic-type': log => [log.TrafficType],
};

function checkResource(state: Ec2State, type: string, id: string): void {
  switch (type) {
    case 'VPC':
      state.vpcs.require(id);
      break;
    case 'Subnet':
      state.subnets.require(id);
      break;
    case 'NetworkInterface':
      state.networkInterfaces.require(id);
      break;
    default:
      throw invalidParameter('resourceType', type);
  }
}

function newFlowLog(
  context: CallContext,
  input: CreateFlowLogsRequest,
  resourceId: string,
): FlowLog {
  const destinationType = input.LogDestinationType ?? 'cloud-watch-logs';
  if (destinationType === 'cloud-watch-logs') {
    if (!input.LogGroupName && !input.LogDestination) {
      throw ec2Error(
        'InvalidParameter',
        'LogGroupName or LogDestination must be given.',
      );
    }
    const role = required<string>(
      input.DeliverLogsPermissionArn,
      'deliverLogsPermissionArn',
    );
    context.authorize('iam:PassRole', role, {
      'iam:PassedToService': 'vpc-flow-logs.amazonaws.com',
    });
  } else {
    required(input.LogDestination, 'logDestination');
  }
  const interval = input.MaxAggregationInterval ?? 600;
  if (interval !== 60 && interval !== 600) {
    throw invalidParameter('maxAggregationInterval', interval);
  }
  return {
    FlowLogId: ec2Id('fl'),
    FlowLogStatus: 'ACTIVE',
    ResourceId: resourceId,
    TrafficType: required(input.TrafficType, 'trafficType'),
    LogDestinationType: destinationType,
    LogDestination: input.LogDestination,
    LogGroupName: input.LogGroupName,
    DeliverLogsPermissionArn: input.DeliverLogsPermissionArn,
    DeliverLogsStatus: 'SUCCESS',
    LogFormat: input.LogFormat ?? DEFAULT_FORMAT,
    MaxAggregationInterval: interval,
    CreationTime: context.clock.now(),
    Tags: specifiedTags(input.TagSpecifications, 'vpc-flow-log'),
  };
}

export const flowLogOperations: Readonly<Record<string, Operation>> = {
  CreateFlowLogs(context, input: CreateFlowLogsRequest) {
    authorizeEc2(context, 'CreateFlowLogs', 'vpc-flow-log/*');
    const state = Ec2State.of(context);
    const type = required<string>(input.ResourceType, 'resourceType');
    const logs = required<string[]>(input.ResourceIds, 'resourceIds').map(
      id => {
        checkResource(state, type, id);
        return newFlowLog(context, input, id);
      },
    );
    logs.forEach(log => state.flowLogs.set(log.FlowLogId, log));
    return { FlowLogIds: logs.map(log => log.FlowLogId), Unsuccessful: [] };
  },

  DeleteFlowLogs(context, input: DeleteFlowLogsRequest) {
    const { flowLogs } = Ec2State.of(context);
    for (const id of required<string[]>(input.FlowLogIds, 'flowLogIds')) {
      authorizeEc2(context, 'DeleteFlowLogs', `vpc-flow-log/${id}`);
      flowLogs.require(id);
      flowLogs.delete(id);
    }
    return { Unsuccessful: [] };
  },

  DescribeFlowLogs(context, input: DescribeFlowLogsRequest) {
    authorizeEc2(context, 'DescribeFlowLogs');
    const { page, NextToken } = describe({
      records: Ec2State.of(context).flowLogs,
      ids: input.FlowLogIds,
      // This one call names its filters in the singular.
      input: { ...input, Filters: input.Filter },
      fields: FIELDS,
    });
    return { FlowLogs: page, NextToken };
  },
};
