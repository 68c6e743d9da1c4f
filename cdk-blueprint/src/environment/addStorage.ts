import { RemovalPolicy } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { EnvironmentConfig } from '../config';
import { EnvironmentNetwork } from '../network/EnvironmentNetwork';
import { AccessLogBucket } from './AccessLogBucket';
import { StudioBucket } from './StudioBucket';
import { StudioFileSystem } from './StudioFileSystem';

/** What the storage depends on. */
export interface StorageOptions {
  readonly settings: EnvironmentConfig['storage'];
  readonly network: EnvironmentNetwork;

  /** Encrypts all data. */
  readonly key: kms.IKey;
}

/** Where a team's data lies. */
export interface Storage {
  readonly accessLogBucket: AccessLogBucket;
  readonly studioBucket: StudioBucket;
  readonly fileSystem: StudioFileSystem;
}

/** Adds the buckets and the file system. */
export function addStorage(
  scope: Construct,
  { settings, network, key }: StorageOptions,
): Storage {
  const removalPolicy = toRemovalPolicy(settings.buckets.removalPolicy);
  const accessLogBucket = new AccessLogBucket(scope, 'AccessLogBucket', {
    retentionDays: settings.accessLogRetentionDays,
    removalPolicy,
  });
  const studioBucket = new StudioBucket(scope, 'StudioBucket', {
    key,
    accessLogs: accessLogBucket.bucket,
    removalPolicy,
  });
  const fileSystem = new StudioFileSystem(scope, 'FileSystem', {
    vpc: network.vpc,
    subnets: network.workloadSubnets,
    securityGroup: network.securityGroups.fileSystem,
    key,
    removalPolicy: toRemovalPolicy(settings.efs.removalPolicy),
  });
  return { accessLogBucket, studioBucket, fileSystem };
}

/** Data to be kept is kept when the stack goes or the resource is replaced, not when its very creation fails. */
export function toRemovalPolicy(policy: 'destroy' | 'retain'): RemovalPolicy {
  return policy === 'retain'
    ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
    : RemovalPolicy.DESTROY;
}
