import { ResolvedTemplate } from '../../__testUtils__/simulation/ResolvedTemplate';
import {
  RoleSimulation,
  SimulatedCall,
} from '../../__testUtils__/simulation/RoleSimulation';
import {
  resourcesOf,
  spelled,
  templateOf,
} from '../../__testUtils__/templates';

const template = templateOf({
  globalRegion: 'us-east-1',
  gco: { integration: true, apiRegion: 'us-east-2' },
});
const resources = resourcesOf(template);
const place = { accountId: '444455556666', region: 'eu-west-1' };
const resolved = new ResolvedTemplate(resources, place);
const bucket: string = resolved.resolve({
  'Fn::GetAtt': ['GcoSharedBucket', 'Parameter.Value'],
});
const api = 'arn:aws:execute-api:us-east-2:444455556666:abc123/prod';
const key = 'arn:aws:kms:us-east-1:444455556666:key/1234';
const through = (region: string, context: string) => ({
  'kms:ViaService': `s3.${region}.amazonaws.com`,
  'kms:EncryptionContext:aws:s3:arn': context,
});

describe('the execution role', () => {
  const role = new RoleSimulation(resolved, 'ExecutionRole');

  it.each<[string, SimulatedCall]>([
    [
      'follows jobs',
      { action: 'execute-api:Invoke', resource: `${api}/GET/api/v1/jobs` },
    ],
    [
      'asks models',
      { action: 'execute-api:Invoke', resource: `${api}/POST/inference/llama` },
    ],
    [
      'submits jobs in any region',
      {
        action: 'sqs:SendMessage',
        resource: 'arn:aws:sqs:us-west-2:444455556666:gco-jobs-us-west-2',
      },
    ],
    [
      'finds the shared bucket',
      {
        action: 'ssm:GetParameter',
        resource:
          'arn:aws:ssm:us-east-1:444455556666:parameter/gco/cluster-shared-bucket/name',
      },
    ],
    ['lists it', { action: 's3:ListBucket', resource: bucket }],
    ['reads it', { action: 's3:GetObject', resource: `${bucket}/a/b` }],
    ['writes it', { action: 's3:PutObject', resource: `${bucket}/a/b` }],
    [
      'uses its key through S3',
      {
        action: 'kms:GenerateDataKey',
        resource: key,
        conditions: through('us-east-1', bucket),
      },
    ],
  ])('%s', (_what, call) => {
    expect(role.may(call)).toBe(true);
  });

  it.each<[string, SimulatedCall]>([
    [
      'another path of the API',
      { action: 'execute-api:Invoke', resource: `${api}/GET/studio/login` },
    ],
    [
      'another stage',
      {
        action: 'execute-api:Invoke',
        resource: `${api.replace('/prod', '/test')}/GET/api/v1/jobs`,
      },
    ],
    [
      'an API of another region',
      {
        action: 'execute-api:Invoke',
        resource: `${api.replace('us-east-2', 'eu-west-1')}/GET/api/v1/jobs`,
      },
    ],
    [
      'another queue',
      {
        action: 'sqs:SendMessage',
        resource: 'arn:aws:sqs:us-west-2:444455556666:billing',
      },
    ],
    [
      'what others have queued',
      {
        action: 'sqs:ReceiveMessage',
        resource: 'arn:aws:sqs:us-west-2:444455556666:gco-jobs-us-west-2',
      },
    ],
    [
      'another parameter',
      {
        action: 'ssm:GetParameter',
        resource:
          'arn:aws:ssm:us-east-1:444455556666:parameter/gco/tables/jobs',
      },
    ],
    [
      'the key without S3',
      {
        action: 'kms:Decrypt',
        resource: key,
        conditions: { 'kms:EncryptionContext:aws:s3:arn': bucket },
      },
    ],
    [
      'the key for another bucket',
      {
        action: 'kms:Decrypt',
        resource: key,
        conditions: through('us-east-1', 'arn:aws:s3:::payroll'),
      },
    ],
    [
      'a key of another region',
      {
        action: 'kms:Decrypt',
        resource: key.replace('us-east-1', 'us-west-2'),
        conditions: through('us-west-2', bucket),
      },
    ],
  ])('does not get %s', (_what, call) => {
    expect(role.may(call)).toBe(false);
  });
});

describe('the look-up', () => {
  it('reads one parameter in the global region', () => {
    const call = JSON.parse(
      spelled(resources.GcoSharedBucket.Properties.Create),
    );
    expect(call).toMatchObject({
      service: 'SSM',
      action: 'getParameter',
      region: 'us-east-1',
      parameters: { Name: '/gco/cluster-shared-bucket/arn' },
      physicalResourceId: { id: 'analytics-cluster-shared-arn' },
      outputPaths: ['Parameter.Value'],
    });
    expect(resources.GcoSharedBucket.DependsOn).toEqual([
      'GcoSharedBucketCustomResourcePolicy',
    ]);
  });

  it('may do nothing else', () => {
    const role = new RoleSimulation(resolved, 'GcoSharedBucketRole');
    const parameter =
      'arn:aws:ssm:us-east-1:444455556666:parameter/gco/cluster-shared-bucket';
    expect(
      role.may({ action: 'ssm:GetParameter', resource: `${parameter}/arn` }),
    ).toBe(true);
    expect(
      role.may({ action: 'ssm:GetParameter', resource: `${parameter}/name` }),
    ).toBe(false);
    expect(
      role.may({ action: 'ssm:PutParameter', resource: `${parameter}/arn` }),
    ).toBe(false);
    expect(resources.GcoSharedBucketRole.Properties).not.toHaveProperty(
      'ManagedPolicyArns',
    );
  });

  it('is a function with a name, traces and logs of its own', () => {
    expect(resources.GcoSharedBucketFunction.Properties).toMatchObject({
      TracingConfig: { Mode: 'Active' },
      LoggingConfig: { LogGroup: { Ref: 'GcoSharedBucketLogGroup' } },
      Role: { 'Fn::GetAtt': ['GcoSharedBucketRole', 'Arn'] },
    });
  });
});

it('leaves nothing of it in an environment without a GCO installation', () => {
  const text = JSON.stringify(templateOf().toJSON());
  expect(text).not.toMatch(
    /execute-api:Invoke|sqs:|cluster-shared-bucket|Custom::SharedBucketArn/,
  );
});
