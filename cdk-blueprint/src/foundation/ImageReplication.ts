import * as ecr from 'aws-cdk-lib/aws-ecr';
import { Construct } from 'constructs';

/** Properties of {@link ImageReplication}. */
export interface ImageReplicationProps {
  /** Images of the repositories below `<project>/` are copied. */
  readonly projectName: string;

  /** Account of the registry, and of the copies. */
  readonly account: string;

  /** Regions that get a copy of each new image, 1 to 25, without the registry's own. */
  readonly destinations: readonly string[];
}

/**
 * Copies the project's container images to other regions.
 *
 * A registry, that is an account in a region, has ONE replication configuration. This one takes the place of any that
 * somebody made by hand or with another stack, and deleting it ends all replication of the registry.
 */
export class ImageReplication extends Construct {
  constructor(scope: Construct, id: string, props: ImageReplicationProps) {
    super(scope, id);
    new ecr.CfnReplicationConfiguration(this, 'Resource', {
      replicationConfiguration: {
        rules: [
          {
            repositoryFilters: [
              {
                filter: `${props.projectName}/`,
                filterType: 'PREFIX_MATCH',
              },
            ],
            destinations: props.destinations.map(region => ({
              region,
              registryId: props.account,
            })),
          },
        ],
      },
    });
  }
}
