import { z } from 'zod';
import { acceleratorConfig } from './acceleratorConfig';
import { checkFoundation } from './checkFoundation';
import {
  accessLogRetentionDays,
  account,
  externalId,
  projectName,
  removalPolicy,
  roleArn,
} from './commonFields';
import { listOf, section } from './fields';
import { imagesConfig } from './imagesConfig';
import { region } from './regionField';

/** Every key of the config, before the rules that look at several keys at once. */
const shape = section({
  projectName: projectName().describe(
    "Prefix of the stack's name, of parameters and of repositories. Fixed once deployed",
  ),
  account: account().describe('AWS account to deploy to. Fixed once deployed'),
  region: region().describe('AWS region to deploy to. Fixed once deployed'),
  globalRegion: region()
    .optional()
    .describe(
      'Region that holds what all regions of the project share; it is in the template of this region only. Default: the same region',
    ),
  regions: listOf(region(), 'regions', 'a region')
    .optional()
    .describe(
      'Every region the project is deployed to. Default: region and globalRegion',
    ),
  data: section({
    removalPolicy: removalPolicy()
      .default('retain')
      .describe('What happens to buckets and tables when the stack is deleted'),
    accessLogRetentionDays: accessLogRetentionDays(),
  })
    .prefault({})
    .describe('Buckets and tables'),
  accelerator: acceleratorConfig.prefault({}).describe('Global Accelerator'),
  images: imagesConfig.prefault({}).describe('Container images'),
  portal: section({
    hubRoleArn: roleArn().describe(
      "The portal's role; it alone may assume the account's read role",
    ),
    externalId: externalId().describe(
      'External id that the portal presents when it assumes that role',
    ),
  })
    .optional()
    .describe(
      'Who may read the state of environments. Without it there is no read role',
    ),
});

/**
 * The one description of a foundation's config: types, defaults, validation and JSON Schema all come from it.
 *
 * @public
 */
export const foundationConfigSchema = shape
  .superRefine(checkFoundation)
  .transform(config => {
    const globalRegion = config.globalRegion ?? config.region;
    const { accelerator, projectName: project } = config;
    return {
      ...config,
      globalRegion,
      regions: config.regions ?? [...new Set([config.region, globalRegion])],
      accelerator: {
        ...accelerator,
        name: accelerator.name ?? `${project}-accelerator`,
      },
    };
  });

/**
 * Config of the foundation of one account and region, complete with its defaults.
 *
 * @public
 */
export type FoundationConfig = z.output<typeof foundationConfigSchema>;

/**
 * Config of a foundation as people write it: only `account` and `region` are required.
 *
 * @public
 */
export type FoundationConfigInput = z.input<typeof foundationConfigSchema>;
