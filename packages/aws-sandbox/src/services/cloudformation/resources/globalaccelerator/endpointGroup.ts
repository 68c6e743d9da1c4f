import { randomUUID } from 'crypto';
import { ignoreMissing } from '../ignoreMissing';
import { ResourceHandler, ResourceRequest } from '../ResourceHandler';
import {
  acceleratorOf,
  callGlobalAccelerator,
  deployed,
} from './callGlobalAccelerator';

function settings({ properties }: ResourceRequest): object {
  return {
    EndpointConfigurations: properties.has('EndpointConfigurations')
      ? properties
          .objects('EndpointConfigurations')
          .map(endpoint =>
            endpoint.only(
              'ClientIPPreservationEnabled',
              'EndpointId',
              'Weight',
            ),
          )
          .map(endpoint => ({
            EndpointId: endpoint.text('EndpointId'),
            Weight: endpoint.number('Weight'),
            ClientIPPreservationEnabled: endpoint.boolean(
              'ClientIPPreservationEnabled',
            ),
          }))
      : undefined,
    HealthCheckIntervalSeconds: properties.number('HealthCheckIntervalSeconds'),
    HealthCheckPath: properties.optionalText('HealthCheckPath'),
    HealthCheckPort: properties.number('HealthCheckPort'),
    HealthCheckProtocol: properties.optionalText('HealthCheckProtocol'),
    PortOverrides: properties.raw('PortOverrides'),
    ThresholdCount: properties.number('ThresholdCount'),
    TrafficDialPercentage: properties.number('TrafficDialPercentage'),
  };
}

/** `AWS::GlobalAccelerator::EndpointGroup` */
export const endpointGroupHandler: ResourceHandler = {
  type: 'AWS::GlobalAccelerator::EndpointGroup',

  async create(request) {
    const { properties, started } = request;
    const {
      EndpointGroup: { EndpointGroupArn },
    } = await callGlobalAccelerator(request, 'CreateEndpointGroup', {
      IdempotencyToken: randomUUID(),
      ListenerArn: properties.text('ListenerArn'),
      EndpointGroupRegion: properties.text('EndpointGroupRegion'),
      ...settings(request),
    });
    started(EndpointGroupArn);
    await deployed(request, acceleratorOf(EndpointGroupArn));
    return { physicalId: EndpointGroupArn, attributes: { EndpointGroupArn } };
  },

  async update(request) {
    const EndpointGroupArn = request.state.physicalId;
    await callGlobalAccelerator(request, 'UpdateEndpointGroup', {
      EndpointGroupArn,
      ...settings(request),
    });
    await deployed(request, acceleratorOf(EndpointGroupArn));
    return request.state;
  },

  delete(request) {
    const EndpointGroupArn = request.state.physicalId;
    return ignoreMissing(() =>
      callGlobalAccelerator(request, 'DeleteEndpointGroup', {
        EndpointGroupArn,
      }),
    );
  },
};
