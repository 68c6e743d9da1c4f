/** Qualifier of the CDK's default bootstrap. */
export const QUALIFIER = 'hnb659fds';

/** Version that the bootstrap of the sandbox's accounts reports. */
export const BOOTSTRAP_VERSION = '30';

/** Roles of a bootstrapped account and region. */
export type BootstrapRole =
  | 'deploy'
  | 'file-publishing'
  | 'image-publishing'
  | 'lookup'
  | 'cfn-exec';

/** An account and region. */
export interface Place {
  accountId: string;
  region: string;
}

export const bootstrapRoleName = (
  role: BootstrapRole,
  { accountId, region }: Place,
) => `cdk-${QUALIFIER}-${role}-role-${accountId}-${region}`;

export const assetBucketName = ({ accountId, region }: Place) =>
  `cdk-${QUALIFIER}-assets-${accountId}-${region}`;

export const imageRepositoryName = ({ accountId, region }: Place) =>
  `cdk-${QUALIFIER}-container-assets-${accountId}-${region}`;

export const VERSION_PARAMETER = `/cdk-bootstrap/${QUALIFIER}/version`;

export const BOOTSTRAP_STACK = 'CDKToolkit';
