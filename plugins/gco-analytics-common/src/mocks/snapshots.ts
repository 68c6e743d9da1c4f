import { ResourceStatus, StatusSnapshot } from '../types';
import { mockOutputs } from './environments';

const domain: ResourceStatus = {
  kind: 'domain',
  id: mockOutputs.DomainId,
  title: 'Studio domain',
  state: 'InService',
  health: 'healthy',
  facts: { network: 'VpcOnly', authentication: 'IAM' },
  consoleUrl:
    'https://eu-west-1.console.aws.amazon.com/sagemaker/home?region=eu-west-1#/studio/d-4kq0xw2lmnop',
};

const emr: ResourceStatus = {
  kind: 'emr',
  id: mockOutputs.EmrApplicationId,
  title: 'EMR Serverless application',
  state: 'STARTED',
  health: 'healthy',
  facts: {
    release: 'emr-7.14.0',
    'maximum vCPU': '64 vCPU',
    'maximum memory': '256 GB',
    'stops after': '15 min idle',
  },
};

const studioBucket: ResourceStatus = {
  kind: 'bucket',
  id: mockOutputs.StudioBucketName,
  title: 'Studio bucket',
  state: 'Available',
  health: 'healthy',
  facts: {
    encryption: 'aws:kms',
    versioning: 'Enabled',
    'public access': 'Blocked',
  },
};

const logBucket: ResourceStatus = {
  ...studioBucket,
  id: mockOutputs.AccessLogBucketName,
  title: 'Access log bucket',
  facts: { ...studioBucket.facts, encryption: 'AES256' },
};

const fileSystem: ResourceStatus = {
  kind: 'file-system',
  id: mockOutputs.FileSystemId,
  title: 'Studio file system',
  state: 'available',
  health: 'healthy',
  facts: { encryption: 'Yes', 'mount targets': '2', size: '6.0 KiB' },
};

/**
 * Everything in order.
 *
 * @public
 */
export const mockHealthySnapshot: StatusSnapshot = {
  environment: 'demand-models',
  observedAt: '2026-03-03T10:05:00.000Z',
  health: 'healthy',
  resources: [domain, emr, studioBucket, logBucket, fileSystem],
};

/**
 * EMR stopped itself, a bucket lost its public access block, the domain's update failed.
 *
 * @public
 */
export const mockDegradedSnapshot: StatusSnapshot = {
  environment: 'fraud-graph',
  observedAt: '2026-03-03T10:05:00.000Z',
  health: 'failed',
  resources: [
    {
      ...domain,
      state: 'Update_Failed',
      health: 'failed',
      reason: 'Subnet subnet-0aa1bb2cc3dd4ee5f has no free addresses',
    },
    { ...emr, state: 'STOPPED', health: 'stopped' },
    {
      ...studioBucket,
      health: 'failed',
      reason: 'Public access is not blocked completely',
      facts: { ...studioBucket.facts, 'public access': 'Open' },
    },
    logBucket,
    fileSystem,
  ],
};

/**
 * Healthy when last seen, but AWS could not be asked since.
 *
 * @public
 */
export const mockStaleSnapshot: StatusSnapshot = {
  ...mockHealthySnapshot,
  stale: {
    since: '2026-03-03T10:06:00.000Z',
    reason:
      'Role gco-analytics-read in account 444455556666 cannot be assumed: AccessDenied',
  },
};
