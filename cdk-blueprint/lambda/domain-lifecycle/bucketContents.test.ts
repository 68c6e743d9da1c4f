import { FakeBuckets } from './__testUtils__/FakeBuckets';
import {
  minutesLater,
  passes,
  request,
  STARTED_AT,
} from './__testUtils__/requests';
import { bucketContents } from './bucketContents';

const TYPE = 'Custom::BucketContents';
const NAME = 'forecast-data';
const GOES = { 'gco:removal-policy': 'destroy' };
const PROPERTIES = {
  BucketArn: `arn:aws:s3:::${NAME}`,
  RequiredTags: JSON.stringify(GOES),
  StopWrites: 'false',
};

function setUp(changes: object = {}) {
  const buckets = new FakeBuckets();
  buckets.tags = { ...GOES, 'gco:environment': 'forecast' };
  const clock = { now: STARTED_AT };
  const resource = bucketContents({ buckets, now: () => clock.now });
  const properties = { ...PROPERTIES, ...changes };
  const pass = (type: 'Create' | 'Update' | 'Delete' = 'Delete') =>
    resource.pass(request(type, TYPE, properties));
  const check = () => resource.check(request('Create', TYPE, properties));
  return { buckets, clock, resource, properties, pass, check };
}

const isDeletion = (call: string) => /^(delete|abort) /.test(call);

describe('on deletion', () => {
  it('takes every version and every unfinished upload, page by page', async () => {
    const { buckets, pass } = setUp();
    buckets.fill(5);
    buckets.uploads = [1, 2, 3].map(number => ({
      key: 'big',
      uploadId: `u-${number}`,
    }));
    expect(await pass()).toEqual([]);
    expect(buckets.versions).toEqual([]);
    expect(buckets.uploads).toEqual([]);
    expect(
      buckets.calls.filter(isDeletion).filter(call => call !== 'delete 0'),
    ).toEqual([
      'abort u-1',
      'abort u-2',
      'abort u-3',
      'delete 2',
      'delete 2',
      'delete 1',
    ]);
  });

  it('has nothing to do in an empty bucket', async () => {
    expect(await setUp().pass()).toEqual([]);
  });

  it('bears with a bucket that is gone', async () => {
    const { buckets, pass } = setUp({ StopWrites: 'true' });
    buckets.tags = undefined;
    expect(await pass()).toEqual([]);
  });

  it('bears with a bucket that goes meanwhile', async () => {
    const { buckets, pass } = setUp({ StopWrites: 'true' });
    buckets.fill(1);
    buckets.denyWrites = async () => {
      buckets.tags = undefined;
    };
    expect(await pass()).toEqual([]);
  });

  it.each([
    ['no tag', {}],
    ['another removal policy', { 'gco:removal-policy': 'retain' }],
  ])('touches nothing in a bucket with %s', async (_what, tags) => {
    const { buckets, pass } = setUp({ StopWrites: 'true' });
    buckets.fill(3);
    buckets.tags = tags;
    expect(await pass()).toEqual([]);
    expect(buckets.versions).toHaveLength(3);
    expect(buckets.calls).toEqual([`tagsOf ${NAME}`]);
  });

  it('stops writing first, when told to', async () => {
    const { buckets, pass } = setUp({ StopWrites: 'true' });
    buckets.fill(1);
    await pass();
    const denial = buckets.calls.indexOf(`denyWrites arn:aws:s3:::${NAME}`);
    expect(denial).toBe(1);
    expect(buckets.calls.findIndex(isDeletion)).toBeGreaterThan(denial);
  });

  it('lets others write when not told to stop them', async () => {
    const { buckets, pass } = setUp();
    await pass();
    expect(buckets.calls.join()).not.toContain('denyWrites');
  });
});

