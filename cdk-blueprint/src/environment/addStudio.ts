import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { EnvironmentConfig } from '../config';
import { EnvironmentNames } from '../config/environmentNames';
import { EnvironmentNetwork } from '../network/EnvironmentNetwork';
import { Storage } from './addStorage';
import { canvasSettings } from './canvasSettings';
import { fixedTags, mutableTags } from './environmentTags';
import { HomeDirectory } from './HomeDirectory';
import { DomainLifecycle } from './lifecycle/DomainLifecycle';
import { LifecycleScripts } from './LifecycleScripts';
import { StudioDomain } from './StudioDomain';

/** What Studio depends on. */
export interface StudioOptions {
  readonly config: EnvironmentConfig;
  readonly names: EnvironmentNames;
  readonly network: EnvironmentNetwork;
  readonly storage: Storage;
  readonly key: kms.IKey;
  readonly executionRole: iam.IRole;
}

/** Studio, and what sees to it. */
export interface Studio {
  readonly domain: StudioDomain;
  readonly homeDirectory: HomeDirectory;
  readonly lifecycle: DomainLifecycle;
}

/** Adds the domain, the function that makes people's directories, and what CloudFormation leaves to do. */
export function addStudio(scope: Construct, options: StudioOptions): Studio {
  const { config, names, network, storage, key, executionRole } = options;
  const { fileSystem } = storage;
  const place = { vpc: network.vpc, subnets: network.workloadSubnets, key };
  const homeDirectory = new HomeDirectory(scope, 'HomeDirectory', {
    ...place,
    fileSystem,
    fileSystemGroup: network.securityGroups.fileSystem,
  });
  const lifecycle = new DomainLifecycle(scope, 'Lifecycle', {
    ...place,
    config,
    name: names.stack,
    storage,
  });
  const domain = new StudioDomain(scope, 'StudioDomain', {
    domainName: names.domain,
    vpc: network.vpc,
    subnetIds: network.workloadSubnetIds,
    securityGroup: network.securityGroups.studio,
    key,
    executionRole,
    fileSystem,
    scripts: new LifecycleScripts(scope, 'LifecycleScripts', {
      prefix: names.stack,
      scripts: config.studio.lifecycleScripts,
    }),
    settings: config.studio,
    tags: fixedTags(config),
  });
  lifecycle.attend({
    domain,
    fileSystem,
    mutableTags: mutableTags(config),
    canvas: canvasSettings({
      canvas: config.studio.canvas,
      bucket: storage.studioBucket.bucket,
      key,
    }),
  });
  return { domain, homeDirectory, lifecycle };
}
