import type { GrantConstraints, Tag } from '@aws-sdk/client-kms';
import { CallContext } from '../../core/types';
import { notFound } from './kmsError';

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

/** A right to use a key that its holder has beside all policies. */
export interface KmsGrant {
  readonly grantId: string;
  readonly grantToken: string;
  readonly keyId: string;
  readonly name?: string;
  readonly creationDate: Date;
  /** ARN of a role, session or user; host name of a service. */
  readonly granteePrincipal: string;
  readonly retiringPrincipal?: string;
  readonly issuingAccount: string;
  readonly operations: readonly string[];
  readonly constraints?: GrantConstraints;
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
  /** By id. */
  readonly grants = new Map<string, KmsGrant>();
  /** What each key encrypts with, from its first use on. */
  readonly material = new Map<string, Buffer>();

  static of(context: CallContext): KmsState {
    return context.store('kms', () => new KmsState());
  }

  /** A key by id, ARN, alias name or alias ARN; nothing when there is none. */
  find(identifier: string): KmsKey | undefined {
    const name = nameOf(identifier);
    const id = name.startsWith('alias/')
      ? this.aliases.get(name)?.targetKeyId
      : name.replace(/^key\//, '');
    return id === undefined ? undefined : this.keys.get(id);
  }

  /** The same for a key that must be there. */
  key(identifier: string): KmsKey {
    const key = this.find(identifier);
    if (!key) {
      throw notFound(
        nameOf(identifier).startsWith('alias/')
          ? `Alias ${identifier} is not found.`
          : `Key '${identifier}' does not exist`,
      );
    }
    return key;
  }
}

function nameOf(identifier: string): string {
  return identifier.startsWith('arn:')
    ? identifier.split(':').slice(5).join(':')
    : identifier;
}

export function kmsArn(context: CallContext, resource: string): string {
  const { partition, region, accountId } = context;
  return `arn:${partition}:kms:${region}:${accountId}:${resource}`;
}
