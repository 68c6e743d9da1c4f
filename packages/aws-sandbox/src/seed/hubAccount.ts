import { World } from '../core/World';
import { ACCOUNTS, HUB_ACCOUNT } from './accounts';
import { QUALIFIER } from './bootstrapNames';
import { iamStateOfAccount } from '../services/iam';
import { createRole, policyDocument } from './createRole';
import { createUser } from './createUser';

const PORTAL_USER = 'portal';
const HUB_ROLE = 'gco-analytics-hub';
const BECOME = ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'];

/** The ARN of the role that the portal works as. */
export function hubRoleArn(world: World): string {
  return `arn:${world.partition}:iam::${HUB_ACCOUNT}:role/${HUB_ROLE}`;
}

/** Patterns of the roles that the CDK's bootstrap makes in accounts. */
const bootstrapRoles = ({ partition }: World, accountIds: readonly string[]) =>
  accountIds.map(
    accountId =>
      `arn:${partition}:iam::${accountId}:role/cdk-${QUALIFIER}-*-role-${accountId}-*`,
  );

/** The portal's user, who may only become the hub role, and that role, which may only become roles of the spokes. */
export function seedHubAccount(world: World): void {
  const { partition } = world;
  createUser(world, {
    accountId: HUB_ACCOUNT,
    userName: PORTAL_USER,
    accessKeyId: 'AKIAGCOLOCALPORTAL01',
    secretAccessKey: 'local-portal-secret-not-a-real-key',
    policy: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Resource: hubRoleArn(world),
        },
      ],
    },
  });
  createRole(world, {
    accountId: HUB_ACCOUNT,
    roleName: HUB_ROLE,
    description: 'The portal of the hub account',
    trust: [
      {
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: {
          AWS: `arn:${partition}:iam::${HUB_ACCOUNT}:user/${PORTAL_USER}`,
        },
      },
    ],
    policies: {
      'assume-spoke-roles': [
        {
          Effect: 'Allow',
          Action: BECOME,
          Resource: [
            ...bootstrapRoles(
              world,
              ACCOUNTS.map(({ accountId }) => accountId).filter(
                accountId => accountId !== HUB_ACCOUNT,
              ),
            ),
            `arn:${partition}:iam::*:role/gco-analytics-read`,
            `arn:${partition}:iam::*:role/gco/*`,
          ],
        },
      ],
    },
  });
}

/** Lets the portal's role deploy to more accounts. */
export function letHubDeployTo(
  world: World,
  accountIds: readonly string[],
): void {
  iamStateOfAccount(world, HUB_ACCOUNT)
    .roleByArn(hubRoleArn(world))!
    .inlinePolicies.set(
      'deploy-to-fleet',
      policyDocument([
        {
          Effect: 'Allow',
          Action: BECOME,
          Resource: bootstrapRoles(world, accountIds),
        },
      ]),
    );
}
