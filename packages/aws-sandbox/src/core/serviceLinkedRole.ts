import { Principal } from './types';

/** Names of the roles by which services act inside an account, by host name of the service. */
const ROLE_NAMES: Readonly<Record<string, string>> = {
  'apigateway.amazonaws.com': 'AWSServiceRoleForAPIGateway',
  'elasticfilesystem.amazonaws.com': 'AWSServiceRoleForAmazonElasticFileSystem',
  'emr-serverless.amazonaws.com': 'AWSServiceRoleForAmazonEMRServerless',
  'lambda.amazonaws.com': 'AWSServiceRoleForLambda',
  'sagemaker.amazonaws.com': 'AWSServiceRoleForAmazonSageMakerNotebooks',
};

/**
 * A service acting by its service-linked role: a role of the account with the policy that the service needs, which
 * nobody but the service can assume. AWS makes it when the service is first used.
 */
export function serviceLinkedRole(
  { accountId, partition }: { accountId: string; partition: string },
  hostName: string,
): Principal {
  const name =
    ROLE_NAMES[hostName] ?? `AWSServiceRoleFor${hostName.split('.')[0]}`;
  const sessionName = hostName.split('.')[0];
  return {
    kind: 'assumed-role',
    accountId,
    arn: `arn:${partition}:sts::${accountId}:assumed-role/${name}/${sessionName}`,
    userId: `AROA${name.toUpperCase().slice(-17)}:${sessionName}`,
    roleArn: `arn:${partition}:iam::${accountId}:role/aws-service-role/${hostName}/${name}`,
    sessionName,
    sessionTags: {},
    sessionPolicies: [],
    linkedService: hostName,
  };
}

/** The service that acts, by itself or by its role in the account; nothing for users and roles of the account's own. */
export function serviceOf(principal: Principal): string | undefined {
  return principal.kind === 'service' ? principal.arn : principal.linkedService;
}
