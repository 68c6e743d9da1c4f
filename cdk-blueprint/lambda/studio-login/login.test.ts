import { awsError, FakeAws } from './__testUtils__/FakeAws';
import {
  invocation,
  loginEvent,
  loginFunction,
  SETTINGS,
} from './__testUtils__/loginFunction';
import { posixIds } from './posixIds';

let aws: FakeAws;

beforeEach(() => {
  aws = new FakeAws();
});

/** Calls the function as a user. */
async function login(userName = 'ana') {
  const { statusCode, headers, body } = await loginFunction(aws, [])(
    loginEvent({ 'cognito:username': userName, sub: 'sub-1' }),
    invocation(),
  );
  return { statusCode, headers, body: JSON.parse(body) };
}

/** Puts a profile there; it is the caller's unless told otherwise. */
const have = (status: string, tag: string | undefined = 'cognito:ana') =>
  aws.profiles.set('ana', {
    status,
    tags: { first: '1', ...(tag ? { studiouserid: tag } : {}) },
  });

const provisioning = { statusCode: 202, body: { status: 'provisioning' } };
const refusal = (statusCode: number, error: string) => ({
  statusCode,
  body: expect.objectContaining({ error }),
});

describe('a user with a profile', () => {
  it('gets a URL', async () => {
    have('InService');
    expect(await login()).toEqual({
      statusCode: 200,
      headers: {
        'content-type': 'application/json',
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
      },
      body: { url: 'https://studio.example/auth?token=t-ana', expires_in: 60 },
    });
    expect(aws.calls.at(-1)).toEqual({
      name: 'CreatePresignedDomainUrl',
      input: {
        DomainId: 'd-abc',
        UserProfileName: 'ana',
        ExpiresInSeconds: 60,
        SessionExpirationDurationInSeconds: 43_200,
      },
    });
  });

  it.each(['Pending', 'Updating', 'Deleting'])(
    'asks again while it is %s',
    async status => {
      have(status);
      const answer = await login();
      expect(answer).toMatchObject(provisioning);
      expect(answer.headers).toMatchObject({
        'retry-after': '5',
        'cache-control': 'no-store',
      });
      expect(aws.names).toEqual([
        'DescribeUserProfile',
        'ListTags',
        'ListTags',
      ]);
    },
  );

  it.each([
    ['Update_Failed', 409, 'ProfileUpdateFailed'],
    ['Delete_Failed', 500, 'ProfileDeleteFailed'],
    ['', 500, 'ProfileStateUnknown'],
    ['Hibernating', 500, 'ProfileStateUnknown'],
  ])('is told of state %j', async (status, statusCode, error) => {
    have(status);
    const answer = await login();
    expect(answer).toMatchObject(refusal(statusCode, error));
    expect(answer.body.state).toBe(status);
    expect(answer.body.message).toContain(`'${status}'`);
    expect(answer.headers).not.toHaveProperty('retry-after');
  });

  it.each([
    ["a person of the portal's", 'user:default/ana'],
    ['a user whose name differs by case', 'cognito:Ana'],
    ['nobody', undefined],
    ['a user with a longer name', 'cognito:anabel'],
  ])('does not get into the profile of %s', async (_whose, tag) => {
    for (const status of ['InService', 'Failed', 'Pending', 'Delete_Failed']) {
      aws = new FakeAws();
      aws.profiles.set('ana', {
        status,
        tags: tag ? { studiouserid: tag } : {},
      });
      expect(await login()).toMatchObject(
        refusal(409, 'ProfileBelongsToAnother'),
      );
      expect(aws.names).toEqual(['DescribeUserProfile', 'ListTags']);
    }
  });

  it.each(['ListTags', 'CreatePresignedDomainUrl'])(
    'starts over when it goes away before %s',
    async name => {
      have('InService');
      aws.before = { [name]: () => aws.profiles.clear() };
      expect(await login()).toMatchObject(provisioning);
      aws.before = {};
      await login();
      expect(aws.profiles.get('ana')).toMatchObject({ status: 'Pending' });
    },
  );
});

