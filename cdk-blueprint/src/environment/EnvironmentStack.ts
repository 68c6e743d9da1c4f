import { RemovalPolicy } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { EnvironmentConfig } from '../config';
import { EnvironmentNames, environmentNames } from '../config/environmentNames';
import { LoginApi } from '../login';
import { endpointNames } from '../network/endpointNames';
import { EnvironmentNetwork } from '../network/EnvironmentNetwork';
import { S3Perimeter } from '../network/S3Perimeter';
import { BlueprintStack } from '../stacks/BlueprintStack';
import { addPortalRoles } from './addPortalRoles';
import { addSpark } from './addSpark';
import { addStorage, Storage, toRemovalPolicy } from './addStorage';
import { addStudio, Studio } from './addStudio';
import { EnvironmentKey } from './EnvironmentKey';
import { EnvironmentOutputs } from './EnvironmentOutputs';
import { fixedTags } from './environmentTags';
import { GcoAccess } from './gco/GcoAccess';
import { retainedData } from './retainedData';
import { StudioExecutionRole } from './StudioExecutionRole';
import { tagResources } from './tagResources';

/** Properties of {@link EnvironmentStack}. */
export interface EnvironmentStackProps {
  readonly config: EnvironmentConfig;
}

/**
 * Everything a team's analytics environment consists of. `DomainLifecycle` says in which order it is made and taken away.
 */
export class EnvironmentStack extends BlueprintStack {
  private readonly config: EnvironmentConfig;
  private readonly names: EnvironmentNames;

  constructor(scope: Construct, id: string, { config }: EnvironmentStackProps) {
    const names = environmentNames(config);
    super(scope, id, {
      stackName: names.stack,
      description: `Analytics environment ${config.environment.name}`,
      account: config.account,
      region: config.region,
      tags: fixedTags(config),
    });
    this.config = config;
    this.names = names;
    this.build();
    tagResources(this, config);
  }

  private build(): void {
    const { config, names } = this;
    const environmentKey = this.addKey();
    const { key } = environmentKey;
    const network = this.addNetwork(key);
    const storage = addStorage(this, {
      settings: config.storage,
      network,
      key,
    });
    const executionRole = this.addExecutionRole();
    const common = { config, names, network, key, executionRole };
    const studio = addStudio(this, { ...common, storage });
    const spark = addSpark(this, {
      ...common,
      settings: config.emr,
      lifecycle: studio.lifecycle,
      logs: this.restrictsS3
        ? { bucket: storage.studioBucket.bucket, key }
        : undefined,
    });

    environmentKey.grantUse(executionRole);
    storage.studioBucket.grantReadWrite(executionRole);
    storage.fileSystem.grantMount(executionRole);
    studio.domain.grantWork(executionRole);
    spark?.application.grantRunJobs(executionRole);
    const gco = this.addGcoAccess(key);
    gco?.grantUse(executionRole);
    this.addPerimeter({ network, storage, studio, gco });

    new EnvironmentOutputs(this, 'Outputs', {
      ...common,
      storage,
      studio,
      spark,
      login: this.addLogin({ ...common, storage, studio }),
      portalRoles: addPortalRoles(this, {
        ...common,
        access: config.access,
        studio,
        spark,
      }),
    });
  }

  private get restrictsS3(): boolean {
    return this.config.network.s3Policy === 'restricted';
  }

  private addKey(): EnvironmentKey {
    const stays = retainedData(this.config).includes('Key');
    return new EnvironmentKey(this, 'Key', {
      description: `Data of analytics environment ${this.config.environment.name}`,
      removalPolicy: stays
        ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
        : RemovalPolicy.DESTROY,
    });
  }

  private addNetwork(key: kms.IKey): EnvironmentNetwork {
    return new EnvironmentNetwork(this, 'Network', {
      settings: this.config.network,
      endpoints: endpointNames(this.config),
      spark: this.config.emr.enabled,
      key,
    });
  }

  private addExecutionRole(): iam.Role {
    return new StudioExecutionRole(this, 'ExecutionRole', {
      roleName: this.names.executionRole,
      runsSpark: this.config.emr.enabled,
      canvas: this.config.studio.canvas,
    }).role;
  }

  private addPerimeter(parts: {
    network: EnvironmentNetwork;
    storage: Storage;
    studio: Studio;
    gco?: GcoAccess;
  }): void {
    const { network, storage, gco } = parts;
    const { bucketRemoval } = parts.studio.lifecycle;
    if (!this.restrictsS3) return;
    new S3Perimeter(this, 'S3Perimeter', {
      endpoint: network.s3Endpoint,
      buckets: [storage.studioBucket.bucket],
      otherBucketArns: gco ? [gco.bucketArn] : [],
      exemptRoles: bucketRemoval ? [bucketRemoval.role] : [],
    });
  }

  private addLogin(parts: {
    key: kms.IKey;
    executionRole: iam.IRole;
    storage: Storage;
    studio: Studio;
  }): LoginApi | undefined {
    const { config, names } = this;
    const { storage, studio, ...others } = parts;
    if (!config.login.enabled) return undefined;
    const { domain, homeDirectory, lifecycle } = studio;
    const login = new LoginApi(this, 'Login', {
      ...others,
      config,
      names,
      domain: { id: domain.domain.attrDomainId, arns: domain.arns },
      fileSystemId: storage.fileSystem.fileSystemId,
      homeDirectory: homeDirectory.blueprintFunction,
      accessLogBucket: storage.accessLogBucket.bucket,
      removalPolicy: toRemovalPolicy(config.cognito.removalPolicy),
    });
    lifecycle.endBeforeDrain(login.profileMakers);
    lifecycle.bucketRemoval?.endLogsBefore(login.logWriters);
    return login;
  }

  private addGcoAccess(key: kms.IKey): GcoAccess | undefined {
    const { gco, globalRegion, projectName } = this.config;
    if (!gco.integration) return undefined;
    return new GcoAccess(this, 'Gco', {
      projectName,
      apiRegion: gco.apiRegion,
      globalRegion,
      key,
    });
  }
}
