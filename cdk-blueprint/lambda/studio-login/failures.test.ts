import { awsError, FakeAws } from './__testUtils__/FakeAws';
import {
  invocation,
  loginEvent,
  loginFunction,
  SETTINGS,
} from './__testUtils__/loginFunction';
import { SageMakerProfiles } from './SageMakerProfiles';

const SECRET = 'secret details of AWS';

let aws: FakeAws;
let lines: string[];

beforeEach(() => {
  aws = new FakeAws();
  lines = [];
});

const login = (claims: unknown, remainingMs?: number) =>
  loginFunction(aws, lines)(loginEvent(claims), invocation(remainingMs));

const ana = { 'cognito:username': 'ana', email: 'ana@example.com' };
const failing = (name: string, call: string) => {
  aws.before = {
    [call]: () => {
      throw awsError(name);
    },
  };
};

describe('what AWS says', () => {
  const busy = ['5', 503] as const;
  const broken = [undefined, 500, 'PresignedUrlGenerationFailed'] as const;

  it.each<
    [
      name: string,
      call: string,
      retryAfter: string | undefined,
      status: number,
      code: string,
    ]
  >([
    ['ThrottlingException', 'DescribeUserProfile', ...busy, 'Throttled'],
    ['ThrottlingException', 'CreateUserProfile', ...busy, 'Throttled'],
    ['TooManyRequestsException', 'Invoke', ...busy, 'Throttled'],
    ['ResourceNotReadyException', 'Invoke', ...busy, 'HomeDirectoryNotReady'],
    ['EFSMountTimeoutException', 'Invoke', ...busy, 'HomeDirectoryNotReady'],
    [
      'ResourceLimitExceeded',
      'CreateUserProfile',
      undefined,
      503,
      'UserProfileQuotaReached',
    ],
    ['AccessDeniedException', 'DescribeUserProfile', ...broken],
    ['AccessDenied', 'CreateUserProfile', ...broken],
    ['AccessDeniedException', 'Invoke', ...broken],
    ['ResourceNotFoundException', 'Invoke', ...broken],
    ['ValidationException', 'CreateUserProfile', ...broken],
    ['InternalFailure', 'DescribeUserProfile', ...broken],
    ['TypeError', 'DescribeUserProfile', ...broken],
  ])(
    '%s on %s: try again after %s, %d %s',
    async (name, call, retryAfter, status, code) => {
      failing(name, call);
      const answer = await login(ana);
      expect(answer.statusCode).toBe(status);
      expect(JSON.parse(answer.body)).toMatchObject({ error: code });
      expect(answer.headers?.['retry-after']).toBe(retryAfter);
      expect(JSON.stringify(answer)).not.toContain(SECRET);
      expect(lines.join()).not.toContain(SECRET);
      expect(JSON.parse(lines[0])).toMatchObject({
        outcome: code,
        cause: name,
      });
    },
  );

  it('is never told in an unforeseen failure', async () => {
    failing('InternalFailure', 'DescribeUserProfile');
    const { body } = await login(ana);
    expect(body).toBe('{"error":"PresignedUrlGenerationFailed"}');
  });

  it('may be thrown as anything', async () => {
    aws.before = {
      DescribeUserProfile: () => {
        // eslint-disable-next-line no-throw-literal
        throw SECRET;
      },
    };
    const answer = await login(ana);
    expect(answer.body).toBe('{"error":"PresignedUrlGenerationFailed"}');
    expect(lines.join()).not.toContain(SECRET);
  });

  it('may be nothing at all: an answer without a URL is a failure', async () => {
    const profiles = new SageMakerProfiles({
      client: { send: async () => ({}) },
      settings: SETTINGS,
      signal: AbortSignal.timeout(1000),
    });
    await expect(profiles.presign('ana')).rejects.toMatchObject({
      name: 'NoUrl',
    });
  });
});

describe('time', () => {
  it('ends a call that hangs, with a try again', async () => {
    const hanging = new FakeAws();
    Object.assign(hanging, {
      send: (_command: unknown, options: { abortSignal: AbortSignal }) =>
        new Promise((_resolve, reject) => {
          options.abortSignal.onabort = () => reject(awsError('AbortError'));
        }),
    });
    aws = hanging;
    const answer = await login(ana, 2_020);
    expect(answer.statusCode).toBe(503);
    expect(JSON.parse(answer.body).error).toBe('TookTooLong');
    expect(answer.headers).toMatchObject({ 'retry-after': '5' });
  });

  it('reaches each call', async () => {
    await login(ana);
    expect(aws.names).toEqual([
      'DescribeUserProfile',
      'Invoke',
      'CreateUserProfile',
    ]);
    expect(new Set(aws.signals).size).toBe(1);
    expect(aws.signals[0]).toBeInstanceOf(AbortSignal);
  });
});

describe('a caller who is nobody that Studio knows', () => {
  it.each([
    [undefined, 401, '{"error":"MissingCognitoClaim"}'],
    [{ sub: '1' }, 401, '{"error":"MissingCognitoClaim"}'],
    [{ 'cognito:username': 'ana@example.com' }, 400, 'UnsupportedUserName'],
    [{ 'cognito:username': '../../etc' }, 400, 'UnsupportedUserName'],
  ])('%j is refused before AWS is asked', async (claims, status, text) => {
    const answer = await login(claims);
    expect(answer.statusCode).toBe(status);
    expect(answer.body).toContain(text);
    expect(answer.headers).toMatchObject({ 'cache-control': 'no-store' });
    expect(aws.calls).toEqual([]);
  });
});

describe('the log', () => {
  it('tells how each call ended, by the id that the API has for it', async () => {
    await login(ana);
    aws.profiles.get('ana')!.status = 'InService';
    await login(ana);
    await login({});
    expect(lines.map(line => JSON.parse(line))).toEqual([
      {
        level: 'info',
        message: 'Login',
        requestId: 'request-1',
        outcome: 'provisioning',
      },
      {
        level: 'info',
        message: 'Login',
        requestId: 'request-1',
        outcome: 'ready',
      },
      {
        level: 'warn',
        message: 'Login',
        requestId: 'request-1',
        outcome: 'MissingCognitoClaim',
        statusCode: 401,
      },
    ]);
  });

  it('has no URL, no token and no claims', async () => {
    await login(ana);
    aws.profiles.get('ana')!.status = 'InService';
    const { body } = await login(ana);
    expect(body).toContain('token=t-ana');
    await login({ ...ana, 'cognito:username': 'not@ok' });
    expect(lines).toHaveLength(3);
    expect(lines.join()).not.toMatch(/token|eyJ|ana|example|not@ok/);
  });

  it('falls back on the id of the invocation', async () => {
    for (const event of [null, 'x', { requestContext: null }]) {
      await loginFunction(aws, lines)(event, invocation());
    }
    expect(lines.map(line => JSON.parse(line).requestId)).toEqual(
      Array(3).fill('invoked-1'),
    );
  });
});
