import { AwsError } from '../../core/AwsError';
import { CallContext } from '../../core/types';
import { validationException } from './errors';
import { useDomainKey } from './useDomainKey';
import { createHomeFileSystem, createHomeMountTargets } from './homeFileSystem';
import {
  createNfsSecurityGroups,
  findInboundNfsGroup,
} from './nfsSecurityGroups';
import { Domain } from './SageMakerState';

/** What goes on after a domain's storage has been ordered: ends with nothing, or with the reason why it failed. */
export type Provisioning = Promise<string | undefined>;

async function reasonOf(work: Promise<void>): Provisioning {
  try {
    await work;
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** Storage that is on order; wrapped, so that waiting for the order is not waiting for the storage. */
export interface StorageOrder {
  readonly mounting: Provisioning;
}

/**
 * Makes what a domain needs to store files: security groups for NFS and, unless switched off, the home file system
 * with its mount targets.
 *
 * @returns as soon as groups and file system are ordered; the mount targets follow
 */
export async function provisionStorage(
  context: CallContext,
  domain: Domain,
  settings: Domain['settings'],
): Promise<StorageOrder> {
  await useDomainKey(context, settings);
  if (settings.HomeEfsFileSystemCreation !== 'Disabled') {
    domain.homeEfsFileSystemId = await createHomeFileSystem(context, domain);
  }
  let inbound: string;
  try {
    inbound =
      (await findInboundNfsGroup(context, domain)) ??
      (await createNfsSecurityGroups(context, domain));
  } catch (error) {
    throw error instanceof AwsError
      ? validationException(error.message)
      : error;
  }
  return {
    mounting: domain.homeEfsFileSystemId
      ? reasonOf(createHomeMountTargets(context, domain, inbound))
      : Promise.resolve(undefined),
  };
}
