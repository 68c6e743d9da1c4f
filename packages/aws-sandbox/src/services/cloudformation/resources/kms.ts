import { PropertyError } from './propertyError';
import { ResourceHandler, ResourceRequest } from './ResourceHandler';
import { ignoreMissing } from './ignoreMissing';
import { tagChanges } from './tags';
import { readAlias, readKey } from './readKey';

const CREATE_ONLY = ['KeySpec', 'KeyUsage', 'MultiRegion', 'Origin'];

function kmsTags(tags: Readonly<Record<string, string>>) {
  return Object.entries(tags).map(([TagKey, TagValue]) => ({
    TagKey,
    TagValue,
  }));
}

async function setRotation(
  { context, properties }: ResourceRequest,
  KeyId: string,
): Promise<void> {
  await (properties.boolean('EnableKeyRotation')
    ? context.invoke('kms', 'EnableKeyRotation', {
        KeyId,
        RotationPeriodInDays: properties.number('RotationPeriodInDays'),
      })
    : context.invoke('kms', 'DisableKeyRotation', { KeyId }));
}

async function setEnabled(
  { context, properties }: ResourceRequest,
  KeyId: string,
): Promise<void> {
  const operation =
    properties.boolean('Enabled') === false ? 'DisableKey' : 'EnableKey';
  await context.invoke('kms', operation, { KeyId });
}

/** `AWS::KMS::Key` */
export const kmsKeyHandler: ResourceHandler = {
  type: 'AWS::KMS::Key',
  read: readKey,

  async create(request) {
    const { context, properties, tags, started } = request;
    const { KeyMetadata } = await context.invoke('kms', 'CreateKey', {
      Description: properties.optionalText('Description'),
      KeySpec: properties.optionalText('KeySpec'),
      KeyUsage: properties.optionalText('KeyUsage'),
      Origin: properties.optionalText('Origin'),
      MultiRegion: properties.boolean('MultiRegion'),
      Policy: properties.document('KeyPolicy'),
      BypassPolicyLockoutSafetyCheck: properties.boolean(
        'BypassPolicyLockoutSafetyCheck',
      ),
      Tags: kmsTags(tags),
    });
    const { KeyId, Arn } = KeyMetadata;
    started(KeyId);
    if (properties.boolean('EnableKeyRotation')) {
      await setRotation(request, KeyId);
    }
    if (properties.boolean('Enabled') === false) {
      await setEnabled(request, KeyId);
    }
    return { physicalId: KeyId, attributes: { KeyId, Arn } };
  },

  async update(request) {
    const { context, properties, state, changed } = request;
    const KeyId = state.physicalId;
    const fixed = CREATE_ONLY.find(name => changed.has(name));
    if (fixed) {
      throw new PropertyError(`You cannot change the ${fixed} of a KMS key`);
    }
    if (changed.has('KeyPolicy') && properties.has('KeyPolicy')) {
      await context.invoke('kms', 'PutKeyPolicy', {
        KeyId,
        PolicyName: 'default',
        Policy: properties.document('KeyPolicy'),
      });
    }
    if (changed.has('Description')) {
      await context.invoke('kms', 'UpdateKeyDescription', {
        KeyId,
        Description: properties.optionalText('Description') ?? '',
      });
    }
    if (changed.has('Enabled')) {
      await setEnabled(request, KeyId);
    }
    if (
      changed.has('EnableKeyRotation') ||
      changed.has('RotationPeriodInDays')
    ) {
      await setRotation(request, KeyId);
    }
    const { set, removed } = tagChanges(request.previousTags, request.tags);
    if (removed.length) {
      await context.invoke('kms', 'UntagResource', { KeyId, TagKeys: removed });
    }
    if (Object.keys(set).length) {
      await context.invoke('kms', 'TagResource', { KeyId, Tags: kmsTags(set) });
    }
    return state;
  },

  delete({ context, properties, state }) {
    return ignoreMissing(
      () =>
        context.invoke('kms', 'ScheduleKeyDeletion', {
          KeyId: state.physicalId,
          PendingWindowInDays: properties.number('PendingWindowInDays'),
        }),
      /NotFound|KMSInvalidState/,
    );
  },
};

/** `AWS::KMS::Alias` */
export const kmsAliasHandler: ResourceHandler = {
  type: 'AWS::KMS::Alias',
  read: readAlias,

  async create({ context, properties, started }) {
    const AliasName = properties.text('AliasName');
    await context.invoke('kms', 'CreateAlias', {
      AliasName,
      TargetKeyId: properties.text('TargetKeyId'),
    });
    started(AliasName);
    return { physicalId: AliasName, attributes: {} };
  },

  async update({ context, properties, state }) {
    await context.invoke('kms', 'UpdateAlias', {
      AliasName: state.physicalId,
      TargetKeyId: properties.text('TargetKeyId'),
    });
    return state;
  },

  delete({ context, state }) {
    return ignoreMissing(() =>
      context.invoke('kms', 'DeleteAlias', { AliasName: state.physicalId }),
    );
  },
};
