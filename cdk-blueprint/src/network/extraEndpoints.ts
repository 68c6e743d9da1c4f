/**
 * Interface endpoints that an environment can have beyond those its features call for.
 *
 * @public
 */
export const EXTRA_ENDPOINTS = [
  'athena',
  'bedrock-runtime',
  'codeartifact',
  'ec2',
  'elasticfilesystem',
  'experiments',
  'feature-store',
  'glue',
  'monitoring',
  'notebook',
  'projects',
  'secretsmanager',
  'ssm',
] as const;

/**
 * Name of one of {@link EXTRA_ENDPOINTS}.
 *
 * @public
 */
export type ExtraEndpoint = (typeof EXTRA_ENDPOINTS)[number];
