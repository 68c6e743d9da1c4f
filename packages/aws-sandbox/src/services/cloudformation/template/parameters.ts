import { ParameterDefinition, Template } from './Template';
import { validationError } from './templateError';

/** A parameter of a request, in the API's spelling. */
export interface SuppliedParameter {
  readonly ParameterKey?: string;
  readonly ParameterValue?: string;
  readonly UsePreviousValue?: boolean;
}

/** A parameter of a stack. */
export interface ParameterValue {
  readonly key: string;
  /** As given or defaulted; the name of the SSM parameter for an SSM type. */
  readonly value: string;
  /** What the SSM parameter held. */
  readonly resolvedValue?: string;
  readonly type: string;
  readonly noEcho: boolean;
}

/** What a parameter's value may have. */
const MAXIMUM_BYTES = 4096;
const SSM_TYPE = /^AWS::SSM::Parameter::Value<(.+)>$/;
const LIST_TYPE = /^(CommaDelimitedList|List<.+>)$/;

function isTrue(value: unknown): boolean {
  return value === true || value === 'true';
}

function checkNumber(
  key: string,
  definition: ParameterDefinition,
  value: string,
) {
  const number = Number(value);
  if (value.trim() === '' || Number.isNaN(number)) {
    throw validationError(`Parameter '${key}' must be a number`);
  }
  const { MinValue, MaxValue } = definition;
  if (MinValue !== undefined && number < Number(MinValue)) {
    throw validationError(
      `Parameter '${key}' must be a number not less than ${MinValue}`,
    );
  }
  if (MaxValue !== undefined && number > Number(MaxValue)) {
    throw validationError(
      `Parameter '${key}' must be a number not greater than ${MaxValue}`,
    );
  }
}

function checkText(
  key: string,
  definition: ParameterDefinition,
  value: string,
) {
  const { AllowedPattern, ConstraintDescription, MinLength, MaxLength } =
    definition;
  if (MinLength !== undefined && value.length < Number(MinLength)) {
    throw validationError(
      `Parameter '${key}' must contain at least ${MinLength} characters`,
    );
  }
  if (MaxLength !== undefined && value.length > Number(MaxLength)) {
    throw validationError(
      `Parameter '${key}' must contain at most ${MaxLength} characters`,
    );
  }
  if (AllowedPattern && !new RegExp(`^(?:${AllowedPattern})$`).test(value)) {
    throw validationError(
      ConstraintDescription
        ? `Parameter ${key} failed to satisfy constraint: ${ConstraintDescription}`
        : `Parameter '${key}' must match pattern ${AllowedPattern}`,
    );
  }
}

function check(key: string, definition: ParameterDefinition, value: string) {
  if (Buffer.byteLength(value) > MAXIMUM_BYTES) {
    throw validationError(
      `Parameter '${key}' must contain at most ${MAXIMUM_BYTES} bytes`,
    );
  }
  const allowed = definition.AllowedValues?.map(String);
  if (allowed && !allowed.includes(value)) {
    throw validationError(`Parameter '${key}' must be one of AllowedValues`);
  }
  if (definition.Type === 'Number') {
    checkNumber(key, definition, value);
  } else if (definition.Type === 'String') {
    checkText(key, definition, value);
  }
}

function checkKeys(
  template: Template,
  supplied: readonly SuppliedParameter[],
  previous: ReadonlyMap<string, ParameterValue>,
): void {
  const unknown = supplied
    .map(parameter => parameter.ParameterKey ?? '')
    .filter(key => !(key in template.parameters) && !previous.has(key));
  if (unknown.length) {
    throw validationError(
      `Parameters: [${unknown.join(', ')}] do not exist in the template`,
    );
  }
}

/**
 * Values of a template's parameters: given ones, previous ones where asked, else defaults.
 *
 * @param fetch reads SSM parameters by name
 */
export async function resolveParameters(options: {
  template: Template;
  supplied: readonly SuppliedParameter[];
  previous: ReadonlyMap<string, ParameterValue>;
  fetch: (names: string[]) => Promise<ReadonlyMap<string, string>>;
}): Promise<Map<string, ParameterValue>> {
  const { template, supplied, previous, fetch } = options;
  checkKeys(template, supplied, previous);
  const given = new Map(supplied.map(value => [value.ParameterKey, value]));
  const values = new Map<string, ParameterValue>();
  const missing: string[] = [];
  for (const [key, definition] of Object.entries(template.parameters)) {
    const request = given.get(key);
    const value = request?.UsePreviousValue
      ? previous.get(key)?.value
      : request?.ParameterValue ?? definition.Default;
    if (value === undefined) {
      missing.push(key);
    } else {
      const text = Array.isArray(value) ? value.join(',') : String(value);
      check(key, definition, text);
      values.set(key, {
        key,
        value: text,
        type: definition.Type,
        noEcho: isTrue(definition.NoEcho),
      });
    }
  }
  if (missing.length) {
    throw validationError(
      `Parameters: [${missing.join(', ')}] must have values`,
    );
  }
  const stored = [...values.values()].filter(value =>
    SSM_TYPE.test(value.type),
  );
  if (stored.length) {
    const found = await fetch([...new Set(stored.map(value => value.value))]);
    for (const parameter of stored) {
      values.set(parameter.key, {
        ...parameter,
        resolvedValue: found.get(parameter.value),
      });
    }
  }
  return values;
}

/** What `Ref` gives for a parameter: text, or a list for the list types. */
export function parameterReference(parameter: ParameterValue): unknown {
  const type = SSM_TYPE.exec(parameter.type)?.[1] ?? parameter.type;
  const text = parameter.resolvedValue ?? parameter.value;
  return LIST_TYPE.test(type) ? text.split(',').map(item => item.trim()) : text;
}
