import { DescribeSecurityGroupsCommand, EC2Client } from '@aws-sdk/client-ec2';
import {
  ListBucketsCommand,
  ListMultipartUploadsCommand,
  ListObjectVersionsCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { EnvironmentLab } from '../../__testUtils__/EnvironmentLab';
import { fillBucket } from '../../__testUtils__/journey/fillBucket';
import type { EnvironmentConfigInput } from '../../config';

// What becomes of an environment's data, on the local AWS with the deployed functions.
jest.setTimeout(600_000);

const base: Partial<EnvironmentConfigInput> = {
  login: { enabled: false },
  emr: { enabled: false },
};
const KEPT: Partial<EnvironmentConfigInput> = {
  ...base,
  storage: { buckets: { removalPolicy: 'retain' } },
};

let lab: EnvironmentLab;
let s3: S3Client;

beforeAll(async () => {
  lab = await EnvironmentLab.start();
  s3 = new S3Client({ ...lab.clientConfig(), forcePathStyle: true });
});
afterAll(() => lab.stop());

const bucketNames = async () =>
  (await s3.send(new ListBucketsCommand({}))).Buckets!.map(({ Name }) => Name!);

/** How many versions, markers and uploads there are. */
async function contents(Bucket: string): Promise<number[]> {
  const { Versions = [], DeleteMarkers = [] } = await s3.send(
    new ListObjectVersionsCommand({ Bucket }),
  );
  const { Uploads = [] } = await s3.send(
    new ListMultipartUploadsCommand({ Bucket }),
  );
  return [Versions.length, DeleteMarkers.length, Uploads.length];
}

/** The buckets that an environment brings along. */
async function deployWithData(changes: Partial<EnvironmentConfigInput>) {
  const before = await bucketNames();
  const { outputs } = await lab.deploy(changes);
  const buckets = (await bucketNames()).filter(name => !before.includes(name));
  expect(buckets).toHaveLength(2);
  for (const bucket of buckets) await fillBucket(s3, bucket);
  return { before, buckets, outputs };
}

it('takes data, old versions and logs along, through a perimeter as well', async () => {
  const { before, outputs } = await deployWithData(base);

  const { SecurityGroups: [group] = [] } = await new EC2Client(
    lab.clientConfig(),
  ).send(
    new DescribeSecurityGroupsCommand({
      Filters: [
        { Name: 'vpc-id', Values: [outputs.VpcId] },
        { Name: 'group-name', Values: ['default'] },
      ],
    }),
  );
  expect(group).toMatchObject({ IpPermissions: [], IpPermissionsEgress: [] });

  await lab.deploy({ ...base, network: { s3Policy: 'restricted' } });
  await expect(contents(outputs.StudioBucketName)).rejects.toMatchObject({
    name: 'AccessDenied',
  });
  await lab.delete();
  expect(await bucketNames()).toEqual(before);
});

it('keeps what a config has come to keep', async () => {
  const { buckets } = await deployWithData(base);
  const filled = await Promise.all(buckets.map(contents));
  expect(filled).toEqual([
    [44, 1, 1],
    [44, 1, 1],
  ]);
  await lab.deploy(KEPT);
  expect(await Promise.all(buckets.map(contents))).toEqual(filled);
  await lab.delete();
  expect(await Promise.all(buckets.map(contents))).toEqual(filled);
});
