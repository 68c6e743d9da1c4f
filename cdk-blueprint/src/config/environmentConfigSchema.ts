import { z } from 'zod';
import { accessConfig } from './accessConfig';
import { checkAcrossSections } from './checkAcrossSections';
import { emrConfig } from './emrConfig';
import { section, text } from './fields';
import { networkConfig } from './networkConfig';
import { KNOWN_REGIONS } from './regions';
import { storageConfig } from './storageConfig';
import { studioConfig } from './studioConfig';

const region = () =>
  z.enum(KNOWN_REGIONS as [string, ...string[]], {
    error: 'must be an AWS region, such as eu-west-1',
  });

const ENTITY_REF =
  /^(group|user):[a-z0-9]+(-+[a-z0-9]+)*\/[a-z0-9]([a-z0-9._-]*[a-z0-9])?$/i;

/** Every key of the config, before the rules that look at several keys at once. */
const shape = section({
  projectName: text(
    'must be 2 to 31 lower-case letters, digits or hyphens, beginning with a letter',
    /^[a-z][a-z0-9-]{1,30}$/,
  )
    .default('gco')
    .describe(
      "Prefix of the stack's name and of every named resource. Fixed once deployed",
    ),
  environment: section({
    name: text(
      'must be 3 to 20 lower-case letters, digits or single hyphens, beginning with a letter and not ending with a hyphen',
      /^(?!.*--)[a-z][a-z0-9-]{1,18}[a-z0-9]$/,
    ).describe(
      'Name of the environment, unique in the portal and part of every physical name. Fixed once deployed',
    ),
    owner: text(
      'must be the entity ref of a group or user, such as group:default/forecasting',
      ENTITY_REF,
    )
      .max(200, { error: 'must be an entity ref of at most 200 characters' })
      .describe('Entity ref of the owning group. Not written to AWS'),
  }).describe('What the environment is called and whose it is'),
  account: text('must be a string of 12 digits', /^\d{12}$/).describe(
    'AWS account to deploy to. Fixed once deployed',
  ),
  region: region().describe('AWS region to deploy to. Fixed once deployed'),
  globalRegion: region()
    .optional()
    .describe(
      'Region that holds what all regions of the project share. Default: the same region',
    ),
  network: networkConfig.prefault({}).describe("The environment's own network"),
  studio: studioConfig.prefault({}).describe('SageMaker Studio'),
  storage: storageConfig.prefault({}).describe('Buckets and file system'),
  emr: emrConfig.describe('EMR Serverless'),
  access: accessConfig
    .optional()
    .describe(
      'Who may open Studio for people. Without it the roles that the portal assumes are not created',
    ),
});

/**
 * The one description of an environment's config: types, defaults, validation and JSON Schema all come from it.
 *
 * @public
 */
export const environmentConfigSchema = shape
  .superRefine(checkAcrossSections)
  .transform(config => ({
    ...config,
    globalRegion: config.globalRegion ?? config.region,
  }));

/**
 * Config of one environment, complete with its defaults.
 *
 * @public
 */
export type EnvironmentConfig = z.output<typeof environmentConfigSchema>;

/**
 * Config of one environment as people write it: only `environment`, `account` and `region` are required.
 *
 * @public
 */
export type EnvironmentConfigInput = z.input<typeof environmentConfigSchema>;
