import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { JsonObject, JsonValue } from '@backstage/types';
import {
  ENVIRONMENT_NAME_PATTERN,
  isEnvironmentName,
} from '@gco/plugin-gco-analytics-common';
import { AccountRegistry } from '../accounts';
import { EnvironmentCandidate } from './EnvironmentCandidate';

// Backstage's own limits of namespaces and names.
const GROUP_REF =
  /^group:[a-z0-9](-?[a-z0-9]){0,62}\/[a-z0-9]([a-z0-9._-]{0,61}[a-z0-9])?$/;

/**
 * Reads from a blueprint config what the portal itself has to know: name, owner, account and region. The blueprint checks the
 * rest.
 *
 * @throws InputError with the offending value
 */
export function parseCandidate(
  config: JsonObject,
  options: { projectName: string; accounts: AccountRegistry },
): EnvironmentCandidate {
  if (config.access !== undefined) {
    throw new InputError(
      "config.access: the portal says who may access an environment's roles; leave it out",
    );
  }
  const environment = parseSection(config.environment);
  const name = parseName(environment.name);
  const owner = parseOwner(environment.owner);
  const accountId = parseText(config.account, 'account');
  const region = parseText(config.region, 'region');
  options.accounts.require(accountId, region);
  const projectName = parseProjectName(config.projectName, options.projectName);
  return {
    name,
    owner,
    accountId,
    region,
    stackName: `${projectName}-analytics-${name}`,
    config: {
      ...config,
      projectName,
      environment: { ...environment, name, owner },
    },
  };
}

function parseSection(value: JsonValue | undefined): JsonObject {
  if (!value || typeof value !== 'object' || Array.isArray(value)) {
    throw new InputError(
      `config.environment must be an object with name and owner, got ${JSON.stringify(
        value,
      )}`,
    );
  }
  return value;
}

function parseText(value: JsonValue | undefined, path: string): string {
  if (typeof value !== 'string') {
    throw new InputError(
      `config.${path} must be a text, got ${JSON.stringify(value)}`,
    );
  }
  return value;
}

function parseName(value: JsonValue | undefined): string {
  const name = parseText(value, 'environment.name');
  if (!isEnvironmentName(name)) {
    throw new InputError(
      `config.environment.name must match ${ENVIRONMENT_NAME_PATTERN}, got '${name}'`,
    );
  }
  return name;
}

function parseOwner(value: JsonValue | undefined): string {
  const text = parseText(value, 'environment.owner');
  const owner = canonicalGroupRef(text);
  if (!owner) {
    throw new InputError(
      `config.environment.owner must be the entity ref of a group, got '${text}'`,
    );
  }
  return owner;
}

function canonicalGroupRef(text: string): string | undefined {
  try {
    const ref = stringifyEntityRef(
      parseEntityRef(text, { defaultKind: 'group' }),
    );
    return GROUP_REF.test(ref) ? ref : undefined;
  } catch {
    return undefined;
  }
}

/** The portal's own project name wins: stack and role names that the portal's roles know are built from it. */
function parseProjectName(
  value: JsonValue | undefined,
  projectName: string,
): string {
  if (value !== undefined && value !== projectName) {
    throw new InputError(
      `config.projectName must be '${projectName}' in this portal, got ${JSON.stringify(
        value,
      )}`,
    );
  }
  return projectName;
}
