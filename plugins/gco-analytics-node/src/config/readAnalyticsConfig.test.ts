import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { readAnalyticsConfig } from './readAnalyticsConfig';

const account = {
  accountId: '444455556666',
  name: 'Analytics sandbox',
  regions: ['eu-west-1', 'us-east-1'],
  readRoleArn: 'arn:aws:iam::444455556666:role/gco-analytics-read',
  externalId: 'read-only',
};
const hub = { roleArn: 'arn:aws:iam::111122223333:role/gco-analytics-hub' };

function read(gcoAnalytics: JsonObject) {
  return readAnalyticsConfig(
    mockServices.rootConfig({ data: { gcoAnalytics } }),
  );
}

describe('readAnalyticsConfig', () => {
  it('fills in defaults', () => {
    const { name, externalId, ...bare } = account;
    expect(read({ hub, accounts: [bare] })).toEqual({
      projectName: 'gco',
      hub: { ...hub, assume: true },
      accounts: [{ ...bare, name: '444455556666', externalId: undefined }],
      studio: { urlLifetimeSeconds: 20, sessionDurationSeconds: 43200 },
      status: { frequencySeconds: 30 },
      operations: { leaseSeconds: 60, pollIntervalMs: 5000 },
      localAws: undefined,
    });
  });

  it('takes what is given', () => {
    expect(
      read({
        projectName: 'acme',
        hub: { ...hub, assume: false },
        accounts: [account],
        studio: {
          urlLifetime: { minutes: 5 },
          sessionDuration: { minutes: 30 },
        },
        status: { frequency: '2m' },
        operations: {
          lease: { seconds: 90 },
          pollInterval: { milliseconds: 500 },
        },
        localAws: { url: 'http://localhost:4766' },
      }),
    ).toEqual({
      projectName: 'acme',
      hub: { ...hub, assume: false },
      accounts: [account],
      studio: { urlLifetimeSeconds: 300, sessionDurationSeconds: 1800 },
      status: { frequencySeconds: 120 },
      operations: { leaseSeconds: 90, pollIntervalMs: 500 },
      localAws: { url: 'http://localhost:4766' },
    });
  });

  it('needs the section and the hub', () => {
    expect(() =>
      readAnalyticsConfig(mockServices.rootConfig({ data: {} })),
    ).toThrow(/gcoAnalytics/);
    expect(() => read({ accounts: [] })).toThrow(/hub/);
  });

  it.each<[string, JsonObject, RegExp]>([
    ['project name', { projectName: 'GCO' }, /projectName .*'GCO'/],
    ['hub role', { hub: { roleArn: 'hub' } }, /hub\.roleArn .*'hub'/],
    [
      'hub wildcard',
      { hub: { roleArn: 'arn:aws:iam::111122223333:role/*' } },
      /hub\.roleArn/,
    ],
    [
      'short account id',
      { accounts: [{ ...account, accountId: '4444' }] },
      /accounts\[0\]\.accountId .*"4444"/,
    ],
    [
      'account id as a number',
      { accounts: [{ ...account, accountId: 444455556666 }] },
      /accountId must be 12 digits in quotes, got 444455556666/,
    ],
    [
      'region',
      { accounts: [{ ...account, regions: ['europe'] }] },
      /regions: 'europe'/,
    ],
    [
      'no region',
      { accounts: [{ ...account, regions: [] }] },
      /at least one region/,
    ],
    [
      "another account's role",
      {
        accounts: [
          {
            ...account,
            readRoleArn: 'arn:aws:iam::777788889999:role/gco-analytics-read',
          },
        ],
      },
      /'arn:aws:iam::777788889999:role\/gco-analytics-read' is not a role of account '444455556666'/,
    ],
    [
      'an account twice',
      { accounts: [account, account] },
      /'444455556666' is listed twice/,
    ],
    [
      'URL life too short',
      { studio: { urlLifetime: { seconds: 4 } } },
      /urlLifetime must be 5 to 300 seconds, got 4/,
    ],
    [
      'URL life too long',
      { studio: { urlLifetime: { seconds: 301 } } },
      /urlLifetime must be 5 to 300 seconds, got 301/,
    ],
    [
      'session too long',
      { studio: { sessionDuration: { hours: 13 } } },
      /sessionDuration must be 1800 to 43200 seconds, got 46800/,
    ],
    [
      'status too often',
      { status: { frequency: { seconds: 1 } } },
      /frequency must be at least 10 seconds, got 1/,
    ],
    [
      'lease too short',
      { operations: { lease: { seconds: 1 } } },
      /lease must be at least 10 seconds, got 1/,
    ],
    [
      'local address',
      { localAws: { url: 'file:///etc/passwd' } },
      /localAws\.url .*file/,
    ],
  ])('refuses a bad %s', (_, changes, message) => {
    expect(() => read({ hub, accounts: [account], ...changes })).toThrow(
      message,
    );
  });
});
