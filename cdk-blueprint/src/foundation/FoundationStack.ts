import { RemovalPolicy, Tags } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { FoundationConfig } from '../config';
import { FoundationNames, foundationNames } from '../config/foundationNames';
import { BlueprintStack } from '../stacks/BlueprintStack';
import { BLUEPRINT_VERSION } from '../version';
import { Accelerator } from './Accelerator';
import { ClusterSharedBucket } from './ClusterSharedBucket';
import { ContainerRepositories } from './ContainerRepositories';
import { FoundationOutputs, SharedParts } from './FoundationOutputs';
import {
  FoundationParameters,
  foundationParameters,
} from './foundationParameters';
import { FoundationTables } from './FoundationTables';
import { ImageLookup } from './ImageLookup';
import { ImageReplication } from './ImageReplication';
import { ModelBucket } from './ModelBucket';
import { PortalReadRole } from './PortalReadRole';
import { replicationDestinations } from './replicationDestinations';
import { TableBackup } from './TableBackup';

/** Properties of {@link FoundationStack}. */
export interface FoundationStackProps {
  readonly config: FoundationConfig;
}

/**
 * What an account and region needs before environments come: the portal's read role, and, in the project's global region,
 * all that the regions share.
 */
export class FoundationStack extends BlueprintStack {
  private readonly config: FoundationConfig;
  private readonly names: FoundationNames;
  private readonly parameters: FoundationParameters;

  constructor(scope: Construct, id: string, { config }: FoundationStackProps) {
    const names = foundationNames(config);
    const tags = { 'gco:project': config.projectName };
    super(scope, id, {
      stackName: names.stack,
      description: `Foundation of ${config.projectName} in ${config.region}`,
      account: config.account,
      region: config.region,
      tags,
    });
    this.config = config;
    this.names = names;
    this.parameters = foundationParameters(config.projectName);
    const isGlobal = config.region === config.globalRegion;
    new FoundationOutputs(this, 'Outputs', {
      shared: isGlobal ? this.addShared() : undefined,
      readRole: this.addReadRole(),
    });
    // Resources of every kind take other tags without being replaced; the stack's own never change.
    const versioned = { ...tags, 'gco:blueprint-version': BLUEPRINT_VERSION };
    Object.entries(versioned).forEach(([key, value]) =>
      Tags.of(this).add(key, value),
    );
  }

  private addReadRole(): iam.IRole | undefined {
    const { portal } = this.config;
    if (!portal) return undefined;
    return new PortalReadRole(this, 'PortalReadRole', {
      roleName: this.names.readRole,
      portal,
    }).role;
  }

  private addShared(): SharedParts {
    const clusterSharedBucket = new ClusterSharedBucket(
      this,
      'ClusterSharedBucket',
      this.bucketProps(),
    );
    return {
      clusterSharedBucket,
      modelBucket: new ModelBucket(this, 'ModelBucket', this.bucketProps()),
      tables: this.addTables(),
      accelerator: this.addAccelerator(),
      imageLookup: this.addImages(clusterSharedBucket),
    };
  }

  private bucketProps() {
    const { accessLogRetentionDays } = this.config.data;
    return {
      parameters: this.parameters,
      accessLogRetentionDays,
      removalPolicy: this.dataRemovalPolicy(),
    };
  }

  private addTables(): FoundationTables {
    const removalPolicy = this.dataRemovalPolicy();
    const tables = new FoundationTables(this, 'Tables', {
      parameters: this.parameters,
      removalPolicy,
    });
    new TableBackup(this, 'Backup', {
      projectName: this.config.projectName,
      planName: this.names.backupPlan,
      tables: Object.values(tables.tables),
      removalPolicy,
    });
    return tables;
  }

  private addAccelerator(): Accelerator | undefined {
    const { accelerator: settings, regions } = this.config;
    if (!settings.enabled) return undefined;
    return new Accelerator(this, 'Accelerator', {
      settings,
      regions,
      parameters: this.parameters,
    });
  }

  private addImages({ key }: ClusterSharedBucket): ImageLookup {
    const { projectName, account, images } = this.config;
    const { repositoryPrefix } = this.names;
    const lookup = new ImageLookup(this, 'ImageLookup', {
      repositoryPrefix,
      key,
    });
    new ContainerRepositories(this, 'Repositories', {
      settings: images,
      repositoryPrefix,
      serviceToken: lookup.serviceToken,
    });
    const destinations = replicationDestinations(this.config);
    if (destinations.length > 0) {
      new ImageReplication(this, 'ImageReplication', {
        projectName,
        account,
        destinations,
      });
    }
    return lookup;
  }

  // Data to be kept is kept when the stack goes or the resource is replaced, not when its very creation fails.
  private dataRemovalPolicy(): RemovalPolicy {
    return this.config.data.removalPolicy === 'retain'
      ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
      : RemovalPolicy.DESTROY;
  }
}
