import { isDeepStrictEqual } from 'util';
import { UpdateBehaviour } from '../ResourceTypeDefinition';
import {
  ObjectSpecification,
  PropertySpecification,
  ResourceSpecification,
  ValueType,
} from './ResourceSpecification';

const RANK: readonly UpdateBehaviour[] = ['update', 'conditional', 'replace'];

function strongest(behaviours: readonly UpdateBehaviour[]): UpdateBehaviour {
  return RANK[Math.max(0, ...behaviours.map(one => RANK.indexOf(one)))];
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)
    : {};
}

/** Of an object's members that differ; one that is not there counts as an empty object. */
function ofMembers(
  specification: ResourceSpecification,
  members: (name: string) => PropertySpecification | undefined,
  before: unknown,
  after: unknown,
): UpdateBehaviour {
  const [old, now] = [asRecord(before), asRecord(after)];
  const names = new Set([...Object.keys(old), ...Object.keys(now)]);
  return strongest(
    [...names].flatMap(name => {
      const member = members(name);
      return member && !isDeepStrictEqual(old[name], now[name])
        ? [ofProperty(specification, member, old[name], now[name])]
        : [];
    }),
  );
}

function ofValue(
  specification: ResourceSpecification,
  type: ValueType,
  before: unknown,
  after: unknown,
): UpdateBehaviour {
  if (typeof type === 'string' || 'enum' in type) {
    return 'update';
  }
  if ('object' in type) {
    const members: ObjectSpecification =
      specification.definitions[type.object] ?? {};
    return ofMembers(specification, name => members[name], before, after);
  }
  if ('oneOf' in type) {
    return strongest(
      type.oneOf.map(one => ofValue(specification, one, before, after)),
    );
  }
  const element = 'list' in type ? type.list : type.map;
  return ofMembers(specification, () => ({ type: element }), before, after);
}

function ofProperty(
  specification: ResourceSpecification,
  property: PropertySpecification,
  before: unknown,
  after: unknown,
): UpdateBehaviour {
  if (property.replaces === 'yes') {
    return 'replace';
  }
  return strongest([
    property.replaces === 'maybe' ? 'conditional' : 'update',
    ofValue(specification, property.type, before, after),
  ]);
}

/** What a change of a property does, down to the member of an object inside it that differs. */
export function changeBehaviour(
  specification: ResourceSpecification,
  name: string,
  before: unknown,
  after: unknown,
): UpdateBehaviour {
  const property = specification.properties[name];
  return property
    ? ofProperty(specification, property, before, after)
    : 'update';
}
