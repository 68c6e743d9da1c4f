import { CfnOutput, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { BLUEPRINT_VERSION } from '../version';
import type { Accelerator } from './Accelerator';
import type { ClusterSharedBucket } from './ClusterSharedBucket';
import type { FoundationTables } from './FoundationTables';
import type { ImageLookup } from './ImageLookup';
import type { ModelBucket } from './ModelBucket';
import { regionId } from './regionId';
import { TABLE_KEYS, TABLES } from './tableDefinitions';

/** What all regions of a project share. */
export interface SharedParts {
  readonly clusterSharedBucket: ClusterSharedBucket;
  readonly modelBucket: ModelBucket;
  readonly tables: FoundationTables;
  readonly imageLookup: ImageLookup;

  /** @default - no output */
  readonly accelerator?: Accelerator;
}

/** What the outputs tell of. */
export interface FoundationOutputsProps {
  /** @default - no outputs; the stack is not that of the global region */
  readonly shared?: SharedParts;

  /** @default - no output */
  readonly readRole?: iam.IRole;
}

/** Value and meaning of an output; without a value there is none. */
type Output = readonly [value: string | undefined, description: string];

/** The stack's outputs. Their keys are a contract, as are the names of the parameters. */
export class FoundationOutputs extends Construct {
  constructor(scope: Construct, id: string, props: FoundationOutputsProps) {
    super(scope, id);
    const { shared, readRole } = props;
    const outputs: Record<string, Output> = {
      BlueprintVersion: [BLUEPRINT_VERSION, 'Version of the blueprint'],
      PortalReadRoleArn: [
        readRole?.roleArn,
        'The portal reads the state of environments with this role',
      ],
      ...(shared && this.ofShared(shared)),
    };
    for (const [key, [value, description]] of Object.entries(outputs)) {
      if (value === undefined) continue;
      new CfnOutput(this, key, { value, description }).overrideLogicalId(key);
    }
  }

  private ofShared(shared: SharedParts): Record<string, Output> {
    const { clusterSharedBucket, modelBucket, imageLookup } = shared;
    return {
      ClusterSharedBucketName: [
        clusterSharedBucket.bucket.bucketName,
        'Bucket shared by all regions of the project',
      ],
      ClusterSharedBucketArn: [
        clusterSharedBucket.bucket.bucketArn,
        'ARN of that bucket',
      ],
      ClusterSharedBucketRegion: [
        Stack.of(this).region,
        'Region of that bucket',
      ],
      ClusterSharedKeyArn: [
        clusterSharedBucket.key.keyArn,
        'KMS key of that bucket',
      ],
      ModelBucketName: [
        modelBucket.bucket.bucketName,
        'Bucket of model weights',
      ],
      ModelBucketArn: [modelBucket.bucket.bucketArn, 'ARN of that bucket'],
      ModelBucketKeyArn: [modelBucket.key.keyArn, 'KMS key of that bucket'],
      ...ofTables(shared.tables),
      ...(shared.accelerator && ofAccelerator(shared.accelerator)),
      ImageLookupFunctionArn: [
        imageLookup.function.functionArn,
        'Function that adopts or makes container repositories',
      ],
    };
  }
}

function ofTables({ tables }: FoundationTables): Record<string, Output> {
  return Object.fromEntries(
    TABLE_KEYS.flatMap(key => [
      [
        `${key}TableName`,
        [tables[key].tableName, `Table of ${TABLES[key].holds}`],
      ],
      [
        `${key}TableArn`,
        [tables[key].tableArn, `ARN of the table of ${TABLES[key].holds}`],
      ],
    ]),
  );
}

function ofAccelerator({
  accelerator,
  endpointGroupArns,
}: Accelerator): Record<string, Output> {
  const groups = [...endpointGroupArns].map(([region, arn]) => [
    `EndpointGroupArn${regionId(region)}`,
    [arn, `Endpoint group of the accelerator for ${region}`],
  ]);
  return {
    AcceleratorArn: [accelerator.acceleratorArn, 'Global Accelerator'],
    AcceleratorDnsName: [accelerator.dnsName, 'DNS name of the accelerator'],
    ...Object.fromEntries(groups),
  };
}
