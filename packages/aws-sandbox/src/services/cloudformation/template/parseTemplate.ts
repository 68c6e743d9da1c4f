import { parseCloudFormationYaml } from './cloudFormationYaml';
import { OutputDefinition, ResourceDefinition, Template } from './Template';
import { formatError, templateError, validationError } from './templateError';

const SECTIONS = [
  'AWSTemplateFormatVersion',
  'Description',
  'Metadata',
  'Parameters',
  'Rules',
  'Mappings',
  'Conditions',
  'Resources',
  'Outputs',
];

const RESOURCE_MEMBERS = [
  'Type',
  'Properties',
  'Metadata',
  'Condition',
  'DependsOn',
  'DeletionPolicy',
  'UpdateReplacePolicy',
  'CreationPolicy',
  'UpdatePolicy',
];

const REMOVAL_POLICIES = ['Delete', 'Retain', 'RetainExceptOnCreate'];

/** How many of each a template may have. */
const MAXIMUM: Readonly<Record<string, number>> = {
  Resources: 500,
  Parameters: 200,
  Mappings: 200,
  Outputs: 200,
};

type Members = Record<string, unknown>;

export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readText(text: string): Members {
  const isJson = text.trimStart().startsWith('{');
  let parsed: unknown;
  try {
    parsed = isJson ? JSON.parse(text) : parseCloudFormationYaml(text);
  } catch (error) {
    const [detail] = String((error as Error).message).split('\n');
    throw formatError(
      `${isJson ? 'JSON' : 'YAML'} not well-formed. (${detail})`,
    );
  }
  if (!isMembers(parsed)) {
    throw formatError('unsupported structure.');
  }
  return parsed;
}

function section<T>(template: Members, name: string): Record<string, T> {
  const value = template[name] ?? {};
  if (!isMembers(value)) {
    throw formatError(`${name} must be an object.`);
  }
  return value as Record<string, T>;
}

function checkCounts(template: Members): void {
  for (const [name, maximum] of Object.entries(MAXIMUM)) {
    const count = Object.keys(section(template, name)).length;
    if (count > maximum) {
      throw formatError(
        `Number of ${name.toLowerCase()}, ${count}, is greater than maximum allowed, ${maximum}`,
      );
    }
  }
}

function checkResource(logicalId: string, resource: unknown): void {
  if (!/^[A-Za-z0-9]{1,255}$/.test(logicalId)) {
    throw formatError(`Resource name ${logicalId} is non alphanumeric.`);
  }
  if (!isMembers(resource)) {
    throw formatError(
      `[/Resources/${logicalId}] resource definition is malformed`,
    );
  }
  const unknown = Object.keys(resource).filter(
    member => !RESOURCE_MEMBERS.includes(member),
  );
  if (unknown.length) {
    throw validationError(`Invalid template resource property '${unknown[0]}'`);
  }
  if (typeof resource.Type !== 'string' || !resource.Type) {
    throw formatError(
      `[/Resources/${logicalId}] Every Resources object must contain a Type member.`,
    );
  }
  if (resource.Properties !== undefined && !isMembers(resource.Properties)) {
    throw formatError(
      `[/Resources/${logicalId}/Properties] 'null' or non-object values are not allowed in templates`,
    );
  }
  for (const policy of ['DeletionPolicy', 'UpdateReplacePolicy']) {
    const value = resource[policy];
    if (value !== undefined && !REMOVAL_POLICIES.includes(value as string)) {
      throw templateError(
        `Unrecognized ${policy} ${JSON.stringify(
          value,
        )} for resource ${logicalId}`,
      );
    }
  }
}

function checkNoNull(value: unknown, path: string): void {
  if (value === null) {
    throw formatError(`[${path}] 'null' values are not allowed in templates`);
  }
  if (typeof value === 'object') {
    for (const [key, child] of Object.entries(value as Members)) {
      checkNoNull(child, `${path}/${key}`);
    }
  }
}

function checkOutputs(outputs: Record<string, unknown>): void {
  for (const [name, output] of Object.entries(outputs)) {
    if (!isMembers(output) || output.Value === undefined) {
      throw formatError(
        `Every Outputs member must contain a Value object (${name})`,
      );
    }
  }
}

/** The resources that a definition must exist before: the `DependsOn` member as a list. */
export function explicitDependencies(
  resource: ResourceDefinition,
): readonly string[] {
  const { DependsOn } = resource;
  if (DependsOn === undefined) {
    return [];
  }
  return typeof DependsOn === 'string' ? [DependsOn] : DependsOn;
}

/** Reads a JSON or YAML template and checks its form; throws `ValidationError` as CloudFormation words it. */
export function parseTemplate(text: string): Template {
  const source = readText(text);
  if ('Transform' in source) {
    throw validationError(
      `Transform ${JSON.stringify(
        source.Transform,
      )} is not implemented by the local AWS`,
    );
  }
  const unknown = Object.keys(source).filter(name => !SECTIONS.includes(name));
  if (unknown.length) {
    throw validationError(
      `Invalid template property or properties [${unknown.join(', ')}]`,
    );
  }
  const resources = section<ResourceDefinition>(source, 'Resources');
  const count = Object.keys(resources).length;
  if (count === 0) {
    throw formatError('At least one Resources member must be defined.');
  }
  checkCounts(source);
  Object.entries(resources).forEach(([id, value]) => checkResource(id, value));
  const outputs = section<OutputDefinition>(source, 'Outputs');
  checkOutputs(outputs);
  for (const name of ['Resources', 'Outputs', 'Conditions', 'Mappings']) {
    checkNoNull(source[name] ?? {}, `/${name}`);
  }
  return {
    description: source.Description as string | undefined,
    metadata: source.Metadata,
    parameters: section(source, 'Parameters'),
    rules: section(source, 'Rules'),
    mappings: section(source, 'Mappings'),
    conditions: section(source, 'Conditions'),
    resources,
    outputs,
  };
}
