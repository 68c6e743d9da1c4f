import { Health } from '@gco/plugin-gco-analytics-common';
import { bucketStatus } from './bucketStatus';
import { domainStatus } from './domainStatus';
import { emrStatus } from './emrStatus';
import { fileSystemStatus } from './fileSystemStatus';

describe('domainStatus', () => {
  it.each<[string | undefined, Health]>([
    ['InService', 'healthy'],
    ['Pending', 'working'],
    ['Updating', 'working'],
    ['Deleting', 'working'],
    ['Failed', 'failed'],
    ['Update_Failed', 'failed'],
    ['Delete_Failed', 'failed'],
    ['SomethingNew', 'unknown'],
    [undefined, 'unknown'],
  ])('%s is %s', (Status, health) => {
    expect(domainStatus({ Status: Status as 'InService' })).toMatchObject({
      state: Status ?? 'Unknown',
      health,
    });
  });

  it('tells why and what it is like', () => {
    expect(
      domainStatus({
        Status: 'Update_Failed',
        FailureReason: 'no free addresses',
        AuthMode: 'IAM',
        AppNetworkAccessType: 'VpcOnly',
      }),
    ).toEqual({
      state: 'Update_Failed',
      health: 'failed',
      reason: 'no free addresses',
      facts: { authentication: 'IAM', network: 'VpcOnly' },
    });
  });
});

describe('emrStatus', () => {
  it.each<[string, Health]>([
    ['CREATED', 'healthy'],
    ['STARTED', 'healthy'],
    ['STOPPED', 'stopped'],
    ['CREATING', 'working'],
    ['STARTING', 'working'],
    ['STOPPING', 'working'],
    ['TERMINATED', 'failed'],
    ['SOMETHING_NEW', 'unknown'],
  ])('%s is %s', (state, health) => {
    expect(emrStatus({ state: state as 'CREATED' })).toMatchObject({
      state,
      health,
    });
  });

  it('gives facts, and a reason only when it is broken', () => {
    const application = {
      state: 'STOPPED' as const,
      stateDetails: 'AUTO_STOPPING',
      releaseLabel: 'emr-7.14.0',
      maximumCapacity: { cpu: '64 vCPU', memory: '256 GB' },
      autoStopConfiguration: { enabled: true, idleTimeoutMinutes: 15 },
    };
    expect(emrStatus(application)).toEqual({
      state: 'STOPPED',
      health: 'stopped',
      facts: {
        release: 'emr-7.14.0',
        'maximum vCPU': '64 vCPU',
        'maximum memory': '256 GB',
        'stops after': '15 min idle',
      },
    });
    expect(
      emrStatus({ ...application, state: 'TERMINATED', stateDetails: 'gone' })
        .reason,
    ).toBe('gone');
  });
});

describe('bucketStatus', () => {
  const inOrder = {
    encryption: {
      Rules: [
        {
          ApplyServerSideEncryptionByDefault: {
            SSEAlgorithm: 'aws:kms' as const,
          },
        },
      ],
    },
    versioning: 'Enabled',
    publicAccessBlock: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
  };

  it('is healthy when encrypted and closed', () => {
    expect(bucketStatus(inOrder)).toEqual({
      state: 'Available',
      health: 'healthy',
      facts: {
        encryption: 'aws:kms',
        versioning: 'Enabled',
        'public access': 'Blocked',
      },
    });
  });

  it.each([
    'BlockPublicAcls',
    'BlockPublicPolicy',
    'IgnorePublicAcls',
    'RestrictPublicBuckets',
  ])('is failed without %s', setting => {
    const status = bucketStatus({
      ...inOrder,
      publicAccessBlock: { ...inOrder.publicAccessBlock, [setting]: false },
    });
    expect(status).toMatchObject({
      health: 'failed',
      reason: 'Public access is not blocked completely',
    });
  });

  it('is failed without any setting', () => {
    expect(bucketStatus({})).toEqual({
      state: 'Available',
      health: 'failed',
      reason:
        'Encryption is not configured. Public access is not blocked completely',
      facts: { encryption: 'None', versioning: 'Off', 'public access': 'Open' },
    });
  });
});

describe('fileSystemStatus', () => {
  it.each<[string, Health]>([
    ['available', 'healthy'],
    ['creating', 'working'],
    ['updating', 'working'],
    ['deleting', 'working'],
    ['deleted', 'failed'],
    ['error', 'failed'],
    ['something-new', 'unknown'],
  ])('%s is %s', (state, health) => {
    expect(
      fileSystemStatus({ LifeCycleState: state as 'available' }),
    ).toMatchObject({ state, health });
  });

  it.each([
    [0, '0 B'],
    [512, '512 B'],
    [6144, '6.0 KiB'],
    [1024 ** 2, '1.0 MiB'],
    [5.5 * 1024 ** 4, '5.5 TiB'],
    [1024 ** 6, '1024.0 PiB'],
  ])('%s bytes are %s', (bytes, expected) => {
    expect(fileSystemStatus({ SizeInBytes: { Value: bytes } }).facts.size).toBe(
      expected,
    );
  });
});
