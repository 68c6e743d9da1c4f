import { PropertyError } from './propertyError';
import { ignoreMissing } from './ignoreMissing';
import { physicalName } from './physicalName';
import { ResourceHandler, ResourceRequest } from './ResourceHandler';
import { tagChanges } from './tags';
import { readLogGroup } from './readLogGroup';

const MAXIMUM_NAME_LENGTH = 512;

function arnOf({ context }: ResourceRequest, name: string): string {
  const { partition, region, accountId } = context;
  return `arn:${partition}:logs:${region}:${accountId}:log-group:${name}`;
}

async function setRetention(
  { context, properties }: ResourceRequest,
  logGroupName: string,
): Promise<void> {
  const retentionInDays = properties.number('RetentionInDays');
  await (retentionInDays === undefined
    ? context.invoke('logs', 'DeleteRetentionPolicy', { logGroupName })
    : context.invoke('logs', 'PutRetentionPolicy', {
        logGroupName,
        retentionInDays,
      }));
}

/** `AWS::Logs::LogGroup` */
export const logGroupHandler: ResourceHandler = {
  type: 'AWS::Logs::LogGroup',
  read: readLogGroup,

  async create(request) {
    const { context, properties, tags, started } = request;
    const logGroupName =
      properties.optionalText('LogGroupName') ??
      physicalName(request, { maxLength: MAXIMUM_NAME_LENGTH });
    await context.invoke('logs', 'CreateLogGroup', {
      logGroupName,
      kmsKeyId: properties.optionalText('KmsKeyId'),
      logGroupClass: properties.optionalText('LogGroupClass'),
      // The API takes no empty map.
      tags: Object.keys(tags).length ? tags : undefined,
    });
    started(logGroupName);
    if (properties.has('RetentionInDays')) {
      await setRetention(request, logGroupName);
    }
    return {
      physicalId: logGroupName,
      attributes: { Arn: `${arnOf(request, logGroupName)}:*` },
    };
  },

  async update(request) {
    const { context, properties, state, changed } = request;
    const logGroupName = state.physicalId;
    if (changed.has('LogGroupClass')) {
      throw new PropertyError('LogGroupClass of a log group cannot be changed');
    }
    if (changed.has('RetentionInDays')) {
      await setRetention(request, logGroupName);
    }
    if (changed.has('KmsKeyId')) {
      const kmsKeyId = properties.optionalText('KmsKeyId');
      await (kmsKeyId
        ? context.invoke('logs', 'AssociateKmsKey', { logGroupName, kmsKeyId })
        : context.invoke('logs', 'DisassociateKmsKey', { logGroupName }));
    }
    const resourceArn = arnOf(request, logGroupName);
    const { set, removed } = tagChanges(request.previousTags, request.tags);
    if (removed.length) {
      await context.invoke('logs', 'UntagResource', {
        resourceArn,
        tagKeys: removed,
      });
    }
    if (Object.keys(set).length) {
      await context.invoke('logs', 'TagResource', { resourceArn, tags: set });
    }
    return state;
  },

  delete({ context, state }) {
    return ignoreMissing(() =>
      context.invoke('logs', 'DeleteLogGroup', {
        logGroupName: state.physicalId,
      }),
    );
  },
};
