import { z } from 'zod';
import { accessConfig } from './accessConfig';
import { checkAcrossSections } from './checkAcrossSections';
import { account, projectName } from './commonFields';
import { emrConfig } from './emrConfig';
import { section } from './fields';
import { gcoConfig } from './gcoConfig';
import { identityConfig } from './identityConfig';
import { cognitoConfig, loginConfig } from './loginConfig';
import { defaultS3Policy, networkConfig } from './networkConfig';
import { region } from './regionField';
import { storageConfig } from './storageConfig';
import { studioConfig } from './studioConfig';

/** Every key of the config, before the rules that look at several keys at once. */
const shape = section({
  projectName: projectName().describe(
    "Prefix of the stack's name and of every named resource. Fixed once deployed",
  ),
  environment: identityConfig,
  account: account().describe('AWS account to deploy to. Fixed once deployed'),
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
  login: loginConfig.prefault({}).describe('Sign-in beside the portal'),
  cognito: cognitoConfig
    .prefault({})
    .describe('User pool of that sign-in; unused while login.enabled is false'),
  access: accessConfig
    .optional()
    .describe(
      'Who may open Studio for people. Without it the roles that the portal assumes are not created',
    ),
  gco: gcoConfig.prefault({}).describe('Use of a GCO installation'),
});

/**
 * The one description of an environment's config: types, defaults, validation and JSON Schema all come from it.
 *
 * @public
 */
export const environmentConfigSchema = shape
  .superRefine(checkAcrossSections)
  .transform(config => {
    const globalRegion = config.globalRegion ?? config.region;
    const { network, gco } = config;
    return {
      ...config,
      globalRegion,
      network: {
        ...network,
        s3Policy: network.s3Policy ?? defaultS3Policy(network.mode),
      },
      gco: { ...gco, apiRegion: gco.apiRegion ?? globalRegion },
    };
  });

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
