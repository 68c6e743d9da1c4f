import type { TableKey } from './tableDefinitions';

/**
 * Names of the SSM parameters by which the regions of a project find what the foundation has in the global region. They
 * are a contract with every consumer.
 */
export interface FoundationParameters {
  readonly clusterSharedBucket: {
    readonly name: string;
    readonly arn: string;
    readonly region: string;
  };
  readonly modelBucketName: string;
  tableName(table: TableKey): string;
  endpointGroupArn(region: string): string;
}

/** The names of a project's parameters. */
export function foundationParameters(
  projectName: string,
): FoundationParameters {
  const sharedBucket = `/${projectName}/cluster-shared-bucket`;
  return {
    clusterSharedBucket: {
      name: `${sharedBucket}/name`,
      arn: `${sharedBucket}/arn`,
      region: `${sharedBucket}/region`,
    },
    modelBucketName: `/${projectName}/model-bucket-name`,
    tableName: table => `/${projectName}/${kebab(table)}-table-name`,
    endpointGroupArn: region => `/${projectName}/endpoint-group-${region}-arn`,
  };
}

function kebab(text: string): string {
  return text.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`).slice(1);
}
