import {
  CreateDeliveryStreamCommand,
  DeleteDeliveryStreamCommand,
  DescribeDeliveryStreamCommand,
  FirehoseClient,
  ListDeliveryStreamsCommand,
  ListTagsForDeliveryStreamCommand,
  PutRecordBatchCommand,
  TagDeliveryStreamCommand,
} from '@aws-sdk/client-firehose';
import { CreateRoleCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import {
  CreateBucketCommand,
  GetObjectCommand,
  ListObjectsV2Command,
} from '@aws-sdk/client-s3';
import {
  eventually,
  policy,
  SPOKE,
  startTestSandbox,
  TestSandbox,
} from '../../testing/startTestSandbox';

let sandbox: TestSandbox;
let firehose: FirehoseClient;
let role: string;
const Bucket = 'records-of-tests';

beforeAll(async () => {
  sandbox = await startTestSandbox({ timeScale: 0.01 });
  const admin = sandbox.admin(SPOKE);
  firehose = new FirehoseClient(sandbox.config(admin));
  const { iam, s3 } = sandbox.clients(admin);
  await s3.send(
    new CreateBucketCommand({
      Bucket,
      CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' },
    }),
  );
  const { Role } = await iam.send(
    new CreateRoleCommand({
      RoleName: 'deliver',
      AssumeRolePolicyDocument: policy({
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: { Service: 'firehose.amazonaws.com' },
      }),
    }),
  );
  role = Role!.Arn!;
  await iam.send(
    new PutRolePolicyCommand({
      RoleName: 'deliver',
      PolicyName: 'write',
      PolicyDocument: policy({
        Effect: 'Allow',
        Action: 's3:PutObject',
        Resource: `arn:aws:s3:::${Bucket}/*`,
      }),
    }),
  );
});
afterAll(() => sandbox.stop());

const create = (DeliveryStreamName: string) =>
  firehose.send(
    new CreateDeliveryStreamCommand({
      DeliveryStreamName,
      ExtendedS3DestinationConfiguration: {
        RoleARN: role,
        BucketARN: `arn:aws:s3:::${Bucket}`,
        BufferingHints: { IntervalInSeconds: 60, SizeInMBs: 1 },
      },
    }),
  );
const active = (DeliveryStreamName: string) =>
  eventually(
    () =>
      firehose.send(new DescribeDeliveryStreamCommand({ DeliveryStreamName })),
    ({ DeliveryStreamDescription: stream }) =>
      stream!.DeliveryStreamStatus === 'ACTIVE',
  );

describe('streams, asked for by a client', () => {
  it('take a batch once they are active, and put it into the bucket', async () => {
    await create('one');
    const put = (texts: string[]) =>
      firehose.send(
        new PutRecordBatchCommand({
          DeliveryStreamName: 'one',
          Records: texts.map(text => ({ Data: Buffer.from(text) })),
        }),
      );
    await expect(put(['early'])).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
    await active('one');
    const { FailedPutCount, RequestResponses } = await put(['a\n', 'b\n']);
    expect(FailedPutCount).toBe(0);
    expect(RequestResponses).toHaveLength(2);
    const { s3 } = sandbox.clients(sandbox.admin(SPOKE));
    const { Contents } = await eventually(
      () => s3.send(new ListObjectsV2Command({ Bucket })),
      ({ KeyCount }) => KeyCount === 1,
    );
    const { Body } = await s3.send(
      new GetObjectCommand({ Bucket, Key: Contents![0].Key }),
    );
    expect(await Body!.transformToString()).toBe('a\nb\n');
    await expect(put(Array.from({ length: 501 }, () => 'x'))).rejects.toThrow(
      /500/,
    );
  });

  it('are listed by name, page by page', async () => {
    await create('two');
    await create('three');
    const page = await firehose.send(
      new ListDeliveryStreamsCommand({ Limit: 2 }),
    );
    expect(page).toMatchObject({
      DeliveryStreamNames: ['one', 'three'],
      HasMoreDeliveryStreams: true,
    });
    const rest = await firehose.send(
      new ListDeliveryStreamsCommand({
        ExclusiveStartDeliveryStreamName: 'three',
      }),
    );
    expect(rest).toMatchObject({
      DeliveryStreamNames: ['two'],
      HasMoreDeliveryStreams: false,
    });
  });

  it('have tags, and go after a while', async () => {
    const DeliveryStreamName = 'two';
    await firehose.send(
      new TagDeliveryStreamCommand({
        DeliveryStreamName,
        Tags: [{ Key: 'a', Value: 'b' }],
      }),
    );
    const { Tags } = await firehose.send(
      new ListTagsForDeliveryStreamCommand({ DeliveryStreamName }),
    );
    expect(Tags).toEqual([{ Key: 'a', Value: 'b' }]);
    await firehose.send(
      new DeleteDeliveryStreamCommand({ DeliveryStreamName }),
    );
    await eventually(
      () => firehose.send(new ListDeliveryStreamsCommand({})),
      ({ DeliveryStreamNames }) => !DeliveryStreamNames!.includes('two'),
    );
    await expect(
      firehose.send(new DescribeDeliveryStreamCommand({ DeliveryStreamName })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});
