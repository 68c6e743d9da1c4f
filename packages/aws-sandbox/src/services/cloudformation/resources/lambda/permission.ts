import { ignoreMissing } from '../ignoreMissing';
import { physicalName } from '../physicalName';
import { ResourceHandler } from '../ResourceHandler';

const MAXIMUM_ID_LENGTH = 100;

/** `AWS::Lambda::Permission`: a statement of a function's resource policy. */
export const permissionHandler: ResourceHandler = {
  type: 'AWS::Lambda::Permission',

  async create(request) {
    const { context, properties, started } = request;
    const StatementId = physicalName(request, { maxLength: MAXIMUM_ID_LENGTH });
    await context.invoke('lambda', 'AddPermission', {
      StatementId,
      FunctionName: properties.text('FunctionName'),
      Action: properties.text('Action'),
      Principal: properties.text('Principal'),
      SourceArn: properties.optionalText('SourceArn'),
      SourceAccount: properties.optionalText('SourceAccount'),
    });
    started(StatementId);
    return { physicalId: StatementId, attributes: { Id: StatementId } };
  },

  async update({ state }) {
    return state;
  },

  delete({ context, properties, state }) {
    return ignoreMissing(() =>
      context.invoke('lambda', 'RemovePermission', {
        FunctionName: properties.text('FunctionName'),
        StatementId: state.physicalId,
      }),
    );
  },
};
