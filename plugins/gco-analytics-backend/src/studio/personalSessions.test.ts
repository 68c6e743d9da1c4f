import { personalSessions } from './personalSessions';
import { StudioTarget } from './StudioTarget';

const target: StudioTarget = {
  environment: 'demand-models',
  accountId: '444455556666',
  region: 'eu-west-1',
  partition: 'aws',
  externalId: 'external',
  outputs: {
    DomainId: 'd-1',
    DomainArn: 'arn:aws:sagemaker:eu-west-1:444455556666:domain/d-1',
    ExecutionRoleArn: 'arn:aws:iam::444455556666:role/execution',
    AccessRoleArn: 'arn:aws:iam::444455556666:role/gco/access',
    ProfileRoleArn: 'arn:aws:iam::444455556666:role/gco/profile',
    FileSystemId: 'fs-1',
    HomeDirectoryFunctionArn:
      'arn:aws:lambda:eu-west-1:444455556666:function:HomeDirectory',
  },
};
const own = 'arn:aws:sagemaker:eu-west-1:444455556666:user-profile/d-1/ana';

function statements(policy: string | undefined) {
  return JSON.parse(policy ?? '{}').Statement;
}

it('names the person and opens exactly one profile', () => {
  const { access } = personalSessions(target, 'user:default/ana', 'ana');
  expect(access).toMatchObject({
    roleArn: target.outputs.AccessRoleArn,
    region: 'eu-west-1',
    externalId: 'external',
    sessionName: 'ana',
    sourceIdentity: 'ana',
    tags: { studiouserid: 'user:default/ana' },
  });
  expect(statements(access.policy)).toEqual([
    {
      Effect: 'Allow',
      Action: [
        'sagemaker:CreatePresignedDomainUrl',
        'sagemaker:DescribeUserProfile',
      ],
      Resource: [own],
    },
  ]);
});

it('makes profiles in a session of its own, with no other role to pass', () => {
  const { profile } = personalSessions(target, 'user:default/ana', 'ana');
  expect(profile.roleArn).toBe(target.outputs.ProfileRoleArn);
  expect(statements(profile.policy)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        Action: expect.arrayContaining(['sagemaker:CreateUserProfile']),
        Resource: [own],
      }),
      expect.objectContaining({
        Action: 'iam:PassRole',
        Resource: target.outputs.ExecutionRoleArn,
      }),
    ]),
  );
});

it('covers the spelling that AWS uses in ARNs', () => {
  const { access } = personalSessions(target, 'user:default/ana', 'Ana');
  expect(statements(access.policy)[0].Resource).toEqual([
    own.replace(/ana$/, 'Ana'),
    own,
  ]);
});

it("stays within the limit of a session policy's size", () => {
  const { access, profile } = personalSessions(
    target,
    `user:${'n'.repeat(63)}/${'m'.repeat(63)}`,
    `${'P'.repeat(63)}`,
  );
  expect(access.policy?.length).toBeLessThanOrEqual(2048);
  expect(profile.policy?.length).toBeLessThanOrEqual(2048);
});

it('knows other partitions', () => {
  const { access } = personalSessions(
    { ...target, partition: 'aws-us-gov' },
    'user:default/ana',
    'ana',
  );
  expect(statements(access.policy)[0].Resource[0]).toMatch(
    /^arn:aws-us-gov:sagemaker:/,
  );
});
