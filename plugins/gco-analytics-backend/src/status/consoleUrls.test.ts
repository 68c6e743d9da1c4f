import { ResourceKind } from '@gco/plugin-gco-analytics-common';
import { consoleUrl } from './consoleUrls';

const at = { region: 'eu-west-1', partition: 'aws' };

it.each<[ResourceKind, string, string]>([
  [
    'domain',
    'd-1',
    'https://eu-west-1.console.aws.amazon.com/sagemaker/home?region=eu-west-1#/studio/d-1',
  ],
  [
    'emr',
    '00f1',
    'https://eu-west-1.console.aws.amazon.com/emr/home?region=eu-west-1#/serverless/applications/00f1',
  ],
  [
    'bucket',
    'b-1',
    'https://eu-west-1.console.aws.amazon.com/s3/buckets/b-1?region=eu-west-1',
  ],
  [
    'file-system',
    'fs-1',
    'https://eu-west-1.console.aws.amazon.com/efs/home?region=eu-west-1#/file-systems/fs-1',
  ],
])('%s', (kind, id, expected) => {
  expect(consoleUrl({ ...at, kind, id })).toBe(expected);
});

it('goes to the console of the partition, or nowhere', () => {
  const china = { region: 'cn-north-1', partition: 'aws-cn' };
  expect(consoleUrl({ ...china, kind: 'domain', id: 'd-1' })).toMatch(
    /^https:\/\/cn-north-1\.console\.amazonaws\.cn\//,
  );
  expect(
    consoleUrl({ ...at, partition: 'aws-iso', kind: 'domain', id: 'd-1' }),
  ).toBeUndefined();
});

it('does not let an id lead elsewhere', () => {
  expect(consoleUrl({ ...at, kind: 'bucket', id: '../x?y#z' })).toContain(
    '/s3/buckets/..%2Fx%3Fy%23z?',
  );
});
