import { ignoreMissing } from '../ignoreMissing';
import { ResourceHandler } from '../ResourceHandler';
import { ec2TagSpecifications, updateEc2Tags } from './ec2Tags';
import { readFlowLog } from './readNetwork';

/** `AWS::EC2::FlowLog` */
export const flowLogHandler: ResourceHandler = {
  type: 'AWS::EC2::FlowLog',
  read: readFlowLog,

  async create(request) {
    const { context, properties, started } = request;
    const { FlowLogIds } = await context.invoke('ec2', 'CreateFlowLogs', {
      ResourceIds: [properties.text('ResourceId')],
      ResourceType: properties.text('ResourceType'),
      TrafficType: properties.optionalText('TrafficType') ?? 'ALL',
      LogDestinationType: properties.optionalText('LogDestinationType'),
      LogDestination: properties.optionalText('LogDestination'),
      LogGroupName: properties.optionalText('LogGroupName'),
      DeliverLogsPermissionArn: properties.optionalText(
        'DeliverLogsPermissionArn',
      ),
      LogFormat: properties.optionalText('LogFormat'),
      MaxAggregationInterval: properties.number('MaxAggregationInterval'),
      DestinationOptions: properties.raw('DestinationOptions'),
      TagSpecifications: ec2TagSpecifications(request, 'vpc-flow-log'),
    });
    const [Id] = FlowLogIds;
    started(Id);
    return { physicalId: Id, attributes: { Id } };
  },

  async update(request) {
    await updateEc2Tags(request, request.state.physicalId);
    return request.state;
  },

  delete({ context, state }) {
    return ignoreMissing(() =>
      context.invoke('ec2', 'DeleteFlowLogs', {
        FlowLogIds: [state.physicalId],
      }),
    );
  },
};
