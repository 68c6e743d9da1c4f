import { DefaultCallContext } from '../core/DefaultCallContext';
import { servicePrincipal } from '../core/principals';
import { World } from '../core/World';
import { seedStack } from '../services/cloudformation';
import { createBucketRecord, s3StateOfWorld } from '../services/s3';
import { ssmStateOfRegion } from '../services/ssm';
import {
  assetBucketName,
  BOOTSTRAP_STACK,
  BOOTSTRAP_VERSION,
  imageRepositoryName,
  Place,
  QUALIFIER,
  VERSION_PARAMETER,
} from './bootstrapNames';
import { createBootstrapRoles } from './bootstrapRoles';
import { policyDocument } from './createRole';

/** Makes what `cdk bootstrap --trust` leaves in an account and region. */
export function bootstrap(
  world: World,
  place: Place,
  trustedAccountId: string,
): void {
  createBootstrapRoles(world, place, trustedAccountId);
  createAssetBucket(world, place);
  ssmStateOfRegion(world, place.accountId, place.region).parameters.set(
    VERSION_PARAMETER,
    {
      name: VERSION_PARAMETER,
      type: 'String',
      value: BOOTSTRAP_VERSION,
      version: 1,
      tier: 'Standard',
      dataType: 'text',
      lastModified: world.clock.now(),
      lastModifiedBy: `arn:${world.partition}:iam::${place.accountId}:root`,
      tags: new Map(),
    },
  );
  createStack(world, place, trustedAccountId);
}

function createStack(
  world: World,
  { accountId, region }: Place,
  trustedAccountId: string,
): void {
  const bucket = assetBucketName({ accountId, region });
  const context = new DefaultCallContext({
    world,
    service: 'cloudformation',
    accountId,
    region,
    principal: servicePrincipal(accountId, 'cloudformation.amazonaws.com'),
  });
  seedStack(context, {
    stackName: BOOTSTRAP_STACK,
    status: 'CREATE_COMPLETE',
    description:
      'Resources that CDK apps need in order to be deployed into this account and region',
    parameters: {
      Qualifier: QUALIFIER,
      TrustedAccounts: trustedAccountId,
      BootstrapVariant: 'AWS CDK: Default Resources',
    },
    outputs: {
      BootstrapVersion: BOOTSTRAP_VERSION,
      BucketDomainName: `${bucket}.s3.${region}.amazonaws.com`,
      BucketName: bucket,
      FileAssetKeyArn: 'AWS_MANAGED_KEY',
      ImageRepositoryName: imageRepositoryName({ accountId, region }),
    },
  });
}

function createAssetBucket(world: World, place: Place): void {
  const name = assetBucketName(place);
  const arn = `arn:${world.partition}:s3:::${name}`;
  s3StateOfWorld(world).buckets.set(name, {
    ...createBucketRecord({ name, ...place, creationDate: world.clock.now() }),
    encryption: {
      Rules: [
        { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } },
      ],
    },
    versioning: 'Enabled',
    lifecycle: [
      {
        ID: 'CleanupOldVersions',
        Status: 'Enabled',
        Filter: { Prefix: '' },
        NoncurrentVersionExpiration: { NoncurrentDays: 30 },
      },
    ],
    policy: policyDocument([
      {
        Sid: 'AllowSSLRequestsOnly',
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: [arn, `${arn}/*`],
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ]),
  });
}
