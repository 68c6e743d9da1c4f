import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct, Dependable, IDependable } from 'constructs';
import type { EnvironmentConfig } from '../../config';
import { Storage } from '../addStorage';
import { fixedTags } from '../environmentTags';
import { SparkApplication } from '../SparkApplication';
import { StudioDomain } from '../StudioDomain';
import { BucketRemoval } from './BucketRemoval';
import { DefaultSecurityGroup } from './DefaultSecurityGroup';
import { DomainDrain } from './DomainDrain';
import { DomainLeftovers } from './DomainLeftovers';
import { DomainSettings, DomainSettingsProps } from './DomainSettings';
import { LifecycleProvider } from './LifecycleProvider';
import { SparkDeleteGuard } from './SparkDeleteGuard';
import { SparkUpdateGuard } from './SparkUpdateGuard';

/** Properties of {@link DomainLifecycle}. */
export interface DomainLifecycleProps {
  readonly config: EnvironmentConfig;

  /** Name of the stack. */
  readonly name: string;

  readonly vpc: ec2.Vpc;

  /** Subnets of the domain; they outlive what SageMaker puts into them. */
  readonly subnets: ec2.SubnetSelection;

  readonly storage: Pick<Storage, 'studioBucket' | 'accessLogBucket'>;

  /** Encrypts logs. */
  readonly key: kms.IKey;
}

/** What {@link DomainLifecycle.attend} is about. */
export interface AttendedDomain
  extends Pick<DomainSettingsProps, 'canvas' | 'fileSystem' | 'mutableTags'> {
  readonly domain: StudioDomain;
}

/**
 * The work around the domain that CloudFormation does not do. CloudFormation deletes in the opposite order of creation, so
 * the order is the whole point; each line is made after, and goes before, the lines above it:
 *
 * 1. network, with its subnets; mount targets of the team's file system
 * 2. leftovers: on deletion, takes away what SageMaker made and left in the network
 * 3. domain
 * 4. settings: tags, Canvas and the way to the team's file system; on deletion, closes that way
 * 5. drain: on deletion, ends apps, spaces and profiles
 * 6. whatever makes profiles or opens Studio: it is gone when the drain begins, so nothing comes after it
 *
 * Around Spark: guard for updates, application, guard for deletion, whoever starts the application.
 *
 * Buckets that go with the environment are emptied when domain and Spark are gone; {@link BucketRemoval} says how.
 */
export class DomainLifecycle extends Construct {
  /** Empties the buckets when the environment goes; undefined when they stay. */
  readonly bucketRemoval?: BucketRemoval;

  private readonly config: EnvironmentConfig;
  private readonly vpc: ec2.Vpc;
  private readonly provider: LifecycleProvider;
  private readonly leftovers: DomainLeftovers;
  private drain?: DomainDrain;

  constructor(scope: Construct, id: string, props: DomainLifecycleProps) {
    super(scope, id);
    this.config = props.config;
    this.vpc = props.vpc;
    this.provider = new LifecycleProvider(this, 'Functions', props);
    this.leftovers = new DomainLeftovers(this, 'DomainLeftovers', {
      provider: this.provider,
      vpc: props.vpc,
      fixedTags: fixedTags(props.config),
      homeFileSystem: props.config.storage.efs.removalPolicy,
    });
    this.leftovers.node.addDependency(
      ...props.vpc.selectSubnets(props.subnets).subnets,
    );
    new DefaultSecurityGroup(this, 'DefaultSecurityGroup', {
      provider: this.provider,
      vpc: props.vpc,
    });
    this.bucketRemoval = this.addBucketRemoval(props.storage);
  }

  /** Sees to a domain from its creation to its end. */
  attend({ domain: studio, ...others }: AttendedDomain): void {
    const { provider, vpc, config } = this;
    const { domain, arns } = studio;
    domain.node.addDependency(this.leftovers);
    this.bucketRemoval?.endDataBefore(domain);
    const settings = new DomainSettings(this, 'DomainSettings', {
      ...others,
      provider,
      vpc,
      domain,
      fixedTags: fixedTags(config),
    });
    this.drain = new DomainDrain(this, 'DomainDrain', {
      provider,
      domainId: domain.attrDomainId,
      arns,
    });
    this.drain.node.addDependency(settings);
  }

  /** Has what makes profiles or opens Studio gone before the domain is drained. */
  endBeforeDrain(maker: IDependable): void {
    const { drain } = this;
    if (!drain) return;
    Dependable.of(maker).dependencyRoots.forEach(root =>
      root.node.addDependency(drain),
    );
  }

  /** Stops a Spark application before it is updated and before it is deleted. */
  guardSpark(
    spark: SparkApplication,
    applicationName: string,
  ): SparkDeleteGuard {
    const { provider, config } = this;
    const updateGuard = new SparkUpdateGuard(this, 'SparkUpdateGuard', {
      provider,
      applicationName,
      environmentName: config.environment.name,
      settings: config.emr,
    });
    spark.application.node.addDependency(updateGuard);
    this.bucketRemoval?.endDataBefore(spark.application);
    return new SparkDeleteGuard(this, 'SparkDeleteGuard', { provider, spark });
  }

  private addBucketRemoval(
    storage: DomainLifecycleProps['storage'],
  ): BucketRemoval | undefined {
    const { removalPolicy } = this.config.storage.buckets;
    if (removalPolicy === 'retain') return undefined;
    return new BucketRemoval(this, 'Buckets', {
      provider: this.provider,
      studioBucket: storage.studioBucket.bucket,
      accessLogBucket: storage.accessLogBucket.bucket,
    });
  }
}
