/** A KMS key that the account manages and CloudWatch Logs encrypts with. */
export function logsKey(properties: object = {}): {
  Type: string;
  Properties: object;
} {
  const allow = (Principal: object, Action: string | string[]) => ({
    Effect: 'Allow',
    Principal,
    Action,
    Resource: '*',
  });
  return {
    Type: 'AWS::KMS::Key',
    Properties: {
      KeyPolicy: {
        Version: '2012-10-17',
        Statement: [
          allow({ AWS: 'arn:aws:iam::444455556666:root' }, 'kms:*'),
          allow({ Service: 'logs.eu-west-1.amazonaws.com' }, [
            'kms:Encrypt*',
            'kms:Decrypt*',
            'kms:ReEncrypt*',
            'kms:GenerateDataKey*',
            'kms:Describe*',
          ]),
        ],
      },
      ...properties,
    },
  };
}
