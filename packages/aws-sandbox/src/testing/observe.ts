import { isReadOnly } from '../core/isReadOnly';
import { SERVICE_DESCRIPTIONS } from '../protocols/serviceDescriptions';
import { createServices } from '../services';
import { ClientConfig } from './startTestSandbox';

type Ask = (service: string, operation: string, input: object) => Promise<any>;

/** Asks a service by its SDK client; the answer comes without metadata. */
export function askBy(config: ClientConfig): Ask {
  const clients = new Map<string, any>();
  return async (service, operation, input) => {
    const description = SERVICE_DESCRIPTIONS.find(
      ({ signingName }) => signingName === service,
    )!;
    const sdk = description.load() as Record<string, any>;
    if (!clients.has(service)) {
      const name = Object.keys(sdk).find(key => /^[A-Z]\w*Client$/.test(key))!;
      clients.set(
        service,
        new sdk[name]({
          ...config,
          region: description.controlRegion ?? config.region,
          forcePathStyle: true,
        }),
      );
    }
    const { $metadata, ...answer } = await clients
      .get(service)
      .send(new sdk[`${operation}Command`](input));
    if (typeof answer.Body?.transformToString === 'function') {
      answer.Body = await answer.Body.transformToString();
    }
    return answer;
  };
}

/** Tells of the very calls that ask. */
const ABOUT_CALLS = ['LookupEvents'];

/** What every reading operation of every service answers to an empty question, and to those named; errors by their names. */
export async function observe(
  ask: Ask,
  questions: readonly (readonly [string, string, object])[],
): Promise<Record<string, unknown>> {
  const all = [
    ...createServices().flatMap(({ name, operations }) =>
      Object.keys(operations)
        .filter(isReadOnly)
        .filter(operation => !ABOUT_CALLS.includes(operation))
        .map(operation => [name, operation, {}] as const),
    ),
    ...questions,
  ];
  const seen: Record<string, unknown> = {};
  for (const [service, operation, input] of all) {
    const question = `${service} ${operation} ${JSON.stringify(input)}`;
    seen[question] = await ask(service, operation, input).catch(
      (error: Error) => ({ error: error.name }),
    );
  }
  return seen;
}
