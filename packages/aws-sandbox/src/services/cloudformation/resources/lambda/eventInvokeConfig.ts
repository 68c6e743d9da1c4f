import { ignoreMissing } from '../ignoreMissing';
import { ResourceHandler, ResourceRequest } from '../ResourceHandler';
import { readEventInvokeConfig } from './readFunction';

function target({ properties }: ResourceRequest) {
  return {
    FunctionName: properties.text('FunctionName'),
    Qualifier: properties.text('Qualifier'),
  };
}

async function put(request: ResourceRequest): Promise<void> {
  const { context, properties } = request;
  await context.invoke('lambda', 'PutFunctionEventInvokeConfig', {
    ...target(request),
    MaximumEventAgeInSeconds: properties.number('MaximumEventAgeInSeconds'),
    MaximumRetryAttempts: properties.number('MaximumRetryAttempts'),
  });
}

/** `AWS::Lambda::EventInvokeConfig` */
export const eventInvokeConfigHandler: ResourceHandler = {
  type: 'AWS::Lambda::EventInvokeConfig',
  read: readEventInvokeConfig,

  async create(request) {
    await put(request);
    const { FunctionName, Qualifier } = target(request);
    const physicalId = `${FunctionName}|${Qualifier}`;
    request.started(physicalId);
    return { physicalId, attributes: {} };
  },

  async update(request) {
    await put(request);
    return request.state;
  },

  delete(request) {
    return ignoreMissing(() =>
      request.context.invoke(
        'lambda',
        'DeleteFunctionEventInvokeConfig',
        target(request),
      ),
    );
  },
};
