import { ignoreMissing } from '../ignoreMissing';
import { ResourceHandler, ResourceRequest } from '../ResourceHandler';

const SERVICE = 'cognito-idp';

function input({ properties }: ResourceRequest): object {
  return {
    UserPoolId: properties.text('UserPoolId'),
    Domain: properties.text('Domain'),
    ManagedLoginVersion: properties.number('ManagedLoginVersion'),
  };
}

/** `AWS::Cognito::UserPoolDomain`, with a prefix of Cognito's own domain. */
export const userPoolDomainHandler: ResourceHandler = {
  type: 'AWS::Cognito::UserPoolDomain',

  async create(request) {
    const { context, properties, started } = request;
    await context.invoke(SERVICE, 'CreateUserPoolDomain', input(request));
    const domain = properties.text('Domain');
    started(domain);
    return { physicalId: domain, attributes: {} };
  },

  async update(request) {
    await request.context.invoke(
      SERVICE,
      'UpdateUserPoolDomain',
      input(request),
    );
    return request.state;
  },

  delete({ context, properties, state }) {
    return ignoreMissing(async () => {
      const UserPoolId = properties.text('UserPoolId');
      const { UserPool } = await context.invoke(SERVICE, 'DescribeUserPool', {
        UserPoolId,
      });
      if (UserPool.Domain === state.physicalId) {
        await context.invoke(SERVICE, 'DeleteUserPoolDomain', {
          UserPoolId,
          Domain: state.physicalId,
        });
      }
    });
  },
};
