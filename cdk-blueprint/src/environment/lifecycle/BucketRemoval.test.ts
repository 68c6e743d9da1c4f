import { prerequisites } from '../../__testUtils__/prerequisites';
import { ResolvedTemplate } from '../../__testUtils__/simulation/ResolvedTemplate';
import {
  RoleSimulation,
  SimulatedCall,
} from '../../__testUtils__/simulation/RoleSimulation';
import { resourcesOf, templateOf } from '../../__testUtils__/templates';
import type { EnvironmentConfigInput } from '../../config';

const STUDIO = 'LifecycleBucketsStudio';
const ACCESS_LOGS = 'LifecycleBucketsAccessLogs';
const RETAIN: Partial<EnvironmentConfigInput> = {
  storage: { buckets: { removalPolicy: 'retain' } },
};
const REMOVAL_TAG = { Key: 'gco:removal-policy', Value: 'destroy' };

const resources = resourcesOf(templateOf());

describe.each<[string, Partial<EnvironmentConfigInput>]>([
  ['the defaults', {}],
  ['a perimeter', { network: { s3Policy: 'restricted' } }],
])('with %s, the order', (_what, changes) => {
  const all = resourcesOf(templateOf(changes));
  const before = prerequisites(all);

  it('has nothing that waits for itself', () => {
    expect(Object.keys(all).filter(id => before(id).has(id))).toEqual([]);
  });

  // What is made after something is deleted before it.
  it.each([
    'StudioDomain',
    'SparkApplication',
    'ExecutionRoleDefaultPolicy',
    'LifecycleDomainDrain',
  ])('has %s gone before the studio bucket is emptied', id => {
    expect(before(id)).toContain(STUDIO);
  });

  it('keeps the studio bucket and its policy while it is emptied', () => {
    expect(before(STUDIO)).toContain('StudioBucket');
    expect(before(STUDIO)).toContain('StudioBucketPolicy');
  });

  it.each([
    'StudioBucket',
    'LoginAccessLog',
    'LoginAccessLogRole',
    'LoginAccessLogRoleDefaultPolicy',
    // Without it S3 delivers nothing any more.
    'AccessLogBucketPolicy',
  ])('has %s gone before the access logs are taken', id => {
    expect(before(id)).toContain(ACCESS_LOGS);
  });

  it('keeps the access-log bucket while it is emptied', () => {
    expect(before(ACCESS_LOGS)).toContain('AccessLogBucket');
  });

  it('keeps permissions until what needs them is done', () => {
    for (const id of [STUDIO, ACCESS_LOGS]) {
      expect(before(id)).toContain(`${id}Policy`);
      expect(before(id)).toContain(
        'LifecycleFunctionsIsCompleteRoleDefaultPolicy',
      );
    }
  });
});

it('names buckets and the tag that says that their contents go', () => {
  const expected = (bucket: string, StopWrites: string) => ({
    ServiceToken: expect.anything(),
    BucketArn: { 'Fn::GetAtt': [bucket, 'Arn'] },
    RequiredTags: '{"gco:removal-policy":"destroy"}',
    StopWrites,
  });
  expect(resources[STUDIO].Properties).toEqual(
    expected('StudioBucket', 'false'),
  );
  expect(resources[ACCESS_LOGS].Properties).toEqual(
    expected('AccessLogBucket', 'true'),
  );
  for (const bucket of ['StudioBucket', 'AccessLogBucket']) {
    expect(resources[bucket].Properties.Tags).toContainEqual(REMOVAL_TAG);
  }
});

it('touches no bucket that stays', () => {
  const kept = resourcesOf(templateOf(RETAIN));
  const types = Object.values(kept).map(({ Type }) => Type);
  expect(types).toContain('Custom::StudioDomainDrain');
  expect(types).not.toContain('Custom::BucketContents');
  expect(JSON.stringify(kept)).not.toContain(REMOVAL_TAG.Key);
  const template = new ResolvedTemplate(kept, {
    accountId: '444455556666',
    region: 'eu-west-1',
  });
  const role = new RoleSimulation(template, 'LifecycleFunctionsIsCompleteRole');
  for (const bucket of ['StudioBucket', 'AccessLogBucket']) {
    expect(
      role.may({
        action: 's3:DeleteObjectVersion',
        resource: `${template.arn(bucket)}/x`,
      }),
    ).toBe(false);
  }
});

describe('the perimeter', () => {
  const exempt = (changes: Partial<EnvironmentConfigInput>): unknown => {
    const { StudioBucketPolicy } = resourcesOf(
      templateOf({ ...changes, network: { s3Policy: 'restricted' } }),
    );
    const { Condition } =
      StudioBucketPolicy.Properties.PolicyDocument.Statement.find(
        ({ Sid }: { Sid: string }) => Sid === 'DenyFromOutsideTheNetwork',
      );
    return Condition.ArnNotLike['aws:PrincipalArn'];
  };
  const worker = {
    'Fn::GetAtt': ['LifecycleFunctionsIsCompleteRole', 'Arn'],
  };

  it('lets in who empties the bucket, and only when somebody does', () => {
    expect(exempt({})).toContainEqual(worker);
    expect(exempt(RETAIN)).not.toContainEqual(worker);
  });
});

describe('permissions', () => {
  const template = new ResolvedTemplate(resources, {
    accountId: '444455556666',
    region: 'eu-west-1',
  });
  const role = new RoleSimulation(template, 'LifecycleFunctionsIsCompleteRole');
  const studio = template.arn('StudioBucket');
  const accessLogs = template.arn('AccessLogBucket');
  const calls = (
    actions: string[],
    resourceArns: string[],
  ): [string, SimulatedCall][] =>
    resourceArns.flatMap(resource =>
      actions.map((action): [string, SimulatedCall] => [
        `${action} on ${resource}`,
        { action, resource },
      ]),
    );

  it.each([
    ...calls(
      [
        's3:GetBucketTagging',
        's3:ListBucketVersions',
        's3:ListBucketMultipartUploads',
      ],
      [studio, accessLogs],
    ),
    ...calls(
      ['s3:DeleteObject', 's3:DeleteObjectVersion', 's3:AbortMultipartUpload'],
      [`${studio}/x`, `${accessLogs}/x`],
    ),
    ...calls(['s3:GetBucketPolicy', 's3:PutBucketPolicy'], [accessLogs]),
  ])('allow %s', (_what, call) => {
    expect(role.may(call)).toBe(true);
  });

  it.each([
    ...calls(['s3:GetBucketPolicy', 's3:PutBucketPolicy'], [studio]),
    ...calls(['s3:DeleteBucket', 's3:PutBucketTagging'], [studio, accessLogs]),
    ...calls(
      ['s3:GetObject', 's3:PutObject'],
      [`${studio}/x`, `${accessLogs}/x`],
    ),
    ...calls(['s3:DeleteObjectVersion'], ['arn:aws:s3:::other/x']),
    ...calls(['s3:ListBucketVersions'], ['arn:aws:s3:::other']),
  ])('do not allow %s', (_what, call) => {
    expect(role.may(call)).toBe(false);
  });
});
