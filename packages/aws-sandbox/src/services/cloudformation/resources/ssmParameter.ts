import { ResourceState } from '../model';
import { ignoreMissing } from './ignoreMissing';
import { randomSuffix } from './physicalName';
import { ResourceHandler, ResourceRequest } from './ResourceHandler';
import { tagChanges, tagList } from './tags';
import { readSsmParameter } from './readSsmParameter';

function values({ properties }: ResourceRequest) {
  return {
    Type: properties.text('Type'),
    Value: properties.text('Value'),
    Description: properties.optionalText('Description'),
    AllowedPattern: properties.optionalText('AllowedPattern'),
    DataType: properties.optionalText('DataType'),
    Tier: properties.optionalText('Tier'),
  };
}

function stateOf(request: ResourceRequest, name: string): ResourceState {
  const { partition, region, accountId } = request.context;
  const path = name.startsWith('/') ? name : `/${name}`;
  const { Type, Value } = values(request);
  return {
    physicalId: name,
    attributes: {
      Type,
      Value,
      Arn: `arn:${partition}:ssm:${region}:${accountId}:parameter${path}`,
    },
  };
}

/** `AWS::SSM::Parameter` */
export const ssmParameterHandler: ResourceHandler = {
  type: 'AWS::SSM::Parameter',
  read: readSsmParameter,

  async create(request) {
    const { context, properties, logicalId, tags, started } = request;
    const Name =
      properties.optionalText('Name') ?? `CFN-${logicalId}-${randomSuffix()}`;
    await context.invoke('ssm', 'PutParameter', {
      Name,
      ...values(request),
      Tags: Object.keys(tags).length ? tagList(tags) : undefined,
      Overwrite: false,
    });
    started(Name);
    return stateOf(request, Name);
  },

  async update(request) {
    const { context, state, changed } = request;
    const Name = state.physicalId;
    if ([...changed].some(name => name !== 'Tags')) {
      await context.invoke('ssm', 'PutParameter', {
        Name,
        ...values(request),
        Overwrite: true,
      });
    }
    const target = { ResourceType: 'Parameter', ResourceId: Name };
    const { set, removed } = tagChanges(request.previousTags, request.tags);
    if (removed.length) {
      await context.invoke('ssm', 'RemoveTagsFromResource', {
        ...target,
        TagKeys: removed,
      });
    }
    if (Object.keys(set).length) {
      await context.invoke('ssm', 'AddTagsToResource', {
        ...target,
        Tags: tagList(set),
      });
    }
    return stateOf(request, Name);
  },

  delete({ context, state }) {
    return ignoreMissing(() =>
      context.invoke('ssm', 'DeleteParameter', { Name: state.physicalId }),
    );
  },
};
