import { InvalidInput } from '../shared/errors';
import { Properties } from './Properties';

/** What CloudFormation asks for, as the provider framework hands it on. */
export interface Request {
  readonly type: 'Create' | 'Update' | 'Delete';

  /** `Custom::…` */
  readonly resourceType: string;

  /** Missing while the resource is being created. */
  readonly physicalId?: string;

  readonly properties: Properties;

  /** Properties before an update; empty otherwise. */
  readonly before: Properties;

  /** When the request was taken on, and until when it has to be done; told from pass to pass. */
  readonly startedAt?: Date;
  readonly deadline?: Date;
}

const TYPES = ['Create', 'Update', 'Delete'] as const;

/** Reads the event of a handler. */
export function parseRequest(event: unknown): Request {
  const fields = asObject(event);
  const type = TYPES.find(candidate => candidate === fields.RequestType);
  if (!type) {
    throw new InvalidInput(
      `RequestType must be ${TYPES.join(', ')}; it is ${JSON.stringify(
        fields.RequestType,
      )}`,
    );
  }
  return {
    type,
    resourceType: String(fields.ResourceType),
    physicalId: asText(fields.PhysicalResourceId),
    properties: new Properties(asObject(fields.ResourceProperties)),
    before: new Properties(asObject(fields.OldResourceProperties)),
    startedAt: asDate(fields.StartedAt),
    deadline: asDate(fields.Deadline),
  };
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)
    : {};
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function asDate(value: unknown): Date | undefined {
  const date = new Date(asText(value) ?? NaN);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
