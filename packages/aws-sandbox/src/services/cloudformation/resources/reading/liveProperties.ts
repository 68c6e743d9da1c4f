import { Tag, tagList } from '../tags';

/**
 * A physical resource in a template's spelling, as it is now. A property that is there without a value is not set;
 * one that is absent cannot be read and is not compared.
 */
export type LiveProperties = Readonly<Record<string, unknown>>;

/** The named members of an API's answer. */
export function members(
  source: Readonly<Record<string, unknown>>,
  ...names: string[]
): Record<string, unknown> {
  return Object.fromEntries(names.map(name => [name, source[name]]));
}

/** Tags that an API gives as a map. */
export function tagsOfMap(
  tags: Readonly<Record<string, string>> | undefined,
): Tag[] {
  return tagList(tags ?? {});
}

/** `someName` → `SomeName` for member names at any depth. */
export function templateShape(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(templateShape);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [
      key[0].toUpperCase() + key.slice(1),
      templateShape(child),
    ]),
  );
}

/** Of something that an API names by ARN or by id: what the template says, when both mean the same. */
export function asWritten(expected: unknown, live: unknown): unknown {
  const last = (text: string) => text.split(/[/:]/).pop();
  return typeof expected === 'string' &&
    typeof live === 'string' &&
    last(expected) === last(live)
    ? expected
    : live;
}
