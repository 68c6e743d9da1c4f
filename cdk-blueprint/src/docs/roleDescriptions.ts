import { readable } from './readable';

/** A resource of a template. */
export interface DocumentedResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, any>>;
}

/** A template, as far as roles are read from it. */
export interface DocumentedTemplate {
  readonly Resources: Readonly<Record<string, DocumentedResource>>;
}

/** A statement of a policy as people read it. */
export interface ReadableStatement {
  readonly name: string;
  readonly denies: boolean;
  readonly actions: readonly string[];

  /** What it is about; `all but …` for exceptions. Empty in trust policies. */
  readonly resources: readonly string[];

  /** Who is trusted; empty in policies of what a role may do. */
  readonly principals: readonly string[];

  /** `operator key = values` */
  readonly conditions: readonly string[];
}

/** A role and everything that its policies say. */
export interface RoleDescription {
  readonly logicalId: string;
  readonly name?: string;
  readonly description?: string;
  readonly trust: readonly ReadableStatement[];

  /** ARNs of policies that AWS maintains. */
  readonly managedPolicies: readonly string[];
  readonly statements: readonly ReadableStatement[];
}

/** The roles of a template, in its order. */
export function roleDescriptions(
  template: DocumentedTemplate,
): RoleDescription[] {
  return Object.entries(template.Resources)
    .filter(([, { Type }]) => Type === 'AWS::IAM::Role')
    .map(([logicalId, { Properties: properties = {} }]) => ({
      logicalId,
      name: properties.RoleName && readable(properties.RoleName),
      description: properties.Description && readable(properties.Description),
      trust: statementsOf(properties.AssumeRolePolicyDocument),
      managedPolicies: list(properties.ManagedPolicyArns)
        .map(readable)
        .filter(arn => arn.startsWith('arn:')),
      statements: [
        ...list(properties.Policies).flatMap(({ PolicyDocument: document }) =>
          statementsOf(document),
        ),
        ...attachedPolicies(template, logicalId).flatMap(policy =>
          statementsOf(policy.Properties?.PolicyDocument),
        ),
      ],
    }));
}

/** Policies of the template that name the role, or that the role names. */
function attachedPolicies(
  { Resources: resources }: DocumentedTemplate,
  roleId: string,
): DocumentedResource[] {
  const refers = (id: string) => (entry: any) => entry?.Ref === id;
  const role = resources[roleId].Properties ?? {};
  return Object.entries(resources)
    .filter(
      ([id, { Type, Properties: properties = {} }]) =>
        /^AWS::IAM::(Managed|Role)?Policy$/.test(Type) &&
        (list(properties.Roles).some(refers(roleId)) ||
          refers(roleId)(properties.RoleName) ||
          list(role.ManagedPolicyArns).some(refers(id))),
    )
    .map(([, resource]) => resource);
}

function statementsOf(document: any): ReadableStatement[] {
  return list(document?.Statement).map(statement => ({
    name: statement.Sid ?? '',
    denies: statement.Effect === 'Deny',
    actions: list(statement.Action ?? statement.NotAction).map(readable),
    resources: [
      ...list(statement.Resource).map(readable),
      ...list(statement.NotResource).map(
        resource => `all but ${readable(resource)}`,
      ),
    ],
    principals: principalsOf(statement.Principal),
    conditions: conditionsOf(statement.Condition),
  }));
}

function principalsOf(principal: any): string[] {
  if (principal === undefined) return [];
  return typeof principal === 'string'
    ? [principal]
    : Object.values(principal).flatMap(values => list(values).map(readable));
}

function conditionsOf(condition: any): string[] {
  return Object.entries(condition ?? {}).flatMap(([operator, keys]) =>
    Object.entries(keys as object).map(
      ([key, values]) => `${operator} ${key} = ${readable(values)}`,
    ),
  );
}

function list(value: any): any[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
