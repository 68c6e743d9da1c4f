import { ResourceType, SpecifiedType } from './ResourceType';
import { ResourceTypeDefinition } from './ResourceTypeDefinition';
import { readSpecification } from './specification';

/** Resource types by name; the specification of each is read when it is first asked for. */
export class ResourceTypeTable {
  private readonly read = new Map<string, ResourceType>();

  constructor(
    readonly definitions: Readonly<Record<string, ResourceTypeDefinition>>,
  ) {}

  get names(): string[] {
    return Object.keys(this.definitions);
  }

  /** Nothing for types that the local AWS does not have. */
  get(name: string): ResourceType | undefined {
    const definition = Object.hasOwn(this.definitions, name)
      ? this.definitions[name]
      : undefined;
    if (!definition) {
      return undefined;
    }
    const type =
      this.read.get(name) ??
      new SpecifiedType(definition, readSpecification(name));
    this.read.set(name, type);
    return type;
  }
}