describe('a pass', () => {
  it('ends after twenty seconds, and the next one goes on', async () => {
    const { buckets, clock, pass } = setUp();
    buckets.fill(9);
    const whole = buckets.deleteVersions.bind(buckets);
    buckets.deleteVersions = (...args) => {
      clock.now = new Date(clock.now.getTime() + 11_000);
      return whole(...args);
    };
    expect(await pass()).toEqual([`objects of bucket ${NAME}`]);
    expect(buckets.versions).toHaveLength(5);
    const rest = await passes(pass);
    expect(rest.at(-1)).toEqual([]);
    expect(buckets.versions).toEqual([]);
  });

  it('takes no more than a hundred pages', async () => {
    const { buckets, pass } = setUp();
    buckets.fill(500);
    expect(await pass()).toEqual([`objects of bucket ${NAME}`]);
    expect(buckets.versions.length).toBeGreaterThan(500 - 2 * 101);
    expect(buckets.versions.length).toBeLessThan(500);
  });

  it('goes on around what cannot be deleted, and tells the errors without the names', async () => {
    const { buckets, pass } = setUp();
    buckets.fill(6);
    buckets.uploads = [{ key: 'key-1', uploadId: 'u-1' }];
    buckets.codes.set('key-1', 'AccessDenied');
    const left = await pass();
    expect(left).toEqual([
      `unfinished uploads of bucket ${NAME} (1 AccessDenied)`,
      `objects of bucket ${NAME} (1 AccessDenied)`,
    ]);
    expect(buckets.versions).toEqual([{ key: 'key-1', versionId: 'v-1' }]);
  });

  it('counts errors by what they are', async () => {
    const { buckets, pass } = setUp();
    buckets.fill(2);
    buckets.codes.set('key-0', 'SlowDown').set('key-1', 'InternalError');
    expect(await pass()).toEqual([
      `objects of bucket ${NAME} (1 InternalError, 1 SlowDown)`,
    ]);
  });
});

describe('an error of an object', () => {
  it('is final when it still keeps everything from being deleted after two minutes', async () => {
    const { buckets, clock, pass } = setUp();
    buckets.fill(1);
    buckets.codes.set('key-0', 'AccessDenied');
    clock.now = minutesLater(2);
    expect(await pass()).toHaveLength(1);
    clock.now = minutesLater(2.1);
    const error = await pass().catch(caught => caught);
    expect(error).toMatchObject({
      name: 'DeletionFailed',
      message: `objects of bucket ${NAME} could not be deleted: 1 AccessDenied`,
    });
    expect(error.message).not.toContain('key-0');
  });

  it('is not final while others are deleted', async () => {
    const { buckets, clock, pass } = setUp();
    buckets.fill(4);
    buckets.codes.set('key-0', 'AccessDenied');
    clock.now = minutesLater(10);
    expect(await pass()).toEqual([
      `objects of bucket ${NAME} (1 AccessDenied)`,
    ]);
  });

  it('is not final when it passes by itself', async () => {
    const { buckets, clock, pass } = setUp();
    buckets.fill(1);
    buckets.codes.set('key-0', 'SlowDown');
    clock.now = minutesLater(10);
    expect(await pass()).toEqual([`objects of bucket ${NAME} (1 SlowDown)`]);
    buckets.codes.clear();
    expect(await pass()).toEqual([]);
  });
});

it.each(['Create', 'Update'] as const)('does nothing on %s', async type => {
  const { buckets, pass } = setUp({ StopWrites: 'true' });
  buckets.fill(2);
  expect(await pass(type)).toEqual([]);
  expect(buckets.calls).toEqual([]);
});

it('is about its bucket', () => {
  const { resource, properties } = setUp();
  expect(resource.physicalId(request('Create', TYPE, properties))).toBe(
    `contents-${NAME}`,
  );
});

it.each([
  [{ BucketArn: '' }, 'BucketArn is missing'],
  [{ BucketArn: NAME }, 'BucketArn must be the ARN of a bucket'],
  [{ BucketArn: 'arn:aws:s3:::*' }, 'BucketArn must be the ARN of a bucket'],
  [
    { BucketArn: `arn:aws:s3:::${NAME}/x` },
    'BucketArn must be the ARN of a bucket',
  ],
  [{ StopWrites: 'yes' }, 'StopWrites must be true or false; it is "yes"'],
  [{ StopWrites: undefined }, 'StopWrites is missing'],
  [{ RequiredTags: '' }, 'RequiredTags is missing'],
  [{ RequiredTags: '[]' }, 'RequiredTags must be a JSON object'],
  [{ RequiredTags: '{}' }, 'RequiredTags must name a tag'],
])('refuses %j', (changes, message) => {
  expect(setUp(changes).check).toThrow(message);
});

it.each(['arn:aws-cn:s3:::a.b-c', 'arn:aws-us-gov:s3:::abc'])(
  'takes %s',
  BucketArn => {
    expect(setUp({ BucketArn }).check).not.toThrow();
  },
);
