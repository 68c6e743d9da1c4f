import {
  CfnElement,
  DefaultStackSynthesizer,
  RemovalPolicy,
  Stack,
  Tags,
} from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { EnvironmentConfig } from '../config';
import { EnvironmentNames, environmentNames } from '../config/environmentNames';
import { firstZones } from '../network/availabilityZones';
import { endpointNames } from '../network/endpointNames';
import { EnvironmentNetwork } from '../network/EnvironmentNetwork';
import { AccessLogBucket } from './AccessLogBucket';
import { AccessRole } from './AccessRole';
import { EnvironmentKey } from './EnvironmentKey';
import { EnvironmentOutputs } from './EnvironmentOutputs';
import { environmentTags } from './environmentTags';
import { ProfileRole } from './ProfileRole';
import { readableLogicalId } from './readableLogicalId';
import { SparkApplication } from './SparkApplication';
import { StudioBucket } from './StudioBucket';
import { StudioDomain } from './StudioDomain';
import { StudioExecutionRole } from './StudioExecutionRole';
import { StudioFileSystem } from './StudioFileSystem';

/** Properties of {@link EnvironmentStack}. */
export interface EnvironmentStackProps {
  readonly config: EnvironmentConfig;
}

/** Everything a team's analytics environment consists of. Pure CloudFormation: no assets, no custom resources. */
export class EnvironmentStack extends Stack {
  private readonly config: EnvironmentConfig;
  private readonly names: EnvironmentNames;

  constructor(scope: Construct, id: string, { config }: EnvironmentStackProps) {
    const names = environmentNames(config);
    super(scope, id, {
      stackName: names.stack,
      description: `Analytics environment ${config.environment.name}`,
      env: { account: config.account, region: config.region },
      // Whoever deploys checks the bootstrap version; the template needs no parameter for it.
      synthesizer: new DefaultStackSynthesizer({
        generateBootstrapVersionRule: false,
      }),
      tags: environmentTags(config),
    });
    this.config = config;
    this.names = names;
    this.build();
    Object.entries(environmentTags(config)).forEach(([key, value]) =>
      Tags.of(this).add(key, value),
    );
  }

  /** The region's first zones, by CloudFormation's own function: an account-bound stack would look them up otherwise. */
  override get availabilityZones(): string[] {
    return firstZones();
  }

  protected override allocateLogicalId(element: CfnElement): string {
    return readableLogicalId(
      element.node.scopes
        .slice(this.node.scopes.length)
        .map(scope => scope.node.id),
    );
  }

  private build(): void {
    const environmentKey = this.addKey();
    const { key } = environmentKey;
    const network = this.addNetwork(key);
    const { accessLogBucket, studioBucket } = this.addBuckets(key);
    const { role: executionRole } = new StudioExecutionRole(
      this,
      'ExecutionRole',
      {
        roleName: this.names.executionRole,
        runsSpark: this.config.emr.enabled,
      },
    );
    const fileSystem = this.addFileSystem(network, key);
    const domain = this.addDomain({ network, key, executionRole, fileSystem });
    const spark = this.addSpark(network);

    environmentKey.grantUse(executionRole);
    studioBucket.grantReadWrite(executionRole);
    fileSystem.grantMount(executionRole);
    domain.grantWork(executionRole);
    spark?.grantRunJobs(executionRole);

    new EnvironmentOutputs(this, 'Outputs', {
      key,
      network,
      studioBucket: studioBucket.bucket,
      accessLogBucket: accessLogBucket.bucket,
      fileSystem,
      executionRole,
      domain,
      spark,
      ...this.addPortalRoles(domain, executionRole),
    });
  }

  private addKey(): EnvironmentKey {
    const { environment, storage } = this.config;
    const policies = [storage.buckets, storage.efs].map(
      ({ removalPolicy }) => removalPolicy,
    );
    return new EnvironmentKey(this, 'Key', {
      description: `Data of analytics environment ${environment.name}`,
      // Data that stays is worth nothing without the key.
      removalPolicy: toRemovalPolicy(
        policies.includes('retain') ? 'retain' : 'destroy',
      ),
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

  private addBuckets(key: kms.IKey) {
    const { accessLogRetentionDays, buckets } = this.config.storage;
    const removalPolicy = toRemovalPolicy(buckets.removalPolicy);
    const accessLogBucket = new AccessLogBucket(this, 'AccessLogBucket', {
      retentionDays: accessLogRetentionDays,
      removalPolicy,
    });
    const studioBucket = new StudioBucket(this, 'StudioBucket', {
      key,
      accessLogs: accessLogBucket.bucket,
      removalPolicy,
    });
    return { accessLogBucket, studioBucket };
  }

  private addFileSystem(
    network: EnvironmentNetwork,
    key: kms.IKey,
  ): StudioFileSystem {
    return new StudioFileSystem(this, 'FileSystem', {
      vpc: network.vpc,
      subnets: network.workloadSubnets,
      securityGroup: network.securityGroups.fileSystem,
      key,
      removalPolicy: toRemovalPolicy(this.config.storage.efs.removalPolicy),
    });
  }

  private addDomain(parts: {
    network: EnvironmentNetwork;
    key: kms.IKey;
    executionRole: iam.IRole;
    fileSystem: StudioFileSystem;
  }): StudioDomain {
    const { network, ...others } = parts;
    return new StudioDomain(this, 'StudioDomain', {
      ...others,
      domainName: this.names.domain,
      vpc: network.vpc,
      subnetIds: network.workloadSubnetIds,
      securityGroup: network.securityGroups.studio,
      settings: this.config.studio,
      tags: environmentTags(this.config),
    });
  }

  private addSpark(network: EnvironmentNetwork): SparkApplication | undefined {
    const { spark: securityGroup } = network.securityGroups;
    if (!securityGroup) return undefined;
    return new SparkApplication(this, 'SparkApplication', {
      applicationName: this.names.emrApplication,
      subnetIds: network.workloadSubnetIds,
      securityGroup,
      settings: this.config.emr,
    });
  }

  private addPortalRoles(
    { arns: domain }: StudioDomain,
    executionRole: iam.IRole,
  ): { accessRole?: iam.IRole; profileRole?: iam.IRole } {
    const { access } = this.config;
    if (!access) return {};
    const { role: accessRole } = new AccessRole(this, 'AccessRole', {
      roleName: this.names.accessRole,
      access,
      domain,
    });
    const { role: profileRole } = new ProfileRole(this, 'ProfileRole', {
      roleName: this.names.profileRole,
      access,
      domain,
      executionRole,
    });
    return { accessRole, profileRole };
  }
}

// Data to be kept is kept when the stack goes or the resource is replaced, not when its very creation fails.
function toRemovalPolicy(policy: 'destroy' | 'retain'): RemovalPolicy {
  return policy === 'retain'
    ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
    : RemovalPolicy.DESTROY;
}
