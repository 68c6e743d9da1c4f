import { AwsSessions } from '@gco/plugin-gco-analytics-node';
import { DefaultAwsClients } from './DefaultAwsClients';

const session = {
  roleArn: 'arn:aws:iam::444455556666:role/gco/access',
  sessionName: 'ana',
  region: 'eu-west-1',
};

function setUp(options: { customEndpoint?: boolean } = {}) {
  const provider = jest.fn(async () => ({
    accessKeyId: 'key',
    secretAccessKey: 'secret',
  }));
  const sessions: AwsSessions = {
    hub: () => provider,
    assume: jest.fn(() => provider),
  };
  return {
    provider,
    sessions,
    clients: new DefaultAwsClients({ sessions, ...options }),
  };
}

it.each(['sageMaker', 'emrServerless', 's3', 'efs', 'lambda'] as const)(
  'has one %s client for each session',
  service => {
    const { clients } = setUp();
    const client = clients[service](session);
    expect(clients[service]({ ...session })).toBe(client);
    expect(clients[service]({ ...session, sessionName: 'bruno' })).not.toBe(
      client,
    );
  },
);

it('has clients of the region, that act as the session', async () => {
  const { clients, sessions } = setUp();
  const client = clients.sageMaker(session);
  expect(sessions.assume).toHaveBeenCalledWith(session);
  expect(await client.config.region()).toBe('eu-west-1');
  expect(await client.config.credentials()).toMatchObject({
    accessKeyId: 'key',
  });
});

it('addresses buckets by path only where AWS is replaced', () => {
  expect(setUp().clients.s3(session).config.forcePathStyle).toBe(false);
  const { clients } = setUp({ customEndpoint: true });
  expect(clients.s3(session).config.forcePathStyle).toBe(true);
});
