import { NormalizedSchema, SchemaRef } from './schema';
import { ServiceDescription } from './serviceDescriptions';

/** Where REST protocols bind an operation. */
export interface HttpBinding {
  method: string;
  /** Path with `{Label}` and `{Label+}`, and fixed query parameters behind `?`. */
  uri: string;
  status: number;
}

/** One operation of a service model. */
export interface OperationModel {
  name: string;
  http?: HttpBinding;
  input: NormalizedSchema;
  output: NormalizedSchema;
}

/** One modelled error. */
export interface ErrorModel {
  name: string;
  /** Code on the wire where it differs from the name (query protocols). */
  code: string;
  schema: NormalizedSchema;
}

type StaticOperation = [
  9,
  string,
  string,
  { http?: [string, string, number] } | 0,
  SchemaRef,
  SchemaRef,
];
type StaticError = [
  -3,
  string,
  string,
  { awsQueryError?: [string, number] } | 0,
  string[],
  SchemaRef[],
];

/** Shapes of a service, read from the schemas that its SDK client is made of. */
export class ServiceModel {
  readonly description: ServiceDescription;
  readonly operations = new Map<string, OperationModel>();
  /** By code on the wire. */
  readonly errors = new Map<string, ErrorModel>();

  /**
   * @param client the SDK client's module; it exports each operation's and each error's schema
   */
  constructor(description: ServiceDescription, client: object) {
    this.description = description;
    for (const exported of Object.values(client)) {
      if (!Array.isArray(exported)) {
        continue;
      }
      if (exported[0] === 9) {
        this.#addOperation(exported as StaticOperation);
      } else if (exported[0] === -3) {
        this.#addError(exported as StaticError);
      }
    }
  }

  operation(name: string): OperationModel | undefined {
    return this.operations.get(name);
  }

  #addOperation([, , name, traits, input, output]: StaticOperation): void {
    const http = traits === 0 ? undefined : traits.http;
    this.operations.set(name, {
      name,
      http: http && { method: http[0], uri: http[1], status: http[2] },
      get input() {
        return NormalizedSchema.of(input);
      },
      get output() {
        return NormalizedSchema.of(output);
      },
    });
  }

  #addError(schema: StaticError): void {
    const [, , name, traits] = schema;
    const code = (traits === 0 ? undefined : traits.awsQueryError?.[0]) ?? name;
    this.errors.set(code, {
      name,
      code,
      schema: NormalizedSchema.of(schema as unknown as SchemaRef),
    });
  }
}
