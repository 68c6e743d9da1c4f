import { randomBytes } from 'crypto';

const CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** Rules of a type's names. */
export interface NameRules {
  readonly maxLength: number;
  readonly lowerCase?: boolean;
}

/** Random letters and digits, 12 unless told otherwise. */
export function randomSuffix(length: number = 12): string {
  return Array.from(
    randomBytes(length),
    byte => CHARACTERS[byte % CHARACTERS.length],
  ).join('');
}

/** `<stack>-<logicalId>-<random>`, cut to the type's limit so that both parts stay recognizable. */
export function physicalName(
  resource: { readonly stackName: string; readonly logicalId: string },
  rules: NameRules,
): string {
  const { stackName, logicalId } = resource;
  const suffix = randomSuffix();
  const room = rules.maxLength - suffix.length - 2;
  const half = Math.floor(room / 2);
  const stackPart = stackName.slice(0, Math.max(half, room - logicalId.length));
  const logicalPart = logicalId.slice(0, room - stackPart.length);
  const name = `${stackPart}-${logicalPart}-${suffix}`;
  return rules.lowerCase ? name.toLowerCase() : name;
}
