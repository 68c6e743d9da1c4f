import { DefaultCallContext } from '../core/DefaultCallContext';
import { dispatch } from '../core/dispatch';
import { rolePrincipal } from '../core/principals';
import { World } from '../core/World';
import { createRole } from '../seed/createRole';
import { iamStateOfAccount } from '../services/iam';

/** Calls a service as a session of a role, as if by HTTP. */
export type RoleCaller = (
  service: string,
  operation: string,
  input: object,
) => Promise<any>;

/** Makes a role with these statements in its only policy. @returns calls of a session of it in `eu-west-1` */
export function roleCaller(
  world: World,
  role: { accountId: string; roleName: string; statements: object[] },
): RoleCaller {
  const { accountId, roleName, statements } = role;
  const roleArn = createRole(world, {
    accountId,
    roleName,
    trust: [],
    policies: { own: statements },
  });
  const { roleId } = iamStateOfAccount(world, accountId).role(roleName)!;
  const principal = rolePrincipal({
    partition: world.partition,
    accountId,
    roleArn,
    roleId,
    sessionName: 'test',
  });
  return (service, operation, input) =>
    dispatch(
      world,
      new DefaultCallContext({
        world,
        service,
        accountId,
        region: 'eu-west-1',
        principal,
      }),
      { service, operation, input },
    );
}
