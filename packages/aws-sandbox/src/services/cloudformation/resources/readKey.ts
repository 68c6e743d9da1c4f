import { asWritten, LiveProperties, members, unlessMissing } from './reading';
import { ReadRequest } from './ResourceHandler';

/** A KMS key as it is now; one that waits for its deletion is gone. */
export function readKey({
  context,
  state,
  properties,
}: ReadRequest): Promise<LiveProperties | undefined> {
  const KeyId = state.physicalId;
  const ask = (operation: string, input: object = {}) =>
    context.invoke('kms', operation, { KeyId, ...input });
  return unlessMissing(async () => {
    const { KeyMetadata } = await ask('DescribeKey');
    if (KeyMetadata.KeyState === 'PendingDeletion') {
      return undefined;
    }
    const { Policy } = await ask('GetKeyPolicy', { PolicyName: 'default' });
    const rotates =
      properties.has('EnableKeyRotation') ||
      properties.has('RotationPeriodInDays');
    const rotation = rotates ? await ask('GetKeyRotationStatus') : undefined;
    const { Tags } = await ask('ListResourceTags');
    return {
      ...members(
        KeyMetadata,
        'Description',
        'Enabled',
        'KeySpec',
        'KeyUsage',
        'MultiRegion',
        'Origin',
      ),
      KeyPolicy: Policy,
      ...(rotation && {
        EnableKeyRotation: rotation.KeyRotationEnabled,
        RotationPeriodInDays: rotation.RotationPeriodInDays,
      }),
      Tags: Tags.map((tag: { TagKey: string; TagValue: string }) => ({
        Key: tag.TagKey,
        Value: tag.TagValue,
      })),
    };
  });
}

/** An alias as it is now. */
export async function readAlias({
  context,
  state,
  properties,
}: ReadRequest): Promise<LiveProperties | undefined> {
  let Marker: string | undefined;
  do {
    const page: {
      Aliases: { AliasName: string; TargetKeyId?: string }[];
      NextMarker?: string;
    } = await context.invoke('kms', 'ListAliases', { Marker });
    const found = page.Aliases.find(
      ({ AliasName }) => AliasName === state.physicalId,
    );
    if (found) {
      return {
        AliasName: found.AliasName,
        TargetKeyId: asWritten(
          properties.raw('TargetKeyId'),
          found.TargetKeyId,
        ),
      };
    }
    Marker = page.NextMarker;
  } while (Marker);
  return undefined;
}
