import { userPrincipal } from '../core/principals';
import { uniqueId } from '../core/identifiers';
import { World } from '../core/World';
import { iamStateOfAccount } from '../services/iam';

/** Puts an IAM user with one access key and one inline policy into an account. */
export function createUser(
  world: World,
  options: {
    accountId: string;
    userName: string;
    accessKeyId: string;
    secretAccessKey: string;
    policy: object;
  },
): void {
  const { accountId, userName, accessKeyId, secretAccessKey } = options;
  const arn = `arn:${world.partition}:iam::${accountId}:user/${userName}`;
  const userId = uniqueId('AIDA');
  const createDate = world.clock.now();
  iamStateOfAccount(world, accountId).users.set(userName.toLowerCase(), {
    userName,
    userId,
    path: '/',
    arn,
    createDate,
    tags: new Map(),
    inlinePolicies: new Map([[userName, JSON.stringify(options.policy)]]),
    attachedPolicies: new Set(),
    accessKeys: new Map([[accessKeyId, { createDate, status: 'Active' }]]),
  });
  world.credentials.add({
    accessKeyId,
    secretAccessKey,
    principal: userPrincipal({ accountId, arn, userId }),
  });
}
