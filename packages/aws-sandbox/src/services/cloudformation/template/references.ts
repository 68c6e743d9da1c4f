import { intrinsicName } from './evaluate';
import { attributeOf, substitutionParts } from './substitution';

/** One mention of a name inside a template value. */
export interface Reference {
  readonly name: string;
  /** Set when an attribute of the resource is read. */
  readonly attribute?: string;
}

/** Which branch of `Fn::If` counts; without it, both do. */
export type BranchChoice = (condition: string) => boolean;

function referencesInSub(
  argument: unknown,
  choice?: BranchChoice,
): Reference[] {
  const [text, variables] = Array.isArray(argument) ? argument : [argument, {}];
  const given = (variables ?? {}) as Record<string, unknown>;
  const named = substitutionParts(String(text)).flatMap(part =>
    part.kind === 'variable' && !(part.name in given) ? [part.name] : [],
  );
  return [
    ...named.map(name => {
      const target = attributeOf(name);
      return target
        ? { name: target.logicalId, attribute: target.attribute }
        : { name };
    }),
    ...referencesIn(given, choice),
  ];
}

function referencesInGetAtt(argument: unknown): Reference[] {
  if (Array.isArray(argument)) {
    return [{ name: String(argument[0]), attribute: String(argument[1]) }];
  }
  const target = attributeOf(String(argument));
  return target
    ? [{ name: target.logicalId, attribute: target.attribute }]
    : [];
}

/** Every parameter, pseudo parameter and resource that a template value mentions. */
export function referencesIn(
  value: unknown,
  choice?: BranchChoice,
): Reference[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const argument = Object.values(value)[0];
  switch (Array.isArray(value) ? undefined : intrinsicName(value)) {
    case 'Ref':
      return [{ name: String(argument) }];
    case 'Fn::GetAtt':
      return referencesInGetAtt(argument);
    case 'Fn::Sub':
      return referencesInSub(argument, choice);
    case 'Fn::If':
      if (choice && Array.isArray(argument)) {
        const [condition, yes, no] = argument;
        return referencesIn(choice(String(condition)) ? yes : no, choice);
      }
      break;
    default:
  }
  return Object.values(value).flatMap(child => referencesIn(child, choice));
}

/** Names of the conditions that `Fn::If` inside a value asks for. */
export function conditionsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const nested = Object.values(value).flatMap(conditionsIn);
  if (!Array.isArray(value) && intrinsicName(value) === 'Fn::If') {
    const [argument] = Object.values(value);
    return [
      ...(Array.isArray(argument) ? [String(argument[0])] : []),
      ...nested,
    ];
  }
  return nested;
}
