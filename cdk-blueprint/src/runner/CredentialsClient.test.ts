import { CredentialsClient } from './CredentialsClient';

const MINUTE = 60_000;

/** A client whose parent answers at once, with credentials that are good for an hour. */
function setup(answer: { expires?: boolean; refuse?: string } = {}) {
  const clock = { now: Date.parse('2026-01-01T00:00:00Z') };
  const asked: number[] = [];
  const client: CredentialsClient = new CredentialsClient(
    id => {
      asked.push(id);
      const expiration = new Date(clock.now + 60 * MINUTE).toISOString();
      client.receive(
        answer.refuse
          ? { type: 'credentials-refused', id, message: answer.refuse }
          : {
              type: 'credentials',
              id,
              credentials: {
                accessKeyId: `AKIA${id}`,
                secretAccessKey: 'secret',
                sessionToken: 'token',
                expiration: answer.expires === false ? undefined : expiration,
              },
            },
      );
    },
    () => clock.now,
  );
  return { client, clock, asked };
}

it('hands on what the parent answers', async () => {
  expect(await setup().client.fetch()).toEqual({
    accessKeyId: 'AKIA1',
    secretAccessKey: 'secret',
    sessionToken: 'token',
    expiration: new Date('2026-01-01T01:00:00Z'),
  });
});

it('asks once for as long as the credentials are good', async () => {
  const { client, clock, asked } = setup();
  await Promise.all([client.fetch(), client.fetch(), client.fetch()]);
  clock.now += 54 * MINUTE;
  await client.fetch();
  expect(asked).toEqual([1]);
  clock.now += MINUTE;
  expect((await client.fetch()).accessKeyId).toBe('AKIA2');
});

it('asks now and then for credentials that do not say how long they are good', async () => {
  const { client, clock, asked } = setup({ expires: false });
  await client.fetch();
  await client.fetch();
  expect(asked).toEqual([1]);
  clock.now += MINUTE;
  await client.fetch();
  expect(asked).toEqual([1, 2]);
});

it('says why there are none, and asks again the next time', async () => {
  const { client, asked } = setup({ refuse: 'not today' });
  for (let time = 0; time < 2; time += 1) {
    await expect(client.fetch()).rejects.toMatchObject({
      failure: {
        code: 'NoCredentials',
        message: 'There are no AWS credentials to deploy with: not today',
      },
    });
  }
  expect(asked).toEqual([1, 2]);
});

it('ignores answers that nobody waits for', () => {
  const late = { type: 'credentials-refused', id: 9, message: 'late' } as const;
  expect(() => setup().client.receive(late)).not.toThrow();
});
