import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import {
  StackTestWorld,
  stackTestWorld,
} from '../cloudformation/testing/stackTestWorld';

const ACCOUNT = '444455556666';
const NAME = 'amazon-apigateway-requests';

let world: StackTestWorld;
beforeEach(async () => {
  world = await stackTestWorld();
});
afterEach(() => world.stop());

interface Changes {
  trust?: object;
  actions?: string[];
  target?: object;
  stream?: object;
}

/** A stream into a bucket, with changes. */
function template({ trust, actions, target, stream }: Changes = {}) {
  return {
    Resources: {
      Bucket: { Type: 'AWS::S3::Bucket' },
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: {
          AssumeRolePolicyDocument: {
            Statement: [
              {
                Effect: 'Allow',
                Action: 'sts:AssumeRole',
                Principal: { Service: 'firehose.amazonaws.com' },
                Condition: { StringEquals: { 'sts:ExternalId': ACCOUNT } },
                ...trust,
              },
            ],
          },
          Policies: [
            {
              PolicyName: 'write',
              PolicyDocument: {
                Statement: [
                  {
                    Effect: 'Allow',
                    Action: actions ?? ['s3:PutObject'],
                    Resource: { 'Fn::Sub': '${Bucket.Arn}/login/*' },
                  },
                ],
              },
            },
          ],
        },
      },
      Stream: {
        Type: 'AWS::KinesisFirehose::DeliveryStream',
        Properties: {
          DeliveryStreamName: NAME,
          ExtendedS3DestinationConfiguration: {
            BucketARN: { 'Fn::GetAtt': ['Bucket', 'Arn'] },
            RoleARN: { 'Fn::GetAtt': ['Role', 'Arn'] },
            Prefix: 'login/',
            CompressionFormat: 'GZIP',
            ProcessingConfiguration: {
              Enabled: true,
              Processors: [{ Type: 'AppendDelimiterToRecord' }],
            },
            ...target,
          },
          ...stream,
        },
      },
    },
    Outputs: { Arn: { Value: { 'Fn::GetAtt': ['Stream', 'Arn'] } } },
  };
}

const failureOf = (stack: string) =>
  world
    .events(stack)
    .find(({ ResourceStatus }) => ResourceStatus === 'CREATE_FAILED')
    ?.ResourceStatusReason;

const put = (text: string) =>
  world.call(
    'PutRecord',
    { DeliveryStreamName: NAME, Record: { Data: Buffer.from(text) } },
    'firehose',
  );

async function objects() {
  const Bucket = world.physicalId('log', 'Bucket');
  const { Contents = [] } = await world.call('ListObjectsV2', { Bucket }, 's3');
  return Contents as { Key: string }[];
}

async function firstObject() {
  for (let look = 0; look < 100; look += 1) {
    const [object] = await objects();
    if (object) return object;
    await sleep(10);
  }
  return undefined;
}

describe('a stream', () => {
  it('puts what has come in an interval into one object, a line a record', async () => {
    const stack = await world.create('log', template());
    expect(stack.Outputs[0].OutputValue).toBe(
      `arn:aws:firehose:eu-west-1:${ACCOUNT}:deliverystream/${NAME}`,
    );
    await put('{"a":1}');
    await put('{"a":2}');
    const object = await firstObject();
    expect(object?.Key).toMatch(
      /^login\/\d{4}\/\d\d\/\d\d\/\d\d\/amazon-apigateway-requests-1-/,
    );
    const { Body } = await world.call(
      'GetObject',
      { Bucket: world.physicalId('log', 'Bucket'), Key: object!.Key },
      's3',
    );
    expect(gunzipSync(Body).toString()).toBe('{"a":1}\n{"a":2}\n');
    expect(await objects()).toHaveLength(1);
  });

  it('loses what its role may not write, and nobody hears of it', async () => {
    await world.create('log', template({ actions: ['s3:GetObject'] }));
    await expect(put('lost')).resolves.toHaveProperty('RecordId');
    await sleep(200);
    expect(await objects()).toEqual([]);
  });

  it('changes its tags in place and goes with its stack', async () => {
    const tags = async () =>
      (
        await world.call(
          'ListTagsForDeliveryStream',
          { DeliveryStreamName: NAME },
          'firehose',
        )
      ).Tags;
    await world.create('log', template(), {
      Tags: [{ Key: 'owner', Value: 'one' }],
    });
    expect(await tags()).toEqual([{ Key: 'owner', Value: 'one' }]);
    const stack = await world.update('log', template(), {
      Tags: [{ Key: 'cost', Value: 'two' }],
    });
    expect(stack.StackStatus).toBe('UPDATE_COMPLETE');
    expect(await tags()).toEqual([{ Key: 'cost', Value: 'two' }]);
    await world.remove('log');
    await expect(tags()).rejects.toMatchObject({
      code: 'ResourceNotFoundException',
    });
  });

  it('takes no record that is too big', async () => {
    await world.create('log', template());
    await expect(put('x'.repeat(1_024_001))).rejects.toMatchObject({
      code: 'InvalidArgumentException',
    });
  });
});

describe('a stream is refused', () => {
  it.each<[string, Changes, string]>([
    [
      'whose role trusts somebody else',
      { trust: { Principal: { Service: 'lambda.amazonaws.com' } } },
      'unable to assume role',
    ],
    [
      'whose role expects another account',
      {
        trust: {
          Condition: { StringEquals: { 'sts:ExternalId': '777788889999' } },
        },
      },
      'unable to assume role',
    ],
    [
      'into something else than a bucket',
      { target: { BucketARN: 'arn:aws:sqs:eu-west-1:1:queue' } },
      'bucketARN',
    ],
    [
      'with a processor that is unknown',
      {
        target: {
          ProcessingConfiguration: {
            Enabled: true,
            Processors: [{ Type: 'Lambda' }],
          },
        },
      },
      "Processor 'Lambda'",
    ],
    [
      'with a name too long',
      { stream: { DeliveryStreamName: 'n'.repeat(65) } },
      'deliveryStreamName',
    ],
    [
      'that reads from Kinesis',
      { stream: { DeliveryStreamType: 'KinesisStreamAsSource' } },
      "DeliveryStreamType 'KinesisStreamAsSource'",
    ],
  ])('%s', async (_what, changes, reason) => {
    const { StackStatus } = await world.create('log', template(changes));
    expect(StackStatus).toBe('ROLLBACK_COMPLETE');
    expect(failureOf('log')).toContain(reason);
  });
});