describe('a user without a profile', () => {
  it('gets one with a home of its own', async () => {
    expect(await login()).toMatchObject(provisioning);
    const [uid] = posixIds('ana');
    expect(aws.profiles.get('ana')?.input).toEqual({
      DomainId: 'd-abc',
      UserProfileName: 'ana',
      Tags: [{ Key: 'studiouserid', Value: 'cognito:ana' }],
      UserSettings: {
        ExecutionRole: SETTINGS.executionRoleArn,
        CustomPosixUserConfig: { Uid: uid, Gid: uid },
        CustomFileSystemConfigs: [
          {
            EFSFileSystemConfig: {
              FileSystemId: 'fs-01234567',
              FileSystemPath: '/home/ana',
            },
          },
        ],
      },
    });
    aws.profiles.get('ana')!.status = 'InService';
    expect(await login()).toMatchObject({ statusCode: 200 });
  });

  it('gets one too where SageMaker calls the name invalid', async () => {
    aws.before = {
      DescribeUserProfile: () => {
        throw awsError('ValidationException');
      },
    };
    expect(await login()).toMatchObject(provisioning);
    expect(aws.profiles.has('ana')).toBe(true);
  });

  it('gets the next id when others have the first ones', async () => {
    const [first, second, third] = posixIds('ana');
    aws.takenIds.add(first).add(second);
    expect(await login()).toMatchObject(provisioning);
    expect(
      aws.profiles.get('ana')?.input?.UserSettings?.CustomPosixUserConfig,
    ).toEqual({ Uid: third, Gid: third });
  });

  it('is refused when others have all of them', async () => {
    for (const id of posixIds('ana')) aws.takenIds.add(id);
    expect(await login()).toMatchObject(refusal(500, 'NoPosixIdLeft'));
    expect(aws.profiles.size).toBe(0);
  });

  it('gets the owner that the directory has already', async () => {
    aws.homeAnswer = {
      Payload: Buffer.from(
        '{"path":"/home/ana","uid":10000,"gid":1001,"created":false}',
      ),
    };
    await login();
    expect(
      aws.profiles.get('ana')?.input?.UserSettings?.CustomPosixUserConfig,
    ).toEqual({ Uid: 10_000, Gid: 1001 });
  });

  it('gets the directory of the name in other case', async () => {
    aws.homeAnswer = {
      Payload: Buffer.from('{"path":"/home/Ana","uid":10000,"gid":10000}'),
    };
    await login();
    expect(
      aws.profiles.get('ana')?.input?.UserSettings?.CustomFileSystemConfigs,
    ).toMatchObject([{ EFSFileSystemConfig: { FileSystemPath: '/home/Ana' } }]);
  });

  it.each([
    ['another path', '{"path":"/","uid":10000,"gid":10000}'],
    ['root', '{"path":"/home/ana","uid":0,"gid":0}'],
    ['an id too high', '{"path":"/home/ana","uid":4000001,"gid":10000}'],
    ['a group too low', '{"path":"/home/ana","uid":10000,"gid":1000}'],
    ['a text for an id', '{"path":"/home/ana","uid":"10000","gid":10000}'],
    ['half a number', '{"path":"/home/ana","uid":10000.5,"gid":10000}'],
    ['nothing', 'null'],
    ['no JSON', '<html>'],
  ])('gets no profile with %s for a home', async (_what, payload) => {
    aws.homeAnswer = { Payload: Buffer.from(payload) };
    expect(await login()).toMatchObject({
      statusCode: 500,
      body: { error: 'PresignedUrlGenerationFailed' },
    });
    expect(aws.profiles.size).toBe(0);
  });

  it.each(['InvalidInput', 'Sandbox.Timedout', undefined])(
    'gets no profile when its home fails with %s',
    async errorType => {
      aws.homeAnswer = {
        FunctionError: 'Unhandled',
        Payload: Buffer.from(JSON.stringify({ errorType })),
      };
      expect(await login()).toMatchObject(
        refusal(500, 'PresignedUrlGenerationFailed'),
      );
      expect(aws.profiles.size).toBe(0);
    },
  );

  it('asks again when another call was faster', async () => {
    aws.before = { CreateUserProfile: () => have('Pending') };
    expect(await login()).toMatchObject(provisioning);
  });

  it('is told when the domain is gone', async () => {
    aws.before = {
      CreateUserProfile: () => {
        throw awsError('ResourceNotFound');
      },
    };
    expect(await login()).toMatchObject({
      statusCode: 404,
      body: { error: 'SagemakerDomainNotFound' },
    });
  });
});

describe('a user whose profile could not be made', () => {
  beforeEach(() => have('Failed'));

  it('gets another one', async () => {
    expect(await login()).toMatchObject(provisioning);
    expect(aws.profiles.get('ana')).toMatchObject({ status: 'Deleting' });
    aws.profiles.clear();
    expect(await login()).toMatchObject(provisioning);
    expect(aws.profiles.get('ana')).toMatchObject({ status: 'Pending' });
  });

  it('gets it at once when the failed one is gone meanwhile', async () => {
    aws.before = { DeleteUserProfile: () => aws.profiles.clear() };
    expect(await login()).toMatchObject(provisioning);
    expect(aws.profiles.get('ana')).toMatchObject({ status: 'Pending' });
  });

  it.each([
    ['is deleting it', () => have('Deleting')],
    ['has deleted it', () => aws.profiles.clear()],
    ['has made another', () => have('Pending')],
  ])('asks again when another call %s', async (_what, meanwhile) => {
    aws.before = {
      DeleteUserProfile: () => {
        meanwhile();
        throw awsError('ResourceInUse');
      },
    };
    expect(await login()).toMatchObject(provisioning);
  });

  it('is told when it cannot go', async () => {
    aws.before = {
      DeleteUserProfile: () => {
        throw awsError('ResourceInUse');
      },
    };
    const answer = await login();
    expect(answer).toMatchObject(refusal(409, 'ProfileCreationFailed'));
    expect(answer.body.state).toBe('Failed');
  });

  it('is told when nobody may delete it', async () => {
    aws.before = {
      DeleteUserProfile: () => {
        throw awsError('AccessDeniedException');
      },
    };
    expect(await login()).toMatchObject(
      refusal(500, 'PresignedUrlGenerationFailed'),
    );
  });
});
