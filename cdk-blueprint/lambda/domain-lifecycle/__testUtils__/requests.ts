import { parseRequest, Request } from '../Request';

export const STARTED_AT = new Date('2026-01-02T03:00:00.000Z');

export const minutesLater = (minutes: number) =>
  new Date(STARTED_AT.getTime() + minutes * 60_000);

/** An event as the provider framework sends it. */
export function event(
  type: 'Create' | 'Update' | 'Delete',
  resourceType: string,
  properties: object,
  more: object = {},
): object {
  return {
    RequestType: type,
    ResourceType: resourceType,
    RequestId: 'a',
    StackId: 'arn:aws:cloudformation:eu-west-1:444455556666:stack/s/1',
    LogicalResourceId: 'Resource',
    ResourceProperties: { ServiceToken: 'arn', ...properties },
    ...more,
  };
}

/** A request that was taken on. */
export function request(
  ...args: Parameters<typeof event>
): Request & { startedAt: Date } {
  return { ...parseRequest(event(...args)), startedAt: STARTED_AT };
}

/** Passes over the work until nothing is left; what each left. */
export async function passes(
  pass: () => Promise<readonly string[]>,
  atMost = 20,
): Promise<(readonly string[])[]> {
  const all: (readonly string[])[] = [];
  for (let count = 0; count < atMost; count += 1) {
    const left = await pass();
    all.push(left);
    if (left.length === 0) return all;
  }
  return all;
}
