import type { Tag } from '@aws-sdk/client-kms';
import { CallContext } from '../../core/types';
import { notFound, required } from './kmsError';

export interface KmsKey {
  readonly keyId: string;
  readonly arn: string;
  readonly accountId: string;
  readonly creationDate: Date;
  readonly keySpec: string;
  readonly keyUsage: string;
  readonly origin: string;
  readonly multiRegion: boolean;
  description: string;
  state: 'Enabled' | 'Disabled' | 'PendingDeletion';
  deletionDate?: Date;
  policy: string;
  rotationPeriodInDays?: number;
  tags: Tag[];
}

export interface KmsAlias {
  readonly aliasName: string;
  readonly aliasArn: string;
  readonly creationDate: Date;
  targetKeyId: string;
  lastUpdatedDate: Date;
}

/** The keys of one account and region. */
export class KmsState {
  readonly keys = new Map<string, KmsKey>();
  readonly aliases = new Map<string, KmsAlias>();

  static of(context: CallContext): KmsState {
    return context.store('kms', () => new KmsState());
  }

  /** A key by id, ARN, alias name or alias ARN. */
  key(identifier: string): KmsKey {
    const name = identifier.startsWith('arn:')
      ? identifier.split(':').slice(5).join(':')
      : identifier;
    const id = name.startsWith('alias/')
      ? this.aliases.get(name)?.targetKeyId
      : name.replace(/^key\//, '');
    const key = id === undefined ? undefined : this.keys.get(id);
    if (!key) {
      throw notFound(
        name.startsWith('alias/')
          ? `Alias ${identifier} is not found.`
          : `Key '${identifier}' does not exist`,
      );
    }
    return key;
  }
}

export function kmsArn(context: CallContext, resource: string): string {
  const { partition, region, accountId } = context;
  return `arn:${partition}:kms:${region}:${accountId}:${resource}`;
}

/** The key that a request names, once the caller's policies and the key's own allow the action. */
export function authorizedKey(
  context: CallContext,
  action: string,
  identifier: string | undefined,
): KmsKey {
  const key = KmsState.of(context).key(required(identifier, 'keyId'));
  context.authorize(
    `kms:${action}`,
    key.arn,
    {},
    {
      resourcePolicy: key.policy,
      // A service uses a key under the grant that it got when somebody chose the key for a resource.
      resourcePolicyRequired: context.principal.kind !== 'service',
    },
  );
  return key;
}
