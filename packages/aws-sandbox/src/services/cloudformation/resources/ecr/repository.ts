import { ResourceState } from '../../model';
import { ignoreMissing } from '../ignoreMissing';
import { physicalName } from '../physicalName';
import { ResourceHandler, ResourceRequest } from '../ResourceHandler';
import { tagChanges, tagList } from '../tags';
import { readRepository } from './readRepository';

const MAXIMUM_NAME_LENGTH = 256;

/** How one property is set and taken away through calls of its own. */
interface Setting {
  readonly property: string;
  readonly put: string;
  readonly input: (request: ResourceRequest) => object;
  readonly remove: string;
}

const SETTINGS: readonly Setting[] = [
  {
    property: 'LifecyclePolicy',
    put: 'PutLifecyclePolicy',
    input: ({ properties }) => ({
      lifecyclePolicyText: properties
        .object('LifecyclePolicy')!
        .only('LifecyclePolicyText', 'RegistryId')
        .text('LifecyclePolicyText'),
    }),
    remove: 'DeleteLifecyclePolicy',
  },
  {
    property: 'RepositoryPolicyText',
    put: 'SetRepositoryPolicy',
    input: ({ properties }) => ({
      policyText: properties.document('RepositoryPolicyText'),
    }),
    remove: 'DeleteRepositoryPolicy',
  },
];

async function applySettings(
  request: ResourceRequest,
  repositoryName: string,
  isWanted: (property: string) => boolean,
): Promise<void> {
  const { context, properties } = request;
  for (const { property, put, input, remove } of SETTINGS) {
    if (isWanted(property)) {
      await (properties.has(property)
        ? context.invoke('ecr', put, { repositoryName, ...input(request) })
        : ignoreMissing(() =>
            context.invoke('ecr', remove, { repositoryName }),
          ));
    }
  }
}

function scanningOf({ properties }: ResourceRequest): object {
  const scanning = properties
    .object('ImageScanningConfiguration')
    ?.only('ScanOnPush');
  return { scanOnPush: scanning?.boolean('ScanOnPush') ?? false };
}

function encryptionOf({ properties }: ResourceRequest): object | undefined {
  const encryption = properties
    .object('EncryptionConfiguration')
    ?.only('EncryptionType', 'KmsKey');
  return (
    encryption && {
      encryptionType: encryption.text('EncryptionType'),
      kmsKey: encryption.optionalText('KmsKey'),
    }
  );
}

/** `AWS::ECR::Repository` */
export const repositoryHandler: ResourceHandler = {
  type: 'AWS::ECR::Repository',
  read: readRepository,

  async create(request): Promise<ResourceState> {
    const { context, properties, tags, started } = request;
    const repositoryName =
      properties.optionalText('RepositoryName') ??
      physicalName(request, {
        maxLength: MAXIMUM_NAME_LENGTH,
        lowerCase: true,
      });
    const {
      repository: { repositoryArn, repositoryUri },
    } = await context.invoke('ecr', 'CreateRepository', {
      repositoryName,
      imageTagMutability: properties.optionalText('ImageTagMutability'),
      imageScanningConfiguration: scanningOf(request),
      encryptionConfiguration: encryptionOf(request),
      tags: tagList(tags),
    });
    started(repositoryName);
    await applySettings(request, repositoryName, property =>
      properties.has(property),
    );
    return {
      physicalId: repositoryName,
      attributes: { Arn: repositoryArn, RepositoryUri: repositoryUri },
    };
  },

  async update(request) {
    const { context, properties, state, changed } = request;
    const repositoryName = state.physicalId;
    if (changed.has('ImageTagMutability')) {
      await context.invoke('ecr', 'PutImageTagMutability', {
        repositoryName,
        imageTagMutability:
          properties.optionalText('ImageTagMutability') ?? 'MUTABLE',
      });
    }
    if (changed.has('ImageScanningConfiguration')) {
      await context.invoke('ecr', 'PutImageScanningConfiguration', {
        repositoryName,
        imageScanningConfiguration: scanningOf(request),
      });
    }
    await applySettings(request, repositoryName, property =>
      changed.has(property),
    );
    const resourceArn = state.attributes.Arn;
    const { set, removed } = tagChanges(request.previousTags, request.tags);
    if (removed.length) {
      await context.invoke('ecr', 'UntagResource', {
        resourceArn,
        tagKeys: removed,
      });
    }
    if (Object.keys(set).length) {
      await context.invoke('ecr', 'TagResource', {
        resourceArn,
        tags: tagList(set),
      });
    }
    return state;
  },

  delete({ context, properties, state }) {
    return ignoreMissing(() =>
      context.invoke('ecr', 'DeleteRepository', {
        repositoryName: state.physicalId,
        force: properties.boolean('EmptyOnDelete') ?? false,
      }),
    );
  },
};
