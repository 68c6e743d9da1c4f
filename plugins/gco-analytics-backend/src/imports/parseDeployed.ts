import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  EnvironmentOutputs,
  EnvironmentState,
  pickEnvironmentOutputs,
} from '@gco/plugin-gco-analytics-common';
import {
  DeployedEnvironment,
  PastOperation,
} from '@gco/plugin-gco-analytics-node';
import { AccountRegistry } from '../accounts';
import { EnvironmentCandidate, parseCandidate } from '../environments';
import { stateAfter } from '../operations';

const KINDS: readonly PastOperation['kind'][] = [
  'deploy',
  'change',
  'upgrade',
  'retire',
];
const STATES: readonly PastOperation['state'][] = ['succeeded', 'failed'];
// AWS's own rule for external ids.
const EXTERNAL_ID = /^[\w+=,.@:/-]{2,1224}$/;
const ISO_TIME = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/;

/** A past operation with its times read. */
export interface ParsedOperation
  extends Omit<PastOperation, 'startedAt' | 'finishedAt'> {
  startedAt: Date;
  finishedAt: Date;
}

/** An environment from before as the portal stores it. */
export interface ParsedEnvironment {
  candidate: EnvironmentCandidate;
  externalId: string;
  createdBy: string;
  createdAt: Date;
  outputs: Partial<EnvironmentOutputs>;
  operations: ParsedOperation[];
  /** What its past has made of it. */
  state: EnvironmentState;
  /** When the first successful deployment ended; it is not deployed when absent. */
  activatedAt?: Date;
}

/**
 * Checks what an importer tells of an environment.
 *
 * @throws InputError with the offending value, never with the external id
 */
export function parseDeployed(
  environment: DeployedEnvironment,
  options: { projectName: string; accounts: AccountRegistry; now: Date },
): ParsedEnvironment {
  const candidate = parseCandidate(environment.config, options);
  const { name } = candidate;
  const time = (value: unknown, path: string) =>
    parseTime(value, `${path} of environment '${name}'`, options.now);
  if (!EXTERNAL_ID.test(environment.externalId)) {
    throw new InputError(
      `externalId of environment '${name}' is none: AWS takes 2 to 1224 letters, digits and +=,.@:/-`,
    );
  }
  const operations = environment.operations.map((operation, index) => ({
    ...parseOperation(
      operation,
      `operations.${index} of environment '${name}'`,
    ),
    startedAt: time(operation.startedAt, `operations.${index}.startedAt`),
    finishedAt: time(operation.finishedAt, `operations.${index}.finishedAt`),
  }));
  if (operations[0]?.kind !== 'deploy') {
    throw new InputError(
      `The operations of environment '${name}' must begin with a deploy, not with ${operations[0]?.kind}`,
    );
  }
  const deployed = operations.find(({ state }) => state === 'succeeded');
  return {
    candidate,
    externalId: environment.externalId,
    createdBy: parsePerson(environment.createdBy, `createdBy of '${name}'`),
    createdAt: time(environment.createdAt, 'createdAt'),
    outputs: deployed ? parseOutputs(environment.outputs, name) : {},
    operations,
    state: stateAfterAll(operations),
    activatedAt: deployed?.finishedAt,
  };
}

function parseOperation(
  { kind, state, startedBy, resources, failure }: PastOperation,
  path: string,
) {
  if (!KINDS.includes(kind)) {
    throw new InputError(
      `${path}: kind must be one of ${KINDS.join(', ')}, got '${kind}'`,
    );
  }
  if (!STATES.includes(state)) {
    throw new InputError(
      `${path}: state must be one of ${STATES.join(', ')}, got '${state}'`,
    );
  }
  if (
    resources !== undefined &&
    !(Number.isInteger(resources) && resources >= 0)
  ) {
    throw new InputError(
      `${path}: resources must be a whole number, got '${resources}'`,
    );
  }
  if (state === 'failed' && typeof failure?.reason !== 'string') {
    throw new InputError(`${path}: it failed and has no failure.reason`);
  }
  return {
    kind,
    state,
    startedBy: parsePerson(startedBy, `startedBy of ${path}`),
    resources,
    failure:
      state === 'failed' && failure
        ? {
            reason: failure.reason,
            ...(failure.resource && { resource: failure.resource }),
            ...(failure.resourceType && { resourceType: failure.resourceType }),
          }
        : undefined,
  };
}

function parseTime(value: unknown, path: string, now: Date): Date {
  const time =
    typeof value === 'string' && ISO_TIME.test(value) ? Date.parse(value) : NaN;
  if (Number.isNaN(time)) {
    throw new InputError(`${path} must be an ISO 8601 time, got '${value}'`);
  }
  if (time > now.getTime()) {
    throw new InputError(`${path} must lie in the past, got '${value}'`);
  }
  return new Date(time);
}

function parsePerson(value: string, path: string): string {
  try {
    const ref = parseEntityRef(value, { defaultKind: 'user' });
    if (ref.kind.toLowerCase() === 'user') {
      return stringifyEntityRef(ref);
    }
  } catch {
    // Said below, with the value.
  }
  throw new InputError(
    `${path} must be the entity ref of a user, got '${value}'`,
  );
}

function parseOutputs(
  outputs: Record<string, unknown>,
  name: string,
): Partial<EnvironmentOutputs> {
  const wrong = Object.entries(outputs).find(
    ([, value]) => typeof value !== 'string',
  );
  if (wrong) {
    throw new InputError(
      `outputs.${
        wrong[0]
      } of environment '${name}' must be a text, got ${JSON.stringify(
        wrong[1],
      )}`,
    );
  }
  return pickEnvironmentOutputs(outputs as Record<string, string>);
}

function stateAfterAll(operations: ParsedOperation[]): EnvironmentState {
  const before = { state: 'deploying' as EnvironmentState, isDeployed: false };
  return operations.reduce(
    (environment, { kind, state }) => ({
      state: stateAfter(kind, state, environment),
      isDeployed: environment.isDeployed || state === 'succeeded',
    }),
    before,
  ).state;
}
