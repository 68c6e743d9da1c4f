import {
  EnvironmentConfigInput,
  FoundationConfigInput,
  parseEnvironmentConfig,
  parseFoundationConfig,
} from '../config';

/** Where the examples land. */
export const EXAMPLE = {
  account: '444455556666',
  region: 'eu-west-1',
} as const;

const PORTAL = {
  hubRoleArn: 'arn:aws:iam::111122223333:role/gco-analytics-hub',
  externalId: 'external-id',
};

const LEAST: EnvironmentConfigInput = {
  ...EXAMPLE,
  environment: { name: 'forecasting', owner: 'group:default/forecasting' },
};

/** An environment with changes to what every config has. */
export const exampleEnvironment = (
  changes: Partial<EnvironmentConfigInput> = {},
) => parseEnvironmentConfig({ ...LEAST, ...changes });

/** Changes that turn every feature on. */
export const EVERYTHING: Partial<EnvironmentConfigInput> = {
  access: PORTAL,
  network: { s3Policy: 'restricted' },
  studio: {
    canvas: { enabled: true, timeSeries: true },
    hyperpod: { enabled: true },
    instanceTypes: ['ml.t3.medium', 'ml.g5.xlarge'],
    lifecycleScripts: {
      jupyterLab: '#!/bin/bash\ntrue\n',
      codeEditor: '#!/bin/bash\ntrue\n',
    },
  },
  gco: { integration: true },
};

/** Changes that turn every feature off. */
export const LITTLE: Partial<EnvironmentConfigInput> = {
  emr: { enabled: false },
  login: { enabled: false },
  studio: { homeEfs: 'disabled' },
};

/** A foundation with changes to what every config has. */
export const exampleFoundation = (
  changes: Partial<FoundationConfigInput> = {},
) => parseFoundationConfig({ ...EXAMPLE, ...changes });

/** Changes that turn every feature of a foundation on. */
export const WHOLE_FOUNDATION: Partial<FoundationConfigInput> = {
  regions: [EXAMPLE.region, 'us-east-1'],
  accelerator: { enabled: true },
  images: { repositories: ['inference'] },
  portal: PORTAL,
};

/** The foundation of a region that holds nothing which the regions share. */
export const REGIONAL_FOUNDATION: Partial<FoundationConfigInput> = {
  globalRegion: 'us-east-1',
};
