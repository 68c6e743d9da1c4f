import { JsonObject } from '@backstage/types';

/** Config of a portal on the local AWS. */
export function portalConfig(options: {
  /** Address of the local AWS. */
  awsUrl: string;
  /** For working files. */
  directory: string;
}): JsonObject {
  const { awsUrl, directory } = options;
  const account = (accountId: string, regions: string[]) => ({
    accountId,
    regions,
    readRoleArn: `arn:aws:iam::${accountId}:role/gco-analytics-read`,
    externalId: `local-read-${accountId}`,
  });
  return {
    backend: { workingDirectory: directory },
    scaffolder: { taskRecovery: { enabled: true } },
    aws: {
      mainAccount: {
        accessKeyId: 'AKIAGCOLOCALPORTAL01',
        secretAccessKey: 'local-portal-secret-not-a-real-key',
        region: 'eu-west-1',
      },
    },
    gcoAnalytics: {
      hub: {
        roleArn: 'arn:aws:iam::111122223333:role/gco-analytics-hub',
        assume: true,
      },
      accounts: [
        account('444455556666', ['eu-west-1', 'us-east-1']),
        account('777788889999', ['eu-west-1']),
      ],
      operations: { pollInterval: { milliseconds: 200 } },
      localAws: { url: awsUrl },
    },
  };
}
