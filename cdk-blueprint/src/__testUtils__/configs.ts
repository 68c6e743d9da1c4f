import {
  EnvironmentConfig,
  EnvironmentConfigInput,
  parseEnvironmentConfig,
} from '../config';

/** The least that a config can be. */
export const minimalInput: EnvironmentConfigInput = {
  environment: { name: 'forecasting', owner: 'group:default/forecasting' },
  account: '444455556666',
  region: 'eu-west-1',
};

/** Who may open Studio, as the portal adds it. */
export const access = {
  hubRoleArn: 'arn:aws:iam::111122223333:role/gco-analytics-hub',
  externalId: 'environment-forecasting-4711',
};

/** A config as the portal deploys it, with changes. */
export function exampleConfig(
  changes: Partial<EnvironmentConfigInput> = {},
): EnvironmentConfig {
  return parseEnvironmentConfig({ ...minimalInput, access, ...changes });
}
