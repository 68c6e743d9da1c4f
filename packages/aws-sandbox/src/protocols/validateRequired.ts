import { AwsError } from '../core/AwsError';
import { membersOf, NormalizedSchema, requiredMembersOf } from './schema';
import { ServiceModel } from './ServiceModel';

/**
 * Refuses input that lacks required members, at any depth.
 *
 * @throws AwsError with the service's validation code, naming each missing member
 */
export function validateRequired(
  operation: string,
  input: object,
  model: ServiceModel,
): void {
  const schema = model.operation(operation)?.input;
  if (!schema) {
    return;
  }
  const missing: string[] = [];
  collectMissing(schema, input, '', missing);
  if (missing.length > 0) {
    const problems = missing.map(
      path =>
        `Value null at '${path}' failed to satisfy constraint: Member must not be null`,
    );
    const errors =
      missing.length === 1
        ? '1 validation error'
        : `${missing.length} validation errors`;
    throw new AwsError(
      model.description.validationCode,
      `${errors} detected: ${problems.join('; ')}`,
    );
  }
}

function collectMissing(
  schema: NormalizedSchema,
  value: unknown,
  path: string,
  missing: string[],
): void {
  if (value === undefined || value === null) {
    return;
  }
  if (schema.isListSchema() && Array.isArray(value)) {
    value.forEach((item, index) =>
      collectMissing(
        schema.getValueSchema(),
        item,
        `${path}.${index + 1}.member`,
        missing,
      ),
    );
  } else if (schema.isMapSchema()) {
    for (const [key, item] of Object.entries(value)) {
      collectMissing(
        schema.getValueSchema(),
        item,
        `${path}.${key}.member`,
        missing,
      );
    }
  } else if (schema.isStructSchema()) {
    const members = value as Record<string, unknown>;
    for (const name of requiredMembersOf(schema)) {
      if (members[name] === undefined || members[name] === null) {
        missing.push(join(path, name));
      }
    }
    for (const [name, member] of membersOf(schema)) {
      collectMissing(member, members[name], join(path, name), missing);
    }
  }
}

function join(path: string, name: string): string {
  const shown = name[0].toLowerCase() + name.slice(1);
  return path ? `${path}.${shown}` : shown;
}
