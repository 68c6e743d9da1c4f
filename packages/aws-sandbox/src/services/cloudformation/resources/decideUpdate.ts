import { isDeepStrictEqual } from 'util';
import { ResourceSnapshot } from '../model';
import { UpdateBehaviour } from './ResourceTypeDefinition';
import { typeDefinition } from './typeDefinition';

export interface UpdateDecision {
  readonly action: 'none' | 'update' | 'replace';
  /** Names of the properties that differ; changed stack tags count as the type's tag property. */
  readonly changed: readonly string[];
}

/** Names of properties that differ between two states of a resource. */
export function changedProperties(
  before: Pick<ResourceSnapshot, 'properties' | 'stackTags' | 'type'>,
  after: Pick<ResourceSnapshot, 'properties' | 'stackTags' | 'type'>,
): string[] {
  const names = new Set([
    ...Object.keys(before.properties),
    ...Object.keys(after.properties),
  ]);
  const changed = [...names].filter(
    name => !isDeepStrictEqual(before.properties[name], after.properties[name]),
  );
  const tagProperty = typeDefinition(after.type)?.tagProperty;
  if (
    tagProperty &&
    !changed.includes(tagProperty) &&
    !isDeepStrictEqual(before.stackTags, after.stackTags)
  ) {
    changed.push(tagProperty);
  }
  return changed;
}

/** What a property's change does to the resource; changed stack tags count as a change of the tags. */
export function changeOf(
  before: Pick<ResourceSnapshot, 'properties' | 'stackTags' | 'type'>,
  after: Pick<ResourceSnapshot, 'properties' | 'stackTags' | 'type'>,
  name: string,
): UpdateBehaviour {
  const type = typeDefinition(after.type);
  return (
    type?.behaviour(name, before.properties[name], after.properties[name]) ??
    'update'
  );
}

/** Whether a change is made in place or by a new physical resource. */
export function decideUpdate(
  before: ResourceSnapshot,
  after: ResourceSnapshot,
): UpdateDecision {
  const changed = changedProperties(before, after);
  if (!changed.length) {
    return { action: 'none', changed };
  }
  const replaces = changed.some(
    name => changeOf(before, after, name) === 'replace',
  );
  return { action: replaces ? 'replace' : 'update', changed };
}
