import { World } from '../core/World';
import { ACCOUNTS, HUB_ACCOUNT } from './accounts';
import { QUALIFIER } from './bootstrapNames';
import { createRole } from './createRole';
import { createUser } from './createUser';

const PORTAL_USER = 'portal';
const HUB_ROLE = 'gco-analytics-hub';

/** The ARN of the role that the portal works as. */
export function hubRoleArn(world: World): string {
  return `arn:${world.partition}:iam::${HUB_ACCOUNT}:role/${HUB_ROLE}`;
}

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
          Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'],
          Resource: [
            ...ACCOUNTS.filter(
              account => account.accountId !== HUB_ACCOUNT,
            ).map(
              ({ accountId }) =>
                `arn:${partition}:iam::${accountId}:role/cdk-${QUALIFIER}-*-role-${accountId}-*`,
            ),
            `arn:${partition}:iam::*:role/gco-analytics-read`,
            `arn:${partition}:iam::*:role/gco/*`,
          ],
        },
      ],
    },
  });
}
