import { fullDiff, ResourceImpact } from '@aws-cdk/cloudformation-diff';
import { Template } from 'aws-cdk-lib/assertions';
import { resourcesOf, TemplateResource } from './templates';

/** What decides whether a resource stays the same one: nothing that an update changes in place is in it. */
export interface FixedResource {
  readonly Type: string;
  readonly DeletionPolicy?: string;
  readonly Properties?: Record<string, unknown>;
}

/** A template reduced to what cannot change without something being lost. */
export interface FixedTemplate {
  readonly Resources: Record<string, FixedResource>;
}

const REPLACES: readonly string[] = [
  ResourceImpact.WILL_REPLACE,
  ResourceImpact.MAY_REPLACE,
];

/** Made anew with every change of the API, on purpose: its logical id is a hash. */
const NEW_EVERY_TIME = 'AWS::ApiGateway::Deployment';

/** Whether a type is served by a function of the stack. */
export const isCustom = (type: string) =>
  type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource';

const isPolicy = (value: unknown) =>
  typeof value === 'object' && value !== null && 'Statement' in value;

// A policy is updated in place, but the comparison of a resource that is one cannot do without.
const hollow = (value: unknown) =>
  isPolicy(value) ? { Statement: [] } : value;

/** Reduces a template to the properties that replace their resource, whatever the others say. */
export function fixedParts(template: Template): FixedTemplate {
  const resources = Object.entries(resourcesOf(template))
    .filter(([, { Type }]) => Type !== NEW_EVERY_TIME)
    .map(([id, resource]): [string, FixedResource] => [id, fixed(resource)]);
  return { Resources: Object.fromEntries(resources) };
}

function fixed(resource: TemplateResource): FixedResource {
  const { Type, DeletionPolicy, Properties = {} } = resource;
  const kept = Object.keys(Properties).filter(name =>
    isPolicy(Properties[name])
      ? Type.endsWith('Policy')
      : replaces(Type, Properties, name),
  );
  return {
    Type,
    ...(DeletionPolicy && { DeletionPolicy }),
    ...(kept.length > 0 && {
      Properties: Object.fromEntries(
        kept.sort().map(name => [name, hollow(Properties[name])]),
      ),
    }),
  };
}

function replaces(
  Type: string,
  Properties: Record<string, unknown>,
  name: string,
): boolean {
  // CloudFormation refuses another function for a custom resource: it has to become another resource.
  if (isCustom(Type)) return name === 'ServiceToken';
  const { [name]: _, ...others } = Properties;
  const diff = fullDiff(
    { Resources: { It: { Type, Properties } } },
    { Resources: { It: { Type, Properties: others } } },
  );
  return REPLACES.includes(diff.resources.get('It').changeImpact);
}
