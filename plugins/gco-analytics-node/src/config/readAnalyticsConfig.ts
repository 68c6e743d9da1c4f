import { RootConfigService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  DEFAULT_PROJECT_NAME,
  PROJECT_NAME_PATTERN,
} from '@gco/plugin-gco-analytics-common';
import { readAccounts } from './readAccounts';
import { readDuration } from './readDuration';
import { readRoleArn } from './readRoleArn';
import { AnalyticsConfig } from './types';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/**
 * Reads the `gcoAnalytics` section of the app config.
 *
 * @throws InputError with the offending value
 * @public
 */
export function readAnalyticsConfig(
  config: RootConfigService,
): AnalyticsConfig {
  const section = config.getConfig('gcoAnalytics');
  const hub = section.getConfig('hub');
  return {
    projectName: readProjectName(section),
    hub: {
      roleArn: readRoleArn(hub, 'roleArn', 'gcoAnalytics.hub').arn,
      assume: hub.getOptionalBoolean('assume') ?? true,
    },
    accounts: readAccounts(section),
    studio: readStudio(section.getOptionalConfig('studio')),
    status: {
      frequencySeconds:
        readDuration(section.getOptionalConfig('status'), 'frequency', {
          default: 30 * SECOND,
          min: 10 * SECOND,
        }) / SECOND,
    },
    operations: readOperations(section.getOptionalConfig('operations')),
    localAws: readLocalAws(section.getOptionalConfig('localAws')),
  };
}

function readProjectName(section: Config): string {
  const name = section.getOptionalString('projectName') ?? DEFAULT_PROJECT_NAME;
  if (!new RegExp(PROJECT_NAME_PATTERN).test(name)) {
    throw new InputError(
      `gcoAnalytics.projectName must match ${PROJECT_NAME_PATTERN}, got '${name}'`,
    );
  }
  return name;
}

function readStudio(config?: Config): AnalyticsConfig['studio'] {
  const urlLifetime = readDuration(config, 'urlLifetime', {
    default: 20 * SECOND,
    min: 5 * SECOND,
    max: 300 * SECOND,
  });
  const sessionDuration = readDuration(config, 'sessionDuration', {
    default: 12 * HOUR,
    min: 30 * MINUTE,
    max: 12 * HOUR,
  });
  // AWS takes whole seconds.
  return {
    urlLifetimeSeconds: Math.round(urlLifetime / SECOND),
    sessionDurationSeconds: Math.round(sessionDuration / SECOND),
  };
}

function readOperations(config?: Config): AnalyticsConfig['operations'] {
  return {
    leaseSeconds:
      readDuration(config, 'lease', {
        default: 60 * SECOND,
        min: 10 * SECOND,
      }) / SECOND,
    pollIntervalMs: readDuration(config, 'pollInterval', {
      default: 5 * SECOND,
      min: 100,
    }),
  };
}

function readLocalAws(config?: Config): AnalyticsConfig['localAws'] {
  if (!config) {
    return undefined;
  }
  const url = config.getString('url');
  if (!URL.canParse(url) || !/^https?:/.test(url)) {
    throw new InputError(
      `gcoAnalytics.localAws.url must be an http address, got '${url}'`,
    );
  }
  return { url };
}
