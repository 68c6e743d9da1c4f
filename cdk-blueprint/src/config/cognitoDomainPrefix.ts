import { fingerprintOf } from './fingerprint';

const LONGEST = 63;

// Cognito refuses prefixes with these words. The letter that stands in for them is in none of them, so that no new one
// can come about.
const RESERVED_WORDS = /aws|amazon|cognito/g;
const STAND_IN = 'x';

/** What the prefix is made of. */
export interface CognitoDomainPrefixInput {
  readonly projectName: string;
  readonly account: string;
  readonly environment: { readonly name: string };
}

/**
 * Prefix of the sign-in page's host name: `<project>-studio-<account>-<name>`. One that is too long, or that has a word
 * that Cognito refuses, ends with a fingerprint behind two hyphens: no environment's name has two in a row, so no
 * unaltered prefix can look like that.
 */
export function cognitoDomainPrefix(config: CognitoDomainPrefixInput): string {
  const { projectName, account, environment } = config;
  const tail = `-studio-${account}-${environment.name}`;
  const plain = `${projectName}${tail}`;
  const allowed = (text: string) => text.replace(RESERVED_WORDS, STAND_IN);
  if (plain.length <= LONGEST && allowed(plain) === plain) return plain;
  const end = `${allowed(tail)}--${fingerprintOf(plain)}`;
  return `${allowed(projectName).slice(0, LONGEST - end.length)}${end}`;
}
