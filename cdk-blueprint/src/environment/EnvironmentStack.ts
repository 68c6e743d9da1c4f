import {
  CfnElement,
  DefaultStackSynthesizer,
  RemovalPolicy,
  Stack,
  Tags,
} from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { EnvironmentConfig } from '../config';
import { EnvironmentNames, environmentNames } from '../config/environmentNames';
import { firstZones } from '../network/availabilityZones';
import { endpointNames } from '../network/endpointNames';
import { EnvironmentNetwork } from '../network/EnvironmentNetwork';
import { BLUEPRINT_VERSION } from '../version';
import { AccessLogBucket } from './AccessLogBucket';
import { AccessRole } from './AccessRole';
import { EnvironmentKey } from './EnvironmentKey';
import { EnvironmentOutputs, Outputs } from './EnvironmentOutputs';
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
    const { config, names } = this;
    const keepsBuckets = removalPolicy(config.storage.buckets.removalPolicy);
    const keepsFiles = removalPolicy(config.storage.efs.removalPolicy);

    const environmentKey = new EnvironmentKey(this, 'Key', {
      description: `Data of analytics environment ${config.environment.name}`,
      // Data that stays is worth nothing without the key.
      removalPolicy: [keepsBuckets, keepsFiles].includes(
        RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
      )
        ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
        : RemovalPolicy.DESTROY,
    });
    const { key } = environmentKey;

    const network = new EnvironmentNetwork(this, 'Network', {
      settings: config.network,
      endpoints: endpointNames(config),
      spark: config.emr.enabled,
      key,
    });

    const accessLogs = new AccessLogBucket(this, 'AccessLogBucket', {
      retentionDays: config.storage.accessLogRetentionDays,
      removalPolicy: keepsBuckets,
    });
    const studioBucket = new StudioBucket(this, 'StudioBucket', {
      key,
      accessLogs: accessLogs.bucket,
      removalPolicy: keepsBuckets,
    });

    const { role: executionRole } = new StudioExecutionRole(
      this,
      'ExecutionRole',
      {
        roleName: names.executionRole,
        runsSpark: config.emr.enabled,
      },
    );
    environmentKey.grantUse(executionRole);
    studioBucket.grantReadWrite(executionRole);

    const fileSystem = new StudioFileSystem(this, 'FileSystem', {
      vpc: network.vpc,
      subnets: network.workloadSubnets,
      securityGroup: network.securityGroups.fileSystem,
      key,
      removalPolicy: keepsFiles,
    });
    fileSystem.grantMount(executionRole);

    const domain = new StudioDomain(this, 'StudioDomain', {
      domainName: names.domain,
      vpc: network.vpc,
      subnetIds: network.workloadSubnetIds,
      securityGroup: network.securityGroups.studio,
      key,
      executionRole,
      fileSystem,
      settings: config.studio,
      tags: environmentTags(config),
    });
    domain.grantWork(executionRole);

    const spark = this.addSpark(network, executionRole);

    new EnvironmentOutputs(this, 'Outputs', {
      BlueprintVersion: {
        value: BLUEPRINT_VERSION,
        description: 'Version of the blueprint',
      },
      DomainId: {
        value: domain.domain.attrDomainId,
        description: 'Studio domain',
      },
      DomainArn: {
        value: domain.domain.attrDomainArn,
        description: 'ARN of the Studio domain',
      },
      DomainUrl: {
        value: domain.domain.attrUrl,
        description: 'URL of the Studio domain',
      },
      ExecutionRoleArn: {
        value: executionRole.roleArn,
        description: 'Role of notebooks and jobs',
      },
      ...this.addPortalRoles(domain, executionRole),
      StudioBucketName: {
        value: studioBucket.bucket.bucketName,
        description: "The team's bucket",
      },
      AccessLogBucketName: {
        value: accessLogs.bucket.bucketName,
        description: 'Bucket of the access logs',
      },
      FileSystemId: {
        value: fileSystem.fileSystemId,
        description: "The team's file system",
      },
      KeyArn: { value: key.keyArn, description: 'KMS key of all data' },
      VpcId: { value: network.vpc.vpcId, description: 'VPC' },
      PrivateSubnetIds: {
        value: network.workloadSubnetIds.join(','),
        description: 'Subnets of the workloads, separated by commas',
      },
      ...spark,
    });
  }

  private addSpark(
    network: EnvironmentNetwork,
    executionRole: iam.Role,
  ): Outputs {
    const { spark: securityGroup } = network.securityGroups;
    if (!securityGroup) return {};
    const spark = new SparkApplication(this, 'SparkApplication', {
      applicationName: this.names.emrApplication,
      subnetIds: network.workloadSubnetIds,
      securityGroup,
      settings: this.config.emr,
    });
    spark.grantRunJobs(executionRole);
    return {
      EmrApplicationId: {
        value: spark.application.attrApplicationId,
        description: 'EMR Serverless application for Spark',
      },
    };
  }

  private addPortalRoles(
    domain: StudioDomain,
    executionRole: iam.IRole,
  ): Outputs {
    const { access } = this.config;
    if (!access) return {};
    const { role: accessRole } = new AccessRole(this, 'AccessRole', {
      roleName: this.names.accessRole,
      access,
      domain: domain.arns,
    });
    const { role: profileRole } = new ProfileRole(this, 'ProfileRole', {
      roleName: this.names.profileRole,
      access,
      domain: domain.arns,
      executionRole,
    });
    return {
      AccessRoleArn: {
        value: accessRole.roleArn,
        description: 'The portal opens Studio with this role',
      },
      ProfileRoleArn: {
        value: profileRole.roleArn,
        description: 'The portal makes user profiles with this role',
      },
    };
  }
}

// Data to be kept is kept when the stack goes or the resource is replaced, not when its very creation fails.
function removalPolicy(policy: 'destroy' | 'retain'): RemovalPolicy {
  return policy === 'retain'
    ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
    : RemovalPolicy.DESTROY;
}
