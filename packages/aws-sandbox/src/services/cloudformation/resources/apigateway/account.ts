import { randomUUID } from 'crypto';
import { ResourceHandler, ResourceRequest } from '../ResourceHandler';
import { setOrRemove } from './patches';

async function setRole({
  context,
  properties,
}: ResourceRequest): Promise<void> {
  await context.invoke('apigateway', 'UpdateAccount', {
    patchOperations: [
      setOrRemove(
        '/cloudwatchRoleArn',
        properties.optionalText('CloudWatchRoleArn'),
      ),
    ],
  });
}

/** `AWS::ApiGateway::Account`: settings of the account in a region, which deleting the resource leaves as they are. */
export const apiAccountHandler: ResourceHandler = {
  type: 'AWS::ApiGateway::Account',

  async create(request) {
    await setRole(request);
    const physicalId = randomUUID();
    request.started(physicalId);
    return { physicalId, attributes: { Id: physicalId } };
  },

  async update(request) {
    await setRole(request);
    return request.state;
  },

  async delete() {},
};
