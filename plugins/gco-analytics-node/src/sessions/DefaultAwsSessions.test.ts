import { mockServices } from '@backstage/backend-test-utils';
import { createSandbox } from 'aws-sandbox';
import { JsonObject } from '@backstage/types';
import { readAnalyticsConfig } from '../config';
import { AssumeRoleError } from './AssumeRoleError';
import { DefaultAwsSessions } from './DefaultAwsSessions';

jest.setTimeout(60_000);

const sandbox = createSandbox({ port: 0 });
const region = 'eu-west-1';
const hubRole = 'arn:aws:iam::111122223333:role/gco-analytics-hub';
const readRole = {
  roleArn: 'arn:aws:iam::444455556666:role/gco-analytics-read',
  sessionName: 'gco-analytics-status',
  externalId: 'local-read-444455556666',
  region,
};

let url: string;
const endpointBefore = process.env.AWS_ENDPOINT_URL;

beforeAll(async () => {
  ({ url } = await sandbox.start());
  process.env.AWS_ENDPOINT_URL = url;
});

afterAll(async () => {
  if (endpointBefore === undefined) {
    delete process.env.AWS_ENDPOINT_URL;
  } else {
    process.env.AWS_ENDPOINT_URL = endpointBefore;
  }
  await sandbox.stop();
});

function createSessions(
  options: { hub?: JsonObject; keys?: JsonObject } = {},
): DefaultAwsSessions {
  const config = mockServices.rootConfig({
    data: {
      gcoAnalytics: { hub: { roleArn: hubRole, ...options.hub } },
      aws: {
        mainAccount: {
          accessKeyId: 'AKIAGCOLOCALPORTAL01',
          secretAccessKey: 'local-portal-secret-not-a-real-key',
          region,
          ...options.keys,
        },
      },
    },
  });
  return DefaultAwsSessions.fromConfig({
    config,
    analytics: readAnalyticsConfig(config),
  });
}

interface Call {
  operation: string;
  principal?: string;
  errorCode?: string;
}

/** AssumeRole calls that the local AWS saw during some work. */
async function assumeRoleCallsDuring(work: () => Promise<unknown>) {
  const before = await calls();
  await work();
  const after = await calls();
  return after
    .slice(before.length)
    .filter(({ operation }) => operation === 'AssumeRole');
}

async function calls(): Promise<Call[]> {
  const answer = await fetch(`${url}/_sandbox/calls`);
  return (await answer.json()).calls;
}

async function withFault<T>(fault: object, work: () => Promise<T>): Promise<T> {
  const faults = `${url}/_sandbox/faults`;
  await fetch(faults, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fault),
  });
  try {
    return await work();
  } finally {
    await fetch(faults, { method: 'DELETE' });
  }
}

describe('DefaultAwsSessions', () => {
  it('asks STS once for the hub and once for the role, however many ask at once', async () => {
    const sessions = createSessions();
    const made = await assumeRoleCallsDuring(async () => {
      const all = await Promise.all(
        Array.from({ length: 50 }, () => sessions.assume(readRole)()),
      );
      expect(new Set(all.map(one => one.accessKeyId)).size).toBe(1);
      expect(all[0].sessionToken).toBeTruthy();
      expect(all[0].expiration?.getTime()).toBeGreaterThan(Date.now());
      await sessions.assume({ ...readRole })();
      await sessions.hub(region)();
    });
    expect(made).toHaveLength(2);
  });

  it('keeps sessions apart that differ in anything', async () => {
    const sessions = createSessions();
    const keys = await Promise.all(
      [
        readRole,
        { ...readRole, sessionName: 'somebody-else' },
        { ...readRole, region: 'us-east-1' },
        { ...readRole, durationSeconds: 900 },
        {
          ...readRole,
          policy:
            '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:List*","Resource":"*"}]}',
        },
      ].map(async input => (await sessions.assume(input)()).accessKeyId),
    );
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('renews when told to', async () => {
    const provider = createSessions().assume(readRole);
    const first = await provider();
    expect((await provider()).accessKeyId).toBe(first.accessKeyId);
    const second = await provider({ forceRefresh: true });
    expect(second.accessKeyId).not.toBe(first.accessKeyId);
    expect((await provider()).accessKeyId).toBe(second.accessKeyId);
  });

  it('says which role AWS refused, without the external id', async () => {
    const sessions = createSessions();
    const error = await sessions
      .assume({ ...readRole, externalId: 'wrong-external-id' })()
      .catch(caught => caught);
    expect(error).toBeInstanceOf(AssumeRoleError);
    expect(error).toMatchObject({
      code: 'AccessDenied',
      roleArn: readRole.roleArn,
    });
    expect(error.message).not.toContain('external-id');
  });

  it('says so when it is the hub role that is refused', async () => {
    const sessions = createSessions({ keys: { secretAccessKey: 'wrong' } });
    await expect(sessions.assume(readRole)()).rejects.toMatchObject({
      name: 'AssumeRoleError',
      roleArn: hubRole,
    });
  });

  it('asks again after a refusal', async () => {
    const sessions = createSessions();
    await sessions.hub(region)();
    const provider = sessions.assume(readRole);
    await withFault(
      {
        service: 'sts',
        operation: 'AssumeRole',
        code: 'AccessDenied',
        message: 'Not now',
        status: 403,
      },
      () => expect(provider()).rejects.toMatchObject({ code: 'AccessDenied' }),
    );
    await expect(provider()).resolves.toMatchObject({
      accessKeyId: expect.stringMatching(/^ASIA/),
    });
  });

  it('uses its own credentials where it already runs as the hub role', async () => {
    const sessions = createSessions({ hub: { assume: false } });
    const made = await assumeRoleCallsDuring(async () => {
      await expect(sessions.hub(region)()).resolves.toMatchObject({
        accessKeyId: 'AKIAGCOLOCALPORTAL01',
      });
    });
    expect(made).toEqual([]);
    // The portal's own user may assume nothing but the hub role.
    await expect(sessions.assume(readRole)()).rejects.toMatchObject({
      code: 'AccessDenied',
    });
  });
});
