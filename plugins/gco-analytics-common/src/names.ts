/**
 * What an environment may be called: 3-20 characters, lower case letters, digits and single dashes, starting with a letter.
 * The name is part of every physical name in AWS, so the narrowest rule of those services applies.
 *
 * A string, so that JSON Schema, OpenAPI and form fields can use it as it is.
 *
 * @public
 */
export const ENVIRONMENT_NAME_PATTERN = '^(?=.{3,20}$)[a-z](-?[a-z0-9])+$';

/**
 * An AWS account id: 12 digits.
 *
 * @public
 */
export const ACCOUNT_ID_PATTERN = '^[0-9]{12}$';

/**
 * An AWS region of any partition, e.g. `eu-west-1`, `us-gov-west-1`, `cn-north-1`.
 *
 * @public
 */
export const REGION_PATTERN = '^[a-z]{2}(-[a-z]+)+-[0-9]$';

/**
 * Name of a SageMaker user profile: 1-63 characters, letters, digits and dashes inside.
 *
 * @public
 */
export const PROFILE_NAME_PATTERN = '^(?=.{1,63}$)[a-zA-Z0-9](-*[a-zA-Z0-9])*$';

/**
 * Prefix of physical names, `gco` unless configured otherwise.
 *
 * @public
 */
export const PROJECT_NAME_PATTERN =
  '^(?!aws|ssm)(?!.*-analytics(-|$))[a-z][a-z0-9-]{1,30}$';

/** @public */
export const DEFAULT_PROJECT_NAME = 'gco';

/**
 * Whether `name` may name an environment, see {@link ENVIRONMENT_NAME_PATTERN}.
 *
 * @public
 */
export function isEnvironmentName(name: string): boolean {
  return new RegExp(ENVIRONMENT_NAME_PATTERN).test(name);
}
