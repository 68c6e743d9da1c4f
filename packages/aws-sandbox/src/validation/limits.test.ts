import { createServices } from '../services';
import { ModelInputValidation, ServiceModels } from '../protocols';
import { membersOf, NormalizedSchema } from '../protocols/schema';
import { brokenInputs } from '../testing/brokenInputs';
import { sampleInput } from '../testing/sampleInput';
import { AnyClient, arrives, sdkCall, sdkClient } from '../testing/sdkCall';
import {
  SPOKE,
  startTestSandbox,
  TestSandbox,
} from '../testing/startTestSandbox';
import { readLimits } from './limits/readLimits';
import { ServiceLimits } from './limits/ServiceLimits';
import { ownWords } from './refusals/refusalOf';

const MODELS = new ServiceModels();
const SERVICES = createServices()
  .filter(({ name }) => MODELS.describe(name))
  .map(({ name, operations }): [string, string[]] => [
    name,
    Object.keys(operations).filter(operation =>
      MODELS.get(MODELS.describe(name)!).operation(operation),
    ),
  ]);

/** Codes of services that do not refuse everything with the code of their description. */
const CODES: Readonly<Record<string, RegExp>> = {
  backup: /^(InvalidParameterValueException|MissingParameterValueException)$/,
  monitoring: /^ValidationE(rror|xception)$/,
  ec2: /^(MissingParameter|InvalidParameterValue)$/,
  s3: /^(MalformedXML|InvalidArgument)$/,
};
/** Answers to HEAD requests have no body, so no code. */
const isHead = (service: string, operation: string) =>
  service === 's3' && operation.startsWith('Head');
/** S3 does not say what it is that is wrong in a document. */
const isNameless = (service: string, operation: string) =>
  service === 's3' || isHead(service, operation);

let sandbox: TestSandbox;

beforeAll(async () => {
  sandbox = await startTestSandbox();
});

afterAll(() => sandbox.stop());

describe.each(SERVICES)('limits of %s', (service, operations) => {
  const limits = readLimits(service);
  let client: AnyClient;

  beforeAll(() => {
    client = sdkClient(service, sandbox, sandbox.admin(SPOKE));
  });

  afterAll(() => client.destroy());

  it('fit the schemas of the SDK client', () => {
    const model = MODELS.get(MODELS.describe(service)!);
    const problems = operations.flatMap(operation =>
      misfits(limits!, limits!.operations[operation], {
        schema: model.operation(operation)!.input,
        path: operation,
      }),
    );
    expect(problems).toEqual([]);
  });

  it('let an input through that has no more than it must have', async () => {
    const problems: string[] = [];
    for (const operation of operations) {
      const input = sampleInput(service, operation);
      new ModelInputValidation().validate({ service, operation, input });
      const error = await failure(client, service, operation, input);
      if (
        error &&
        /^(SandboxFailure|SerializationException|MalformedXML)$/.test(
          error.name,
        )
      ) {
        problems.push(`${operation}: ${error.name}: ${error.message}`);
      }
    }
    expect(problems).toEqual([]);
  });

  it('are kept, each one of them', async () => {
    const code =
      CODES[service] ??
      new RegExp(`^${MODELS.describe(service)!.validationCode}$`);
    const problems: string[] = [];
    let broken = 0;
    for (const operation of operations) {
      for (const each of brokenInputs(service, operation)) {
        const { fault, input, member, path, shape } = each;
        if (
          ownWords(service).includes(shape) ||
          !arrives(service, operation, each)
        ) {
          continue;
        }
        const error = await failure(client, service, operation, input);
        if (error && !('$metadata' in error)) {
          continue; // The SDK itself could not make a request of it.
        }
        broken += 1;
        const named =
          isNameless(service, operation) ||
          error?.message.toLowerCase().includes(member.toLowerCase());
        const known =
          error && (code.test(error.name) || isHead(service, operation));
        if (!known || !named) {
          problems.push(
            `${operation} ${path.join('.')} ${fault}: ${
              error?.name
            }: ${error?.message.slice(0, 200)}`,
          );
        }
      }
    }
    expect(problems).toEqual([]);
    expect(broken).toBeGreaterThan(0);
  }, 60_000);
});

it('are there for every service', () => {
  expect(
    createServices()
      .map(({ name }) => name)
      .filter(name => !readLimits(name)),
  ).toEqual([]);
});

async function failure(
  client: AnyClient,
  service: string,
  operation: string,
  input: object,
): Promise<Error | undefined> {
  try {
    await sdkCall(client, service, operation, input);
    return undefined;
  } catch (error) {
    return error as Error;
  }
}

/** Where data and schemas say different things: limits that are missing, and members that no longer exist. */
function misfits(
  limits: ServiceLimits,
  name: string | undefined,
  {
    schema,
    path,
    above = [],
  }: { schema: NormalizedSchema; path: string; above?: string[] },
): string[] {
  if (name !== undefined && above.includes(name)) {
    return [];
  }
  const shape = name === undefined ? undefined : limits.shapes[name];
  const inside = (
    target: string | undefined,
    part: NormalizedSchema,
    step: string,
  ) =>
    target === undefined
      ? []
      : misfits(limits, target, {
          schema: part,
          path: `${path}.${step}`,
          above: [...above, name!],
        });
  if (schema.isStructSchema()) {
    const members = new Map(schema.isUnitSchema() ? [] : membersOf(schema));
    const required = requiredBySchema(schema);
    return [
      ...required
        .filter(member => !shape?.required?.includes(member))
        .map(member => `${path}.${member} is not required by the data`),
      ...[...(shape?.required ?? []), ...Object.keys(shape?.members ?? {})]
        .filter(member => !members.has(member))
        .map(member => `${path}.${member} is no member`),
      ...Object.entries(shape?.members ?? {}).flatMap(([member, target]) =>
        members.has(member) ? inside(target, members.get(member)!, member) : [],
      ),
    ];
  }
  if (schema.isListSchema()) {
    return inside(shape?.item, schema.getValueSchema(), '[]');
  }
  return schema.isMapSchema()
    ? inside(shape?.value, schema.getValueSchema(), '{}')
    : [];
}

function requiredBySchema(schema: NormalizedSchema): string[] {
  const [, , , , names, , count] = schema.getSchema() as unknown as [
    number,
    string,
    string,
    unknown,
    string[],
    unknown[],
    number | undefined,
  ];
  return (names ?? []).slice(0, count ?? 0);
}
