import { InvalidInput } from '../shared/errors';

const REQUEST_TYPES = ['Create', 'Update', 'Delete'] as const;

/** What is to become of a repository. */
export interface RepositoryRequest {
  readonly type: (typeof REQUEST_TYPES)[number];

  /** Name with the project's prefix, e.g. `gco/trainer`. */
  readonly name: string;

  /** Id that CloudFormation knows the resource by; there is none yet when it is created. */
  readonly physicalId?: string;

  /** Whether the repository goes with the resource. */
  readonly destroy: boolean;

  /** Whether its images are deleted first. */
  readonly emptyFirst: boolean;

  /** JSON text of ECR's rules for the expiry of images. */
  readonly lifecyclePolicy?: string;
}

/** Reads an event of CloudFormation, where every property arrives as a string and any may be missing. */
export function parseRequest(event: unknown): RepositoryRequest {
  const { RequestType, PhysicalResourceId, ResourceProperties } =
    objectOf(event);
  const type = REQUEST_TYPES.find(known => known === RequestType);
  if (!type) {
    throw new InvalidInput(`Unsupported RequestType ${shown(RequestType)}`);
  }
  const properties = objectOf(ResourceProperties);
  const { RepositoryName: name } = properties;
  if (typeof name !== 'string' || name.trim() === '') {
    throw new InvalidInput(
      `RepositoryName must be a name; it is ${shown(name)}`,
    );
  }
  return {
    type,
    name,
    physicalId:
      typeof PhysicalResourceId === 'string' ? PhysicalResourceId : undefined,
    destroy: word(properties.RemovalPolicy) === 'destroy',
    emptyFirst: word(properties.EmptyOnDelete) === 'true',
    // A repository can be taken away whatever its policy looks like.
    lifecyclePolicy:
      type === 'Delete' ? undefined : policyOf(properties.LifecyclePolicy),
  };
}

function policyOf(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') {
    throw new InvalidInput(
      `LifecyclePolicy must be JSON text; it is ${shown(value)}`,
    );
  }
  if (value.trim() === '') return undefined;
  try {
    JSON.parse(value);
  } catch {
    throw new InvalidInput(`LifecyclePolicy is not JSON: ${shown(value)}`);
  }
  return value;
}

/** Nothing is no object either: a missing property is missed by name. */
function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)
    : {};
}

function word(value: unknown): string {
  return String(value ?? '')
    .trim()
    .toLowerCase();
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? String(value)).slice(0, 200);
}
