import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { HomeDirectory } from './HomeDirectory';

const profile = {
  environment: 'demand-models',
  profileName: 'ana',
  posixId: 10_000,
};

type Answer = { error?: boolean; payload: unknown };

/** A function that answers in turn and remembers what it was asked. */
function setUp(...answers: Answer[]) {
  const asked: object[] = [];
  const client = {
    async send({ input }: InvokeCommand) {
      asked.push(
        JSON.parse(Buffer.from(input.Payload as Uint8Array).toString()),
      );
      const { error, payload } = answers.shift()!;
      return {
        FunctionError: error ? 'Unhandled' : undefined,
        Payload: Buffer.from(JSON.stringify(payload)),
      };
    },
  } as unknown as LambdaClient;
  return { asked, home: new HomeDirectory({ client, functionArn: 'arn' }) };
}

const taken: Answer = {
  error: true,
  payload: { errorType: 'UidTaken', errorMessage: 'somebody has it' },
};
const made = (uid: number): Answer => ({
  payload: { path: '/home/ana', uid, gid: uid, created: true },
});

it("has the directory made with the profile's id", async () => {
  const { home, asked } = setUp(made(10_000));
  expect(await home.ensure(profile)).toEqual({
    path: '/home/ana',
    uid: 10_000,
    gid: 10_000,
  });
  expect(asked).toEqual([{ profileName: 'ana', uid: 10_000 }]);
});

it('keeps the owner of a directory that is there', async () => {
  const { home } = setUp(made(31_337));
  expect(await home.ensure(profile)).toMatchObject({ uid: 31_337 });
});

it('tries other ids while somebody else has the one asked for', async () => {
  const { home, asked } = setUp(taken, taken, made(210_000));
  expect(await home.ensure(profile)).toMatchObject({ uid: 210_000 });
  expect(asked).toEqual(
    [10_000, 110_000, 210_000].map(uid => ({ profileName: 'ana', uid })),
  );
});

it('gives up when no id is free', async () => {
  const { home, asked } = setUp(...Array(10).fill(taken));
  await expect(home.ensure(profile)).rejects.toThrow(
    "No free user id was found for profile 'ana' in environment 'demand-models'",
  );
  expect(asked).toHaveLength(10);
});

it('says what the function could not do', async () => {
  const { home } = setUp({
    error: true,
    payload: { errorType: 'Error', errorMessage: 'read-only file system' },
  });
  await expect(home.ensure(profile)).rejects.toThrow(
    "The directory of profile 'ana' in environment 'demand-models' could not be made: read-only file system",
  );
});

it('takes the directory of the name in other case', async () => {
  const path = '/home/Ana';
  const { home } = setUp({ payload: { path, uid: 1, gid: 1 } });
  expect(await home.ensure(profile)).toMatchObject({ path });
});

it.each([
  null,
  {},
  { path: '/home/ana', uid: '10000', gid: 10_000 },
  { path: '/home', uid: 1, gid: 1 },
  { path: '/home/bruno', uid: 1, gid: 1 },
])('refuses the answer %j', async payload => {
  const { home } = setUp({ payload });
  await expect(home.ensure(profile)).rejects.toThrow(
    /gave no answer about profile 'ana'/,
  );
});
