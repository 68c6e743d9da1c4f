import type { ReplicationRule } from '@aws-sdk/client-ecr';
import { CallContext } from '../../core/types';

/** An image by its digest. */
export interface Image {
  readonly digest: string;
  readonly manifest: string;
  readonly mediaType?: string;
  readonly pushedAt: Date;
  readonly tags: Set<string>;
}

/** A repository of images. */
export interface Repository {
  readonly name: string;
  readonly arn: string;
  readonly uri: string;
  readonly createdAt: Date;
  readonly encryption: { encryptionType: string; kmsKey?: string };
  tagMutability: string;
  scanOnPush: boolean;
  policy?: string;
  lifecyclePolicy?: { text: string; evaluatedAt: Date };
  tags: Map<string, string>;
  /** By digest. */
  readonly images: Map<string, Image>;
}

/** The registry of one account and region. */
export class EcrState {
  readonly repositories = new Map<string, Repository>();
  replicationRules: ReplicationRule[] = [];

  static of(context: CallContext): EcrState {
    return context.store('ecr', () => new EcrState());
  }
}
