import { createHash } from 'node:crypto';
import type { EnvironmentConfig } from './environmentConfigSchema';

/** IAM path of the roles that the portal assumes; its own role may assume nothing outside it. */
export const PORTAL_ROLE_PATH = '/gco/';

const LONGEST_ROLE_NAME = 64;
const FINGERPRINT_LENGTH = 8;

/** The physical names of an environment; everything else is named by CloudFormation. */
export interface EnvironmentNames {
  /** CloudFormation stack, at most 62 characters. */
  readonly stack: string;
  /** Studio domain, at most 63 characters. */
  readonly domain: string;
  /** EMR Serverless application, at most 64 characters. */
  readonly emrApplication: string;
  /** IAM roles, at most 64 characters and unique in the account whatever the region. */
  readonly executionRole: string;
  readonly accessRole: string;
  readonly profileRole: string;
}

/** What names are made of. */
export type NamedConfig = Pick<
  EnvironmentConfig,
  'projectName' | 'environment' | 'region'
>;

/** The names of an environment. They depend on nothing that can change after the first deployment. */
export function environmentNames(config: NamedConfig): EnvironmentNames {
  const stack = environmentStackName(config);
  return {
    stack,
    domain: stack,
    emrApplication: stack,
    // SageMaker's own policies and consoles only accept execution roles with this beginning.
    executionRole: roleName(config, { prefix: 'AmazonSageMaker-' }),
    accessRole: roleName(config, { suffix: '-access' }),
    profileRole: roleName(config, { suffix: '-profile' }),
  };
}

/**
 * Name of an environment's CloudFormation stack: `<project>-analytics-<name>`.
 *
 * @public
 */
export function environmentStackName(
  config: Pick<EnvironmentConfig, 'projectName' | 'environment'>,
): string {
  return `${config.projectName}-analytics-${config.environment.name}`;
}

/**
 * IAM is global, so a role's name holds the region. The parts are joined by a character that none of them can contain;
 * a project too long to fit is cut and gets a fingerprint, so that two environments never end up with one name.
 */
function roleName(
  config: NamedConfig,
  affix: { prefix?: string; suffix?: string },
): string {
  const { prefix = '', suffix = '' } = affix;
  const tail = `_${config.environment.name}_${config.region}`;
  const room = LONGEST_ROLE_NAME - prefix.length - suffix.length - tail.length;
  return `${prefix}${fit(config.projectName, room)}${tail}${suffix}`;
}

function fit(text: string, room: number): string {
  if (text.length <= room) return text;
  const fingerprint = createHash('sha256')
    .update(text)
    .digest('hex')
    .slice(0, FINGERPRINT_LENGTH);
  return `${text.slice(0, room - fingerprint.length - 1)}.${fingerprint}`;
}
