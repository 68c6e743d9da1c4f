import { cognitoDomainPrefix } from './cognitoDomainPrefix';
import { roleName } from './roleNames';

export { PORTAL_ROLE_PATH } from './roleNames';

/** The physical names of an environment; everything else is named by CloudFormation. */
export interface EnvironmentNames {
  /** CloudFormation stack, at most 62 characters. */
  readonly stack: string;
  /** Studio domain, at most 63 characters. */
  readonly domain: string;
  /** EMR Serverless application, at most 64 characters. */
  readonly emrApplication: string;
  /** IAM roles, at most 64 characters and unique in the account whatever the region. */
  readonly executionRole: string;
  readonly accessRole: string;
  readonly profileRole: string;
  readonly appsRole: string;
  readonly emrOperatorRole: string;
  /** REST API of the sign-in, at most 68 characters. */
  readonly loginApi: string;
  /** Cognito user pool, at most 62 characters. */
  readonly userPool: string;
  /** Prefix of the sign-in page's host name, at most 63 characters; unique in the region among all customers of AWS. */
  readonly cognitoDomainPrefix: string;
  /** Web ACL of the sign-in's API, at most 68 characters and unique in account and region. */
  readonly webAcl: string;
  /** SSM parameter that holds the external id of the portal's roles, at most 79 characters. */
  readonly externalIdParameter: string;
}

/** What names are made of. */
export interface NamedConfig {
  readonly projectName: string;
  readonly environment: { readonly name: string };
  readonly account: string;
  readonly region: string;
  readonly cognito: { readonly domainPrefix?: string };
}

/** The names of an environment. They depend on nothing that can change after the first deployment. */
export function environmentNames(config: NamedConfig): EnvironmentNames {
  const stack = environmentStackName(config);
  const { projectName, environment, region } = config;
  const role = (affix: { prefix?: string; suffix?: string }) =>
    roleName({ projectName, owner: [environment.name, region], ...affix });
  return {
    stack,
    domain: stack,
    emrApplication: stack,
    // SageMaker's own policies and consoles only accept execution roles with this beginning.
    executionRole: role({ prefix: 'AmazonSageMaker-' }),
    accessRole: role({ suffix: '-access' }),
    profileRole: role({ suffix: '-profile' }),
    appsRole: role({ suffix: '-apps' }),
    emrOperatorRole: role({ suffix: '-emr-operator' }),
    loginApi: `${stack}-login`,
    userPool: stack,
    cognitoDomainPrefix:
      config.cognito.domainPrefix ?? cognitoDomainPrefix(config),
    webAcl: `${stack}-login`,
    externalIdParameter: `/${projectName}/environments/${environment.name}/external-id`,
  };
}

/**
 * Name of an environment's CloudFormation stack: `<project>-analytics-<name>`.
 *
 * @public
 */
export function environmentStackName(
  config: Pick<NamedConfig, 'projectName' | 'environment'>,
): string {
  return `${config.projectName}-analytics-${config.environment.name}`;
}
