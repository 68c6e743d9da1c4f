import { uniqueId } from '../core/identifiers';
import { World } from '../core/World';
import { iamStateOfAccount } from '../services/iam';

/** A role to put into an account. */
export interface RoleSeed {
  accountId: string;
  roleName: string;
  description?: string;
  trust: object[];
  /** Inline policies by name: their statements. */
  policies?: Record<string, object[]>;
  /** Names below AWS's own `policy/`. */
  managedPolicies?: string[];
  tags?: Record<string, string>;
}

/** Puts an IAM role into an account. @returns its ARN */
export function createRole(world: World, seed: RoleSeed): string {
  const arn = `arn:${world.partition}:iam::${seed.accountId}:role/${seed.roleName}`;
  const inlinePolicies = Object.entries(seed.policies ?? {}).map(
    ([name, statements]): [string, string] => [
      name,
      policyDocument(statements),
    ],
  );
  iamStateOfAccount(world, seed.accountId).roles.set(
    seed.roleName.toLowerCase(),
    {
      roleName: seed.roleName,
      roleId: uniqueId('AROA'),
      path: '/',
      arn,
      createDate: world.clock.now(),
      description: seed.description,
      trustPolicy: policyDocument(seed.trust),
      maxSessionDuration: 3600,
      tags: new Map(Object.entries(seed.tags ?? {})),
      inlinePolicies: new Map(inlinePolicies),
      attachedPolicies: new Set(
        (seed.managedPolicies ?? []).map(
          name => `arn:${world.partition}:iam::aws:policy/${name}`,
        ),
      ),
    },
  );
  return arn;
}

/** Statements as the text of a policy. */
export function policyDocument(statements: object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}
