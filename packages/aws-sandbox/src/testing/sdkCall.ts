import { AssertionError } from 'assert';
import { ServiceModels } from '../protocols';
import { membersOf, NormalizedSchema, traitsOf } from '../protocols/schema';
import { BrokenInput } from './brokenInputs';
import { TestCredentials, TestSandbox } from './startTestSandbox';

/** A client of any service. */
export interface AnyClient {
  send(command: object): Promise<object>;
  destroy(): void;
}

type ClientClass = new (config: object) => AnyClient;
type CommandClass = new (input: object) => object;

const MODELS = new ServiceModels();

/** The SDK's module of a service. */
export function sdkModule(service: string): Record<string, unknown> {
  const description = MODELS.describe(service);
  if (!description) {
    throw new AssertionError({ message: `no SDK client for ${service}` });
  }
  return description.load() as Record<string, unknown>;
}

/** A client of a service, whatever its signing name. */
export function sdkClient(
  service: string,
  sandbox: TestSandbox,
  credentials: TestCredentials,
): AnyClient {
  const module = sdkModule(service);
  const [name] = Object.keys(module).filter(
    key => /[a-z0-9]Client$|[A-Z]Client$/.test(key) && key !== '__Client',
  );
  return new (module[name] as ClientClass)({
    ...sandbox.config(
      credentials,
      MODELS.describe(service)?.controlRegion ?? 'eu-west-1',
    ),
    forcePathStyle: true,
  });
}

/** Sends an operation by its name. */
export function sdkCall(
  client: AnyClient,
  service: string,
  operation: string,
  input: object,
): Promise<object> {
  const Command = sdkModule(service)[`${operation}Command`] as CommandClass;
  return client.send(new Command(input));
}

/** Whether the SDK sends an input as it is, so that what is wrong with it arrives and means the operation that was meant. */
export function arrives(
  service: string,
  operation: string,
  { fault, input, path, shape }: BrokenInput,
): boolean {
  const { protocol } = MODELS.describe(service)!;
  const [member, ...below] = path;
  const schema = schemaOf(service, operation, member);
  const traits = schema && (traitsOf(schema) as SdkTraits);
  const last = path[path.length - 1];
  const emptied =
    fault === 'too short' && Array.isArray(input[member]) && below.length === 0;
  if (fault === 'missing') {
    const isTop = below.length === 0;
    return !(
      (isTop && (traits?.httpLabel || traits?.idempotencyToken)) ||
      (isTop && service === 's3' && traits?.httpQuery) ||
      (isTop && service === 's3' && traits?.httpHeader) ||
      (!isTop && /Query$/.test(protocol) && isEmptied(input, path, last))
    );
  }
  return !(
    (emptied &&
      traits?.httpQuery &&
      (input[member] as unknown[]).length === 0) ||
    (service === 's3' && shape === 'ChecksumAlgorithm')
  );
}

interface SdkTraits {
  httpLabel?: unknown;
  httpQuery?: string;
  httpHeader?: string;
  idempotencyToken?: unknown;
}

function schemaOf(
  service: string,
  operation: string,
  member: string,
): NormalizedSchema | undefined {
  const input = MODELS.get(MODELS.describe(service)!).operation(
    operation,
  )!.input;
  return new Map(input.isUnitSchema() ? [] : membersOf(input)).get(member);
}

/** Whether a structure has nothing left; such a one leaves no trace in a form. */
function isEmptied(
  input: Record<string, unknown>,
  path: readonly string[],
  removed: string,
): boolean {
  const parent = path
    .slice(0, path.lastIndexOf(removed))
    .reduce<unknown>((value, step) => {
      if (step === '[]') {
        return (value as unknown[])[0];
      }
      return step === '{}'
        ? Object.values(value as object)[0]
        : (value as Record<string, unknown>)[step];
    }, input);
  return Object.keys(parent as object).length === 0;
}
