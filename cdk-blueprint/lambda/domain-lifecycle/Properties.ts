import { InvalidInput } from '../shared/errors';

/** Properties of a custom resource. CloudFormation sends every value as text, `true` and numbers too. */
export class Properties {
  constructor(private readonly values: Readonly<Record<string, unknown>>) {}

  /** A property that may be missing or empty. */
  optional(name: string): string | undefined {
    const value = this.values[name];
    if (value === undefined || value === null || value === '') return undefined;
    if (typeof value !== 'string') {
      throw new InvalidInput(`${name} must be text; it is ${shown(value)}`);
    }
    return value;
  }

  text(name: string): string {
    const value = this.optional(name);
    if (value === undefined) throw new InvalidInput(`${name} is missing`);
    return value;
  }

  oneOf<T extends string>(name: string, choices: readonly T[]): T {
    const value = this.text(name);
    const choice = choices.find(candidate => candidate === value);
    if (choice === undefined) {
      throw new InvalidInput(
        `${name} must be ${choices.join(' or ')}; it is ${shown(value)}`,
      );
    }
    return choice;
  }

  /** A JSON object; nothing when the property is missing or empty. */
  json(name: string): Record<string, unknown> | undefined {
    const text = this.optional(name);
    if (text === undefined) return undefined;
    const value = parsed(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new InvalidInput(
        `${name} must be a JSON object; it is ${shown(text)}`,
      );
    }
    return value as Record<string, unknown>;
  }

  /** A JSON object of tags; no tags when the property is missing or empty. */
  tags(name: string): Readonly<Record<string, string>> {
    const tags = this.json(name) ?? {};
    for (const [key, value] of Object.entries(tags)) {
      if (typeof value !== 'string') {
        throw new InvalidInput(
          `${name} must hold text; ${key} is ${shown(value)}`,
        );
      }
    }
    return tags as Record<string, string>;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function shown(value: unknown): string {
  return JSON.stringify(value).slice(0, 100);
}
