import { ArnFormat, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';

/** What it takes to encrypt and decrypt with a key. */
export const KEY_USE = [
  'kms:Encrypt',
  'kms:Decrypt',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:DescribeKey',
];

/** Lets a service use a key when it works for this account by itself. */
export function allowService(
  key: kms.IKey,
  sid: string,
  service: string,
): void {
  allow(key, sid, service, {
    StringEquals: { 'aws:SourceAccount': Stack.of(key).account },
  });
}

/** Lets CloudWatch Logs use a key for the log groups of this account and region. */
export function allowLogs(key: kms.IKey): void {
  const { region, urlSuffix } = Stack.of(key);
  // CloudWatch Logs does not send the source account; the encryption context names the log group instead.
  allow(key, 'AllowLogsEncrypt', `logs.${region}.${urlSuffix}`, {
    ArnLike: {
      'kms:EncryptionContext:aws:logs:arn': Stack.of(key).formatArn({
        service: 'logs',
        resource: 'log-group',
        resourceName: '*',
        arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      }),
    },
  });
}

function allow(
  key: kms.IKey,
  sid: string,
  service: string,
  conditions: Record<string, Record<string, string>>,
): void {
  key.addToResourcePolicy(
    new iam.PolicyStatement({
      sid,
      principals: [new iam.ServicePrincipal(service)],
      actions: KEY_USE,
      resources: ['*'],
      conditions,
    }),
  );
}
