import { PropertyError } from './propertyError';
import { PropertyValues } from '../model';

/** Typed reading of resolved properties; text that means a number or boolean is accepted, as CloudFormation does. */
export class Properties {
  readonly #values: PropertyValues;
  readonly #path: string;

  constructor(values: PropertyValues, path: string = '') {
    this.#values = values;
    this.#path = path;
  }

  get names(): string[] {
    return Object.keys(this.#values);
  }

  has(name: string): boolean {
    return this.#values[name] !== undefined;
  }

  /** The value as the template gave it. */
  raw(name: string): any {
    return this.#values[name];
  }

  text(name: string): string {
    const value = this.optionalText(name);
    if (value === undefined) {
      throw new PropertyError(`Property ${this.#path}${name} cannot be empty.`);
    }
    return value;
  }

  optionalText(name: string): string | undefined {
    const value = this.#values[name];
    if (value === undefined) {
      return undefined;
    }
    if (typeof value === 'object') {
      throw this.#wrongType(name, 'String');
    }
    return String(value);
  }

  number(name: string): number | undefined {
    const value = this.#values[name];
    if (value === undefined) {
      return undefined;
    }
    const number = typeof value === 'object' ? NaN : Number(value);
    if (Number.isNaN(number) || value === '') {
      throw this.#wrongType(name, 'Number');
    }
    return number;
  }

  boolean(name: string): boolean | undefined {
    const value = this.#values[name];
    if (value === undefined) {
      return undefined;
    }
    if (!['true', 'false'].includes(String(value))) {
      throw this.#wrongType(name, 'Boolean');
    }
    return String(value) === 'true';
  }

  texts(name: string): string[] | undefined {
    const value = this.#values[name];
    if (value === undefined) {
      return undefined;
    }
    if (!Array.isArray(value) || value.some(item => typeof item === 'object')) {
      throw this.#wrongType(name, 'List of String');
    }
    return value.map(String);
  }

  object(name: string): Properties | undefined {
    const value = this.#values[name];
    if (value === undefined) {
      return undefined;
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw this.#wrongType(name, 'Object');
    }
    return new Properties(value as PropertyValues, `${this.#path}${name}.`);
  }

  objects(name: string): Properties[] {
    const value = this.#values[name] ?? [];
    if (!Array.isArray(value)) {
      throw this.#wrongType(name, 'List');
    }
    return value.map(
      (item, index) => new Properties(item, `${this.#path}${name}.${index}.`),
    );
  }

  /** A policy or other document as the text that the APIs take. */
  document(name: string): string | undefined {
    const value = this.#values[name];
    return value === undefined || typeof value === 'string'
      ? (value as string | undefined)
      : JSON.stringify(value);
  }

  /** Throws unless every property is among those that the reader knows how to use. */
  only(...names: string[]): this {
    const unknown = this.names.find(name => !names.includes(name));
    if (unknown) {
      throw new PropertyError(
        `Encountered unsupported property ${this.#path}${unknown}`,
      );
    }
    return this;
  }

  #wrongType(name: string, type: string) {
    return new PropertyError(
      `Value of property ${this.#path}${name} must be of type ${type}`,
    );
  }
}
