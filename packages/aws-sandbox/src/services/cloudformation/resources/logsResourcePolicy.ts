import { ignoreMissing } from './ignoreMissing';
import { ResourceHandler, ResourceRequest } from './ResourceHandler';
import { readLogsResourcePolicy } from './readLogGroup';

async function put({ context, properties }: ResourceRequest): Promise<string> {
  const policyName = properties.text('PolicyName');
  await context.invoke('logs', 'PutResourcePolicy', {
    policyName,
    policyDocument: properties.document('PolicyDocument'),
  });
  return policyName;
}

/** `AWS::Logs::ResourcePolicy` */
export const logsResourcePolicyHandler: ResourceHandler = {
  type: 'AWS::Logs::ResourcePolicy',
  read: readLogsResourcePolicy,

  async create(request) {
    const physicalId = await put(request);
    request.started(physicalId);
    return { physicalId, attributes: {} };
  },

  async update(request) {
    await put(request);
    return request.state;
  },

  delete({ context, state }) {
    return ignoreMissing(() =>
      context.invoke('logs', 'DeleteResourcePolicy', {
        policyName: state.physicalId,
      }),
    );
  },
};
