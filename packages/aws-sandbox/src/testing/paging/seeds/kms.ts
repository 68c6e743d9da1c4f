import { each, NAMES, Seed } from './Seed';

const ACCOUNT = '444455556666';

/** Several items in each of the service's lists. */
export const kms: Seed = {
  service: 'kms',
  async fill(call) {
    const on = (operation: string, input: object) =>
      call('kms', operation, input);
    const keys = await each(async name => {
      const { KeyMetadata } = await on('CreateKey', {
        Tags: NAMES.map(TagKey => ({ TagKey, TagValue: 'x' })),
      });
      await on('CreateAlias', {
        AliasName: `alias/${name}`,
        TargetKeyId: KeyMetadata.KeyId,
      });
      return KeyMetadata.KeyId as string;
    });
    await each(Name =>
      on('CreateGrant', {
        KeyId: keys[0],
        Name,
        GranteePrincipal: `arn:aws:iam::${ACCOUNT}:user/admin`,
        RetiringPrincipal: `arn:aws:iam::${ACCOUNT}:user/admin`,
        Operations: ['Decrypt'],
      }),
    );
    return {
      ListKeys: {},
      ListAliases: {},
      ListResourceTags: { input: { KeyId: keys[0] } },
      ListGrants: { input: { KeyId: keys[0] } },
      ListRetirableGrants: {
        input: { RetiringPrincipal: `arn:aws:iam::${ACCOUNT}:user/admin` },
      },
    };
  },
};
