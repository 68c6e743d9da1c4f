import { ResourceState } from '../../model';
import { ignoreMissing } from '../ignoreMissing';
import {
  ResourceHandler,
  ResourceRequest,
  UpdateRequest,
} from '../ResourceHandler';
import { tagChanges } from '../tags';

const SERVICE = 'ram';

async function stateOf(
  { context }: ResourceRequest,
  arn: string,
): Promise<ResourceState> {
  const { resourceShares } = await context.invoke(
    SERVICE,
    'GetResourceShares',
    {
      resourceOwner: 'SELF',
      resourceShareArns: [arn],
    },
  );
  const [share] = resourceShares;
  return {
    physicalId: arn,
    attributes: {
      Arn: arn,
      CreationTime: share.creationTime.toISOString(),
      FeatureSet: share.featureSet,
      LastUpdatedTime: share.lastUpdatedTime.toISOString(),
      OwningAccountId: share.owningAccountId,
      Status: share.status,
    },
  };
}

function listChange(
  { properties, previous }: UpdateRequest,
  name: string,
): { added: string[]; removed: string[] } {
  const before = previous.texts(name) ?? [];
  const after = properties.texts(name) ?? [];
  return {
    added: after.filter(item => !before.includes(item)),
    removed: before.filter(item => !after.includes(item)),
  };
}

async function updateAssociations(request: UpdateRequest): Promise<void> {
  const { context, state } = request;
  const resources = listChange(request, 'ResourceArns');
  const principals = listChange(request, 'Principals');
  const change = async (
    operation: string,
    resourceArns: string[],
    accounts: string[],
  ) => {
    if (resourceArns.length || accounts.length) {
      await context.invoke(SERVICE, operation, {
        resourceShareArn: state.physicalId,
        resourceArns,
        principals: accounts,
      });
    }
  };
  await change(
    'DisassociateResourceShare',
    resources.removed,
    principals.removed,
  );
  await change('AssociateResourceShare', resources.added, principals.added);
}

async function updateTags(request: UpdateRequest): Promise<void> {
  const { context, state, previousTags, tags } = request;
  const { set, removed } = tagChanges(previousTags, tags);
  const resourceShareArn = state.physicalId;
  if (removed.length) {
    await context.invoke(SERVICE, 'UntagResource', {
      resourceShareArn,
      tagKeys: removed,
    });
  }
  if (Object.keys(set).length) {
    await context.invoke(SERVICE, 'TagResource', {
      resourceShareArn,
      tags: Object.entries(set).map(([key, value]) => ({ key, value })),
    });
  }
}

/** `AWS::RAM::ResourceShare` */
export const resourceShareHandler: ResourceHandler = {
  type: 'AWS::RAM::ResourceShare',

  async create(request) {
    const { context, properties, tags, started } = request;
    const { resourceShare } = await context.invoke(
      SERVICE,
      'CreateResourceShare',
      {
        name: properties.text('Name'),
        resourceArns: properties.texts('ResourceArns'),
        principals: properties.texts('Principals'),
        allowExternalPrincipals: properties.boolean('AllowExternalPrincipals'),
        tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
      },
    );
    started(resourceShare.resourceShareArn);
    return stateOf(request, resourceShare.resourceShareArn);
  },

  async update(request) {
    const { context, properties, state, changed } = request;
    if (changed.has('Name') || changed.has('AllowExternalPrincipals')) {
      await context.invoke(SERVICE, 'UpdateResourceShare', {
        resourceShareArn: state.physicalId,
        name: properties.text('Name'),
        allowExternalPrincipals:
          properties.boolean('AllowExternalPrincipals') ?? true,
      });
    }
    await updateAssociations(request);
    await updateTags(request);
    return stateOf(request, state.physicalId);
  },

  delete({ context, state }) {
    return ignoreMissing(
      () =>
        context.invoke(SERVICE, 'DeleteResourceShare', {
          resourceShareArn: state.physicalId,
        }),
      /UnknownResource/,
    );
  },
};
