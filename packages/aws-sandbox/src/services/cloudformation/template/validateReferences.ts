import { DependencyGraph } from '../graph/DependencyGraph';
import { explicitDependencies } from './parseTemplate';
import { isPseudoParameter } from './pseudoParameters';
import { BranchChoice, conditionsIn, referencesIn } from './references';
import { ResourceDefinition, Template } from './Template';
import { formatError, templateError, validationError } from './templateError';

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}

function bracketed(names: readonly string[]): string {
  return `[${names.join(', ')}]`;
}

function checkBlock(template: Template, value: unknown, block: string): void {
  const missing: string[] = [];
  for (const { name, attribute } of referencesIn(value)) {
    const isResource = name in template.resources;
    if (attribute !== undefined && !isResource) {
      throw templateError(
        `instance of Fn::GetAtt references undefined resource ${name}`,
      );
    }
    if (
      !isResource &&
      !(name in template.parameters) &&
      !isPseudoParameter(name)
    ) {
      missing.push(name);
    }
  }
  if (missing.length) {
    throw formatError(
      `Unresolved resource dependencies ${bracketed(
        unique(missing),
      )} in the ${block} block of the template`,
    );
  }
}

function checkConditionNames(
  template: Template,
  names: readonly string[],
  block: string,
): void {
  const missing = names.find(name => !(name in template.conditions));
  if (missing !== undefined) {
    throw formatError(
      `Unresolved condition dependency ${missing} in the ${block} block of the template`,
    );
  }
}

function named(definition: { Condition?: string }): string[] {
  return definition.Condition === undefined ? [] : [definition.Condition];
}

function checkConditions(template: Template): void {
  const missing = unique(
    referencesIn(template.conditions)
      .map(reference => reference.name)
      .filter(
        name => !(name in template.parameters) && !isPseudoParameter(name),
      ),
  );
  if (missing.length) {
    throw formatError(
      `Unresolved dependencies ${bracketed(
        missing,
      )}. Cannot reference resources in the Conditions block of the template`,
    );
  }
}

/** Resources that one definition needs: by reference or by `DependsOn`. */
export function dependenciesOf(
  resource: ResourceDefinition,
  template: Template,
  choice?: BranchChoice,
): string[] {
  const mentioned = referencesIn(resource.Properties ?? {}, choice)
    .map(reference => reference.name)
    .filter(name => name in template.resources);
  return unique([...mentioned, ...explicitDependencies(resource)]);
}

/** Checks that every name a template mentions exists and that no resource needs itself; throws `ValidationError`. */
export function validateReferences(template: Template): void {
  checkConditions(template);
  const edges = new Map<string, string[]>();
  for (const [logicalId, resource] of Object.entries(template.resources)) {
    checkBlock(template, resource.Properties ?? {}, 'Resources');
    checkConditionNames(
      template,
      [...named(resource), ...conditionsIn(resource.Properties)],
      'Resources',
    );
    const missing = explicitDependencies(resource).filter(
      name => !(name in template.resources),
    );
    if (missing.length) {
      throw formatError(
        `Unresolved resource dependencies ${bracketed(
          missing,
        )} in the Resources block of the template`,
      );
    }
    edges.set(logicalId, dependenciesOf(resource, template));
  }
  for (const output of Object.values(template.outputs)) {
    checkBlock(template, [output.Value, output.Export?.Name], 'Outputs');
    checkConditionNames(
      template,
      [...named(output), ...conditionsIn(output.Value)],
      'Outputs',
    );
  }
  const cycle = new DependencyGraph(edges).cycle();
  if (cycle) {
    throw validationError(
      `Circular dependency between resources: ${bracketed(cycle)}`,
    );
  }
}
