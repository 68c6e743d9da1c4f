import { fingerprintOf } from './fingerprint';

/** IAM path of the roles that the portal assumes; its own role may assume nothing outside it. */
export const PORTAL_ROLE_PATH = '/gco/';

const LONGEST_ROLE_NAME = 64;

/** What a role's name says. */
export interface RoleNameParts {
  readonly projectName: string;

  /** What the role belongs to, e.g. the environment's name and the region. */
  readonly owner: readonly string[];
  readonly prefix?: string;
  readonly suffix?: string;
}

/**
 * IAM is global, so a role's name holds the region. The parts are joined by a character that none of them can contain;
 * a project too long to fit is cut and gets a fingerprint, so that two owners never end up with one name.
 */
export function roleName(parts: RoleNameParts): string {
  const { projectName, owner, prefix = '', suffix = '' } = parts;
  const tail = owner.map(part => `_${part}`).join('');
  const room = LONGEST_ROLE_NAME - prefix.length - suffix.length - tail.length;
  return `${prefix}${fit(projectName, room)}${tail}${suffix}`;
}

function fit(text: string, room: number): string {
  if (text.length <= room) return text;
  const fingerprint = fingerprintOf(text);
  return `${text.slice(0, room - fingerprint.length - 1)}.${fingerprint}`;
}
