import { CallContext } from '../../core/types';
import { repositoryArn } from './access';
import { Repository } from './EcrState';

/** A repository with the settings that the service gives to one about which nothing is said. */
export function newRepository(
  context: CallContext,
  name: string,
  change: Partial<Repository> = {},
): Repository {
  const { accountId, region, clock } = context;
  return {
    name,
    arn: repositoryArn(context, name),
    uri: `${accountId}.dkr.ecr.${region}.amazonaws.com/${name}`,
    createdAt: clock.now(),
    encryption: { encryptionType: 'AES256' },
    tagMutability: 'MUTABLE',
    scanOnPush: false,
    tags: new Map(),
    images: new Map(),
    ...change,
  };
}
