import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { S3Perimeter } from './S3Perimeter';

function template(): Template {
  const stack = new Stack(new App(), 'Stack', {
    env: { account: '444455556666', region: 'eu-west-1' },
  });
  const vpc = new ec2.Vpc(stack, 'Vpc', { availabilityZones: ['eu-west-1a'] });
  const endpoint = vpc.addGatewayEndpoint('S3', {
    service: ec2.GatewayVpcEndpointAwsService.S3,
  });
  const perimeter = new S3Perimeter(stack, 'Perimeter', {
    endpoint,
    buckets: [new s3.Bucket(stack, 'Data')],
    otherBucketArns: ['arn:aws:s3:::shared'],
  });
  expect(perimeter.node.path).toBe('Stack/Perimeter');
  return Template.fromStack(stack);
}

const statementsOf = (type: string) =>
  Object.fromEntries(
    Object.values(template().findResources(type))
      .flatMap(({ Properties }) => Properties.PolicyDocument?.Statement ?? [])
      .map(statement => [statement.Sid, statement]),
  );

it("opens the endpoint to this account's principals and the buckets it names", () => {
  const { OwnBuckets, CdkAssets, ImageLayers, ...others } = statementsOf(
    'AWS::EC2::VPCEndpoint',
  );
  expect(others).toEqual({});
  for (const { Condition } of [OwnBuckets, CdkAssets]) {
    expect(Condition).toEqual({
      StringEquals: { 'aws:PrincipalAccount': '444455556666' },
    });
  }
  const text = JSON.stringify(OwnBuckets.Resource);
  expect(text).toContain('arn:aws:s3:::shared/*');
  expect(text).toContain('sagemaker-eu-west-1-444455556666');
  expect(text).not.toContain('"*"');
  expect(CdkAssets.Action).toEqual(['s3:GetObject', 's3:ListBucket']);
  expect(ImageLayers).toMatchObject({ Action: 's3:GetObject' });
  expect(JSON.stringify(ImageLayers.Resource)).toContain(
    'prod-eu-west-1-starport-layer-bucket/*',
  );
});

it("closes a bucket's data to everybody outside but AWS and those who deploy", () => {
  const { DenyFromOutsideTheNetwork: deny } = statementsOf(
    'AWS::S3::BucketPolicy',
  );
  expect(deny).toMatchObject({
    Effect: 'Deny',
    Principal: { AWS: '*' },
    Condition: {
      StringNotEquals: {
        'aws:sourceVpce': { Ref: expect.stringMatching(/^VpcS3/) },
      },
      BoolIfExists: {
        'aws:ViaAWSService': 'false',
        'aws:PrincipalIsAWSService': 'false',
      },
    },
  });
  expect(JSON.stringify(deny.Condition.ArnNotLike)).toContain(
    'role/cdk-*-cfn-exec-role-444455556666-*',
  );
});

it('leaves the settings of a bucket within reach of those who run the account', () => {
  const { DenyFromOutsideTheNetwork: deny } = statementsOf(
    'AWS::S3::BucketPolicy',
  );
  const reaches = (action: string) =>
    deny.Action.some((pattern: string) =>
      new RegExp(`^${pattern.replace(/\*/g, '.*')}$`).test(action),
    );
  expect(
    ['s3:GetObject', 's3:PutObject', 's3:ListBucketVersions'].every(reaches),
  ).toBe(true);
  expect(
    [
      's3:PutBucketPolicy',
      's3:GetEncryptionConfiguration',
      's3:DeleteBucket',
    ].some(reaches),
  ).toBe(false);
});
