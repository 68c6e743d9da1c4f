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
    PortRanges: properties
      .objects('PortRanges')
      .map(range => range.only('FromPort', 'ToPort'))
      .map(range => ({
        FromPort: range.number('FromPort'),
        ToPort: range.number('ToPort'),
      })),
    Protocol: properties.text('Protocol'),
    ClientAffinity: properties.optionalText('ClientAffinity') ?? 'NONE',
  };
}

/** `AWS::GlobalAccelerator::Listener` */
export const listenerHandler: ResourceHandler = {
  type: 'AWS::GlobalAccelerator::Listener',

  async create(request) {
    const { properties, started } = request;
    const AcceleratorArn = properties.text('AcceleratorArn');
    const {
      Listener: { ListenerArn },
    } = await callGlobalAccelerator(request, 'CreateListener', {
      IdempotencyToken: randomUUID(),
      AcceleratorArn,
      ...settings(request),
    });
    started(ListenerArn);
    await deployed(request, AcceleratorArn);
    return { physicalId: ListenerArn, attributes: { ListenerArn } };
  },

  async update(request) {
    const ListenerArn = request.state.physicalId;
    await callGlobalAccelerator(request, 'UpdateListener', {
      ListenerArn,
      ...settings(request),
    });
    await deployed(request, acceleratorOf(ListenerArn));
    return request.state;
  },

  delete(request) {
    const ListenerArn = request.state.physicalId;
    return ignoreMissing(() =>
      callGlobalAccelerator(request, 'DeleteListener', { ListenerArn }),
    );
  },
};
