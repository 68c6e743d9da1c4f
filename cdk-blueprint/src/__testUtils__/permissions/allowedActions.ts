import {
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRolePolicyCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
} from '@aws-sdk/client-iam';

interface Statement {
  Effect: 'Allow' | 'Deny';
  Action?: string | string[];
}

/** Every action that some statement of a role's policies allows, as written there. */
export async function allowedActions(
  client: IAMClient,
  RoleName: string,
): Promise<string[]> {
  const documents = [
    ...(await inlinePolicies(client, RoleName)),
    ...(await attachedPolicies(client, RoleName)),
  ];
  const statements = documents.flatMap(document => {
    const { Statement } = JSON.parse(decodeURIComponent(document));
    return [Statement].flat() as Statement[];
  });
  const actions = statements
    .filter(({ Effect }) => Effect === 'Allow')
    .flatMap(({ Action = [] }) => Action);
  return [...new Set(actions)].sort();
}

async function inlinePolicies(
  client: IAMClient,
  RoleName: string,
): Promise<string[]> {
  const { PolicyNames = [] } = await client.send(
    new ListRolePoliciesCommand({ RoleName }),
  );
  return Promise.all(
    PolicyNames.map(async PolicyName => {
      const { PolicyDocument } = await client.send(
        new GetRolePolicyCommand({ RoleName, PolicyName }),
      );
      return PolicyDocument!;
    }),
  );
}

async function attachedPolicies(
  client: IAMClient,
  RoleName: string,
): Promise<string[]> {
  const { AttachedPolicies = [] } = await client.send(
    new ListAttachedRolePoliciesCommand({ RoleName }),
  );
  return Promise.all(
    AttachedPolicies.map(async ({ PolicyArn }) => {
      const { Policy } = await client.send(new GetPolicyCommand({ PolicyArn }));
      const { PolicyVersion } = await client.send(
        new GetPolicyVersionCommand({
          PolicyArn,
          VersionId: Policy!.DefaultVersionId,
        }),
      );
      return PolicyVersion!.Document!;
    }),
  );
}
