import { each, NAMES, Seed } from './Seed';

const ACCOUNT = '444455556666';
const ALLOW = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:ListBucket', Resource: '*' }],
});
const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` },
    },
  ],
});
const tags = NAMES.map(Key => ({ Key, Value: 'x' }));

/** Several items in each of the service's lists. */
export const iam: Seed = {
  service: 'iam',
  async fill(call) {
    const on = (operation: string, input: object) =>
      call('iam', operation, input);
    await each(RoleName =>
      on('CreateRole', {
        RoleName,
        AssumeRolePolicyDocument: TRUST,
        Tags: tags,
      }),
    );
    await each(UserName => on('CreateUser', { UserName, Tags: tags }));
    await each(PolicyName =>
      on('PutRolePolicy', {
        RoleName: 'ant',
        PolicyName,
        PolicyDocument: ALLOW,
      }),
    );
    await each(PolicyName =>
      on('PutUserPolicy', {
        UserName: 'ant',
        PolicyName,
        PolicyDocument: ALLOW,
      }),
    );
    const arns = await each(async PolicyName => {
      const { Policy } = await on('CreatePolicy', {
        PolicyName,
        PolicyDocument: ALLOW,
      });
      await on('AttachRolePolicy', { RoleName: 'ant', PolicyArn: Policy.Arn });
      await on('AttachUserPolicy', { UserName: 'ant', PolicyArn: Policy.Arn });
      return Policy.Arn;
    });
    await each(
      () =>
        on('CreatePolicyVersion', {
          PolicyArn: arns[0],
          PolicyDocument: ALLOW,
        }),
      ['2', '3', '4'],
    );
    await each(() => on('CreateAccessKey', { UserName: 'ant' }), ['1', '2']);
    await each(async InstanceProfileName => {
      await on('CreateInstanceProfile', { InstanceProfileName });
      await on('AddRoleToInstanceProfile', {
        InstanceProfileName,
        RoleName: 'ant',
      });
    });
    return {
      ListInstanceProfilesForRole: { input: { RoleName: 'ant' } },
      ListRoles: {},
      ListUsers: {},
      ListPolicies: { input: { Scope: 'Local' } },
      ListAccessKeys: { input: { UserName: 'ant' } },
      ListRolePolicies: { input: { RoleName: 'ant' } },
      ListAttachedRolePolicies: { input: { RoleName: 'ant' } },
      ListRoleTags: { input: { RoleName: 'ant' } },
      ListUserPolicies: { input: { UserName: 'ant' } },
      ListAttachedUserPolicies: { input: { UserName: 'ant' } },
      ListUserTags: { input: { UserName: 'ant' } },
      ListPolicyVersions: { input: { PolicyArn: arns[0] } },
    };
  },
};
