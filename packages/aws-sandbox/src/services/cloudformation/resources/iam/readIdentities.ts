import { ResourceSnapshot } from '../../model';
import { LiveProperties, members, unlessMissing } from '../reading';
import { ReadRequest } from '../ResourceHandler';

/** Whether a policy resource of the stack is in a role by naming it in `Roles`. */
function names(sibling: ResourceSnapshot, type: string, role: string): boolean {
  const { Roles } = sibling.properties;
  return sibling.type === type && Array.isArray(Roles) && Roles.includes(role);
}

async function inlinePolicies(
  { context, siblings }: ReadRequest,
  RoleName: string,
): Promise<object[]> {
  const others = siblings
    .filter(sibling => names(sibling, 'AWS::IAM::Policy', RoleName))
    .map(({ properties }) => properties.PolicyName);
  const { PolicyNames } = await context.invoke('iam', 'ListRolePolicies', {
    RoleName,
  });
  return Promise.all(
    PolicyNames.filter((name: string) => !others.includes(name)).map(
      async (PolicyName: string) => {
        const { PolicyDocument } = await context.invoke(
          'iam',
          'GetRolePolicy',
          { RoleName, PolicyName },
        );
        return {
          PolicyName,
          PolicyDocument: decodeURIComponent(PolicyDocument),
        };
      },
    ),
  );
}

async function attachedPolicies(
  { context, siblings }: ReadRequest,
  RoleName: string,
): Promise<string[]> {
  const others = siblings
    .filter(sibling => names(sibling, 'AWS::IAM::ManagedPolicy', RoleName))
    .map(({ state }) => state?.physicalId);
  const { AttachedPolicies } = await context.invoke(
    'iam',
    'ListAttachedRolePolicies',
    { RoleName },
  );
  return AttachedPolicies.map(
    ({ PolicyArn }: { PolicyArn: string }) => PolicyArn,
  ).filter((arn: string) => !others.includes(arn));
}

/** A role as it is now, without the policies that other resources of the stack put into it. */
export function readRole(
  request: ReadRequest,
): Promise<LiveProperties | undefined> {
  const RoleName = request.state.physicalId;
  return unlessMissing(async () => {
    const { Role } = await request.context.invoke('iam', 'GetRole', {
      RoleName,
    });
    return {
      ...members(Role, 'Description', 'MaxSessionDuration', 'Path', 'RoleName'),
      AssumeRolePolicyDocument: decodeURIComponent(
        Role.AssumeRolePolicyDocument,
      ),
      PermissionsBoundary: Role.PermissionsBoundary?.PermissionsBoundaryArn,
      ManagedPolicyArns: await attachedPolicies(request, RoleName),
      Policies: await inlinePolicies(request, RoleName),
      Tags: Role.Tags ?? [],
    };
  });
}

/** A managed policy as it is now. */
export function readManagedPolicy({
  context,
  state,
}: ReadRequest): Promise<LiveProperties | undefined> {
  const PolicyArn = state.physicalId;
  const ask = (operation: string, input: object = {}) =>
    context.invoke('iam', operation, { PolicyArn, ...input });
  return unlessMissing(async () => {
    const { Policy } = await ask('GetPolicy');
    const { PolicyVersion } = await ask('GetPolicyVersion', {
      VersionId: Policy.DefaultVersionId,
    });
    return {
      ...members(Policy, 'Description', 'Path'),
      ManagedPolicyName: Policy.PolicyName,
      PolicyDocument: decodeURIComponent(PolicyVersion.Document),
    };
  });
}
