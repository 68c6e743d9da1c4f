import { ignoreMissing } from '../ignoreMissing';
import { ResourceHandler, ResourceRequest } from '../ResourceHandler';

const SERVICE = 'wafv2';

async function put({ context, properties }: ResourceRequest): Promise<void> {
  await context.invoke(SERVICE, 'PutLoggingConfiguration', {
    LoggingConfiguration: {
      ResourceArn: properties.text('ResourceArn'),
      LogDestinationConfigs: properties.texts('LogDestinationConfigs'),
      LoggingFilter: properties.raw('LoggingFilter'),
      RedactedFields: properties.raw('RedactedFields'),
    },
  });
}

/** `AWS::WAFv2::LoggingConfiguration` */
export const wafLoggingConfigurationHandler: ResourceHandler = {
  type: 'AWS::WAFv2::LoggingConfiguration',

  async create(request) {
    await put(request);
    const physicalId = request.properties.text('ResourceArn');
    request.started(physicalId);
    return { physicalId, attributes: { ManagedByFirewallManager: 'false' } };
  },

  async update(request) {
    await put(request);
    return request.state;
  },

  delete({ context, state }) {
    return ignoreMissing(
      () =>
        context.invoke(SERVICE, 'DeleteLoggingConfiguration', {
          ResourceArn: state.physicalId,
        }),
      /Nonexistent/,
    );
  },
};
