import { AwsError } from '../../../core/AwsError';
import { CallContext } from '../../../core/types';
import { ResourceDrift, Stack, StackResource } from '../model';
import {
  effectiveTags,
  LiveProperties,
  Properties,
  resourceHandlers,
  typeDefinition,
} from '../resources';
import { propertyDifferences } from './propertyDifferences';

type Values = Readonly<Record<string, unknown>>;

/** Whether AWS, and the local AWS, can tell if resources of the type have drifted. */
export function supportsDrift(resourceType: string): boolean {
  return resourceHandlers.get(resourceType)?.read !== undefined;
}

interface Tag {
  readonly Key: string;
  readonly Value: string;
}

/** Tags without those of AWS and those that the resource has from its stack. */
function ownTags(
  resource: StackResource,
  expected: unknown,
  actual: unknown,
): unknown {
  const isForeign = (key: string, value: unknown, own: boolean) =>
    key.startsWith('aws:') || (!own && resource.stackTags[key] === value);
  if (Array.isArray(actual)) {
    const own = Array.isArray(expected) ? (expected as Tag[]) : [];
    return (actual as Tag[]).filter(
      ({ Key, Value }) =>
        !isForeign(
          Key,
          Value,
          own.some(tag => tag.Key === Key),
        ),
    );
  }
  if (typeof actual === 'object' && actual !== null) {
    const own = (expected ?? {}) as Values;
    return Object.fromEntries(
      Object.entries(actual).filter(
        ([key, value]) => !isForeign(key, value, key in own),
      ),
    );
  }
  return actual;
}

/** Of what is there, what the template speaks of. */
function comparable(resource: StackResource, live: LiveProperties): Values {
  const { properties, type } = resource;
  const tags = typeDefinition(type)?.tagProperty;
  return Object.fromEntries(
    Object.keys(live)
      .filter(name => properties[name] !== undefined)
      .map(name => [
        name,
        name === tags
          ? ownTags(resource, properties[name], live[name])
          : live[name],
      ]),
  );
}

function readNow(context: CallContext, stack: Stack, resource: StackResource) {
  return resourceHandlers.get(resource.type)!.read!({
    context,
    stackName: stack.name,
    stackId: stack.id,
    logicalId: resource.logicalId,
    properties: new Properties(resource.properties),
    tags: effectiveTags(resource),
    state: resource.state!,
    siblings: [...stack.resources.values()].filter(
      ({ logicalId }) => logicalId !== resource.logicalId,
    ),
  });
}

/** Compares one resource with what is there, as the caller may see it. */
export async function readDrift(
  context: CallContext,
  stack: Stack,
  resource: StackResource,
): Promise<ResourceDrift> {
  const { logicalId, type, state } = resource;
  const known = {
    logicalId,
    type,
    physicalId: state?.physicalId,
    differences: [],
    timestamp: context.clock.now(),
  };
  if (!state || !supportsDrift(type)) {
    return { ...known, status: 'UNSUPPORTED' };
  }
  const expected = JSON.stringify(resource.properties);
  try {
    const live = await readNow(context, stack, resource);
    if (!live) {
      return { ...known, status: 'DELETED', expected };
    }
    const actual = comparable(resource, live);
    const differences = propertyDifferences(resource.properties, actual);
    return {
      ...known,
      status: differences.length ? 'MODIFIED' : 'IN_SYNC',
      differences,
      expected,
      actual: JSON.stringify(
        differences.length
          ? { ...unread(resource, actual), ...actual }
          : resource.properties,
      ),
    };
  } catch (error) {
    if (!(error instanceof AwsError)) {
      throw error;
    }
    return { ...known, status: 'UNKNOWN', expected, reason: error.message };
  }
}

/** What the template sets and nobody can read stands as the template has it. */
function unread(resource: StackResource, actual: Values): Values {
  return Object.fromEntries(
    Object.entries(resource.properties).filter(([name]) => !(name in actual)),
  );
}
