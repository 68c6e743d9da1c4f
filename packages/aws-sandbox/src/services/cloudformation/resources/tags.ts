import { ResourceSnapshot } from '../model';
import { typeDefinition } from './typeDefinition';

/** Tags as most APIs take them. */
export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

/** Tags of a resource by key: the stack's and its own, own ones winning. */
export function effectiveTags(
  resource: Pick<ResourceSnapshot, 'type' | 'properties' | 'stackTags'>,
): Record<string, string> {
  const property = typeDefinition(resource.type)?.tagProperty;
  if (!property) {
    return {};
  }
  const own = resource.properties[property] ?? [];
  const entries = Array.isArray(own)
    ? own.map(({ Key, Value }: Tag) => [Key, String(Value)] as const)
    : Object.entries(own as object).map(
        ([key, value]) => [key, String(value)] as const,
      );
  return { ...resource.stackTags, ...Object.fromEntries(entries) };
}

export function tagList(tags: Readonly<Record<string, string>>): Tag[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

/** What to set and what to take away to get from one set of tags to another. */
export function tagChanges(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): { set: Record<string, string>; removed: string[] } {
  return {
    set: Object.fromEntries(
      Object.entries(after).filter(([key, value]) => before[key] !== value),
    ),
    removed: Object.keys(before).filter(key => !(key in after)),
  };
}
