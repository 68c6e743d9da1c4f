import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { outputRows } from './outputRows';
import { resourceRows } from './resourceRows';

it('counts the resources of each construct below the stack', () => {
  const stack = new Stack(new App(), 'Stack');
  const group = new Construct(stack, 'Group');
  ['A', 'B'].forEach(id => new Bucket(group, id, { enforceSSL: true }));
  const single = new Bucket(stack, 'Single');
  new CfnOutput(stack, 'Output', { value: single.bucketName });
  expect(resourceRows(stack)).toEqual([
    {
      construct: 'Group',
      types: [
        { type: 'AWS::S3::Bucket', count: 2 },
        { type: 'AWS::S3::BucketPolicy', count: 2 },
      ],
    },
    { construct: 'Single', types: [{ type: 'AWS::S3::Bucket', count: 1 }] },
  ]);
});

it('tells outputs that are always there from those that are not', () => {
  expect(
    outputRows(
      { Outputs: { A: { Description: 'first' }, B: {} } },
      { Outputs: { A: { Description: 'first' } } },
    ),
  ).toEqual([
    { key: 'A', description: 'first', always: true },
    { key: 'B', description: '', always: false },
  ]);
  expect(outputRows({ Outputs: { A: {} } }, {})).toMatchObject([
    { always: false },
  ]);
});
