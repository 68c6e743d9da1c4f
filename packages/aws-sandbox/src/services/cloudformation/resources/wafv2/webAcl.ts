import { ResourceState } from '../../model';
import { ignoreMissing } from '../ignoreMissing';
import { physicalName } from '../physicalName';
import { ResourceHandler, ResourceRequest } from '../ResourceHandler';
import { tagChanges, tagList } from '../tags';

const SERVICE = 'wafv2';
const MISSING = /Nonexistent/;

/** Templates write search strings as text or base64, the API takes bytes. */
function apiShape(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(apiShape);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      if (name === 'SearchString') {
        return [name, Buffer.from(String(member))];
      }
      return name === 'SearchStringBase64'
        ? ['SearchString', Buffer.from(String(member), 'base64')]
        : [name, apiShape(member)];
    }),
  );
}

/** Members that creation and update share. */
function settings({ properties }: ResourceRequest): object {
  return {
    DefaultAction: properties.raw('DefaultAction'),
    Description: properties.optionalText('Description'),
    Rules: apiShape(properties.raw('Rules')),
    VisibilityConfig: properties.raw('VisibilityConfig'),
    CustomResponseBodies: properties.raw('CustomResponseBodies'),
    TokenDomains: properties.texts('TokenDomains'),
  };
}

/** Name, id and scope: the parts of the physical id. */
function keyOf(physicalId: string) {
  const [Name, Id, Scope] = physicalId.split('|');
  return { Name, Id, Scope };
}

async function stateOf(
  { context }: ResourceRequest,
  physicalId: string,
): Promise<ResourceState> {
  const { WebACL } = await context.invoke(
    SERVICE,
    'GetWebACL',
    keyOf(physicalId),
  );
  return {
    physicalId,
    attributes: {
      Arn: WebACL.ARN,
      Capacity: WebACL.Capacity,
      Id: WebACL.Id,
      LabelNamespace: WebACL.LabelNamespace,
    },
  };
}

/** `AWS::WAFv2::WebACL` */
export const webAclHandler: ResourceHandler = {
  type: 'AWS::WAFv2::WebACL',

  async create(request) {
    const { context, properties, tags, started } = request;
    const Name =
      properties.optionalText('Name') ??
      physicalName(request, { maxLength: 128 });
    const Scope = properties.text('Scope');
    const { Summary } = await context.invoke(SERVICE, 'CreateWebACL', {
      Name,
      Scope,
      ...settings(request),
      Tags: Object.keys(tags).length ? tagList(tags) : undefined,
    });
    const physicalId = `${Name}|${Summary.Id}|${Scope}`;
    started(physicalId);
    return stateOf(request, physicalId);
  },

  async update(request) {
    const { context, state, changed } = request;
    const key = keyOf(state.physicalId);
    if ([...changed].some(name => name !== 'Tags')) {
      const { LockToken } = await context.invoke(SERVICE, 'GetWebACL', key);
      await context.invoke(SERVICE, 'UpdateWebACL', {
        ...key,
        LockToken,
        ...settings(request),
      });
    }
    const ResourceARN = state.attributes.Arn;
    const { set, removed } = tagChanges(request.previousTags, request.tags);
    if (removed.length) {
      await context.invoke(SERVICE, 'UntagResource', {
        ResourceARN,
        TagKeys: removed,
      });
    }
    if (Object.keys(set).length) {
      await context.invoke(SERVICE, 'TagResource', {
        ResourceARN,
        Tags: tagList(set),
      });
    }
    return stateOf(request, state.physicalId);
  },

  delete({ context, state }) {
    return ignoreMissing(async () => {
      const key = keyOf(state.physicalId);
      const { LockToken } = await context.invoke(SERVICE, 'GetWebACL', key);
      await context.invoke(SERVICE, 'DeleteWebACL', { ...key, LockToken });
    }, MISSING);
  },
};
